"""Classifier of tickets: urgency, sentiment and requires_action from the words, with the reasons.

The same text always gets the same labels; any text is accepted.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from typing import Final

from tickets.classification.rules import TABLE
from tickets.classification.rules.rule import Effect
from tickets.classification.rules.vocabulary import word_set
from tickets.classification.scope_resolution import PROBLEMS, EffectiveHits, resolve_scopes
from tickets.classification.score_table import read_table
from tickets.classification.scoring import (
    LEAD_OVER_PHRASES,
    LEAD_OVER_SHOUTING,
    LONG_WORDS,
    MIN_WORDS,
    Labels,
    ScoreResult,
    ScoreTable,
    count_words,
)
from tickets.classification.text.matcher import Hit, PhraseIndex
from tickets.classification.text.phrases import parse_phrases
from tickets.classification.text.shouting import find_shout
from tickets.classification.text.tokens import FIRST_WORD, TokenizedText, tokenize
from tickets.core.labels import (
    RULE_SET_VERSION,
    Classification,
    FiredRule,
    Sentiment,
    Urgency,
)

# With this many sentences of praise for each one with a problem or a question, the tone is praise.
_PRAISE_DOMINATES: Final = 3
# A defect that many people have is an outage; a wrong invoice or a cancellation is not.
_SPREADING: Final = frozenset({"urgency.defect", "urgency.access"})
# "Great." and "Well done, guys!", before a sentence that says what was done.
_EXCLAMATION_WORDS: Final = 7
_CONTRAST: Final = word_set("but however although though except unfortunately otherwise apart")
# The effects whose rules are always given as reasons, in this order.
_EXPLAINED: Final = (*PROBLEMS, Effect.NEGATIVE, Effect.POSITIVE, Effect.ASKS)
# The effects that speak about a field.
_EFFECTS_OF_FIELD: Final = {
    "urgency": PROBLEMS,
    "sentiment": (Effect.NEGATIVE, Effect.POSITIVE, Effect.MOCKING),
    "requires_action": (*PROBLEMS, Effect.ASKS),
}

_INDEX: Final = PhraseIndex(phrase for rule in TABLE for phrase in parse_phrases(rule))
_SCORES: Final = ScoreTable(read_table())


def classify(*, subject: str, message: str) -> Classification:
    """Classify a ticket; an empty one is low, neutral and requires no action."""
    text = tokenize(subject=subject, message=message)
    found = resolve_scopes(text, _INDEX.find(text.words))
    if _is_automatic(found):
        labels = Labels(Urgency.LOW, Sentiment.NEUTRAL, requires_action=False)
        return _classification(labels, _explain(found, (Effect.AUTOMATIC,)))
    shout = find_shout(text, upset=found.has(*PROBLEMS))
    by_rules = _label(found, shouts=bool(shout))
    reasons = [*_explain(found, _effects_behind(by_rules)), *_explain_shout(shout, by_rules)]
    length = count_words(text.words)
    if length < MIN_WORDS:
        return _classification(by_rules, reasons)
    leads = _find_leads(found, by_rules, is_long=length >= LONG_WORDS, shouts=bool(shout))
    scored = _SCORES.score(text.words, by_rules=by_rules, leads=leads)
    return _classification(scored.labels, [*reasons, *_explain_scores(scored, text)])


def _classification(labels: Labels, reasons: Iterable[FiredRule]) -> Classification:
    return Classification(
        labels.urgency, labels.sentiment, labels.requires_action, RULE_SET_VERSION, tuple(reasons)
    )


def _is_automatic(found: EffectiveHits) -> bool:
    """Return whether a machine wrote it. In an angry ticket only firm rules count: machines are not angry."""
    is_angry = found.has(Effect.NEGATIVE)
    return any(hit.rule.firm or not is_angry for hit in found.of(Effect.AUTOMATIC))


def _label(found: EffectiveHits, *, shouts: bool) -> Labels:
    sentiment = _sentiment(found, shouts=shouts)
    return Labels(
        _urgency(found, sentiment=sentiment),
        sentiment,
        _requires_action(found, sentiment=sentiment),
    )


def _urgency(found: EffectiveHits, *, sentiment: Sentiment) -> Urgency:
    if found.has(Effect.HIGH) or _is_widespread(found):
        return Urgency.HIGH
    if found.has(Effect.MEDIUM) or sentiment == Sentiment.NEGATIVE:
        return Urgency.MEDIUM
    return Urgency.LOW


def _is_widespread(found: EffectiveHits) -> bool:
    return found.has(Effect.WIDESPREAD) and any(
        hit.rule.name in _SPREADING for hit in found.of(Effect.MEDIUM)
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
    anger = (len(angry), _last(found, Effect.NEGATIVE))
    praise = (len(pleased), _last(found, Effect.POSITIVE))
    if anger > praise or _is_mocking(found, upset=angry | problems):
        return Sentiment.NEGATIVE
    if not pleased:
        return without_praise
    sober = problems | (found.sentences(Effect.ASKS) - pleased)
    is_praise = len(pleased) >= _PRAISE_DOMINATES * len(sober)
    return Sentiment.POSITIVE if is_praise else Sentiment.NEUTRAL


def _last(found: EffectiveHits, effect: Effect) -> int:
    """Return the position of the last hit of an effect; of two tones, the later one counts."""
    return max((hit.anchor for hit in found.of(effect)), default=0)


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
        if near & upset and _CONTRAST.isdisjoint(words[start:end]):
            return True
    return False


def _requires_action(found: EffectiveHits, *, sentiment: Sentiment) -> bool:
    if sentiment == Sentiment.POSITIVE:
        return bool(found.sentences(Effect.ASKS) - found.sentences(Effect.POSITIVE))
    return sentiment == Sentiment.NEGATIVE or found.has(*PROBLEMS, Effect.ASKS)


def _find_leads(
    found: EffectiveHits, by_rules: Labels, *, is_long: bool, shouts: bool
) -> dict[str, int]:
    """Return, by field, the points that the rules' label is ahead by, where that is more than usual."""
    leads: dict[str, int] = {}
    if not is_long:
        # A phrase speaks about a field even if it is muted, because it says that a thing is denied or over.
        spoken = {*found.hits, *(hit.rule.effect for hit, _ in found.muted)}
        for field, effects in _EFFECTS_OF_FIELD.items():
            if not spoken.isdisjoint(effects):
                leads[field] = LEAD_OVER_PHRASES
    if shouts and by_rules.sentiment == Sentiment.NEGATIVE:
        leads["sentiment"] = LEAD_OVER_SHOUTING
    return leads


def _effects_behind(labels: Labels) -> tuple[Effect, ...]:
    """Return the effects that led to the labels; spread and mockery only if they made a difference."""
    widespread = (Effect.WIDESPREAD,) if labels.urgency == Urgency.HIGH else ()
    mocking = (Effect.MOCKING,) if labels.sentiment == Sentiment.NEGATIVE else ()
    return (*_EXPLAINED, *widespread, *mocking)


def _explain(found: EffectiveHits, effects: Iterable[Effect]) -> Iterator[FiredRule]:
    """Yield each rule once with the words of its first hit, then each scope that muted a rule."""
    hits: dict[tuple[str, str], Hit] = {}
    for effect in effects:
        for hit in found.of(effect):
            hits.setdefault((hit.rule.name, effect), hit)
    for hit, scope in found.muted:
        hits.setdefault((scope.rule.name, f"mutes {hit.rule.name}"), scope)
    for (rule, label), hit in hits.items():
        yield FiredRule(rule, label, found.text.as_written(hit.start, hit.end))


def _explain_shout(shout: tuple[str, ...], labels: Labels) -> Iterator[FiredRule]:
    if shout and labels.sentiment == Sentiment.NEGATIVE:
        yield FiredRule("sentiment.shouting", Effect.NEGATIVE, shout)


def _explain_scores(scored: ScoreResult, text: TokenizedText) -> Iterator[FiredRule]:
    """Yield a reason for each label that the points changed, with the words that weigh most for it."""
    for field, spans in scored.reasons.items():
        words = dict.fromkeys(word for span in spans for word in text.as_written(*span))
        label = str(getattr(scored.labels, field)).lower()
        yield FiredRule(f"points.{field}", f"{field}={label}", tuple(words))
