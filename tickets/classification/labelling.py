"""Labels by the rules alone: what the phrases that count say together about a ticket."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import Final

from tickets.classification.automatic_hits import find_automatic
from tickets.classification.rules.rule import Effect
from tickets.classification.scope_resolution import NEGATION, PROBLEMS, EffectiveHits
from tickets.classification.scoring import Labels
from tickets.classification.text.matcher import Hit
from tickets.classification.text.tokens import FIRST_WORD, TokenizedText
from tickets.core.labels import Sentiment, Urgency

# A defect that many people have is an outage; a wrong invoice or a cancellation is not.
_SPREADING: Final = frozenset({"urgency.defect", "urgency.access"})
# "Great." and "Well done, guys!", before a sentence that says what was done.
_EXCLAMATION_WORDS: Final = 7
# What is over, proposed or only told needs no answer, unless the writer asks for one.
_EXPECTING_NOTHING: Final = (
    Effect.TELLS,
    Effect.POSITIVE,
    Effect.RESOLVED,
    Effect.CLOSED,
    Effect.SUGGESTION,
)
# "Pittsburgh" and "sent DM" answer somebody; "adding a mailbox" is what the writer wants done.
_SUBSTANCE_LETTERS: Final = 4
_SUBSTANCE_WORDS: Final = 3
# Nobody waits for an answer to what a machine wrote.
AUTOMATIC: Final = Labels(Urgency.LOW, Sentiment.NEUTRAL, requires_action=False)


def is_automatic(found: EffectiveHits) -> bool:
    """Return whether a machine wrote it. In an angry ticket only firm rules count: machines are not angry."""
    is_angry = found.has(Effect.NEGATIVE)
    return any(hit.rule.firm or not is_angry for hit in find_automatic(found))


def label_by_rules(found: EffectiveHits, *, shouts: bool) -> Labels:
    """Return the labels that the phrases which count add up to."""
    sentiment = _sentiment(found, shouts=shouts)
    return Labels(
        _urgency(found, sentiment=sentiment),
        sentiment,
        _requires_action(found, sentiment=sentiment),
    )


def _urgency(found: EffectiveHits, *, sentiment: Sentiment) -> Urgency:
    if found.has(Effect.HIGH) or is_widespread(found):
        return Urgency.HIGH
    if found.has(Effect.MEDIUM) or sentiment == Sentiment.NEGATIVE:
        return Urgency.MEDIUM
    return Urgency.LOW


def is_widespread(found: EffectiveHits) -> bool:
    """Return whether a defect stands within a sentence of the words for many people."""
    spread = found.sentences(Effect.WIDESPREAD)
    near = spread | {sentence + 1 for sentence in spread} | {sentence - 1 for sentence in spread}
    return bool(near) and any(
        hit.rule.name in _SPREADING and found.text.sentences[hit.anchor] in near
        for hit in found.of(Effect.MEDIUM)
    )


def _sentiment(found: EffectiveHits, *, shouts: bool) -> Sentiment:
    without_praise = Sentiment.NEGATIVE if shouts else Sentiment.NEUTRAL
    if not found.has(Effect.NEGATIVE, Effect.MOCKING, Effect.POSITIVE):
        return without_praise
    angry, pleased = found.sentences(Effect.NEGATIVE), found.sentences(Effect.POSITIVE)
    subject = {found.text.sentences[FIRST_WORD]}
    if (angry | pleased) - subject:
        # What the message says outweighs what the subject announces.
        angry, pleased = angry - subject, pleased - subject
    problems = found.sentences(*PROBLEMS)
    hearty = [hit for hit in found.of(Effect.POSITIVE) if hit.rule.plain]
    # Thanks don't weigh against anger; of two tones, the later one counts.
    anger = (len(angry), _last(found.of(Effect.NEGATIVE)))
    praise = (len(pleased) if hearty else 0, _last(hearty))
    if anger > praise or _is_mocking(found, upset=angry | problems):
        return Sentiment.NEGATIVE
    if not pleased:
        return without_praise
    is_praise = _is_praise(found, pleased=pleased, problems=problems, is_hearty=bool(hearty))
    return Sentiment.POSITIVE if is_praise else Sentiment.NEUTRAL


def _is_praise(
    found: EffectiveHits, *, pleased: set[int], problems: set[int], is_hearty: bool
) -> bool:
    """Return whether praise dominates. Mere thanks do if nothing is wrong and nothing is asked."""
    asking = found.sentences(Effect.ASKS)
    if not is_hearty:
        return not problems and not asking
    # "I love the app, but the export fails" is no praise, nor is "an outstanding refund".
    praising = pleased - problems
    emergencies = found.sentences(Effect.HIGH)
    sober = len(problems) + len(emergencies) + len(asking - pleased - problems)
    return len(praising) >= sober


def _last(hits: Sequence[Hit]) -> int:
    """Return the position of the last of some hits."""
    return max((hit.anchor for hit in hits), default=0)


def _is_mocking(found: EffectiveHits, *, upset: set[int]) -> bool:
    """Return whether praise is mockery, because it stands next to one of the `upset` sentences.

    It is not if the writer contrasts the two. Irony needs no such sentence and has rules of its own.
    """
    if any(hit.rule.firm for hit in found.of(Effect.MOCKING)):
        return True
    sentences, words = found.text.sentences, found.text.words
    for mocking in found.sentences(Effect.MOCKING):
        start, end = bisect_left(sentences, mocking), bisect_right(sentences, mocking)
        near = {mocking}
        if end - start <= _EXCLAMATION_WORDS:
            near.add(mocking + 1)
            end = bisect_right(sentences, mocking + 1)
        if near & upset and found.grammar.contrast.isdisjoint(words[start:end]):
            return True
    return False


def _requires_action(found: EffectiveHits, *, sentiment: Sentiment) -> bool:
    if sentiment == Sentiment.POSITIVE:
        return bool(found.sentences(Effect.ASKS) - found.sentences(Effect.POSITIVE))
    if sentiment == Sentiment.NEGATIVE or found.has(*PROBLEMS, Effect.ASKS):
        return True
    return found.grammar.asks_by_default and not _only_tells(found) and _has_substance(found.text)


def _only_tells(found: EffectiveHits) -> bool:
    """Return whether the writer expects nothing, or denies what would need an answer."""
    return found.has(*_EXPECTING_NOTHING) or any(
        hit.rule.effect in PROBLEMS and scope.rule is NEGATION for hit, scope in found.muted
    )


def _has_substance(text: TokenizedText) -> bool:
    """Return whether the words say something that a person could act on."""
    substance = {word for word in text.words if len(word) >= _SUBSTANCE_LETTERS and word.isalpha()}
    return len(substance) >= _SUBSTANCE_WORDS
