"""Explanation of labels: the rules that fired, and a sentence or two for people about each label."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import Final

from tickets.classification.reader import Reading
from tickets.classification.rules.rule import Effect
from tickets.classification.rules.sentences import (
    COMPLAINT,
    MATTERS,
    QUESTION,
    SENTENCES,
    WITHOUT_REASON,
)
from tickets.classification.scope_resolution import PROBLEMS, EffectiveHits
from tickets.classification.scoring import Labels, Opinion, Opinions
from tickets.classification.text.matcher import Hit
from tickets.classification.text.tokens import TokenizedText
from tickets.classification.weighing import OVERRULE, Weighed
from tickets.core.labels import (
    LABEL_FIELDS,
    FiredRule,
    Label,
    Reasons,
    Sentiment,
    Urgency,
    show_label,
)
from tickets.core.language_names import name_language

# As many reasons as a person wants to read about one label.
MOST_SHOWN: Final = 3
# The effects that speak about a field, the deciding ones first.
_EFFECTS: Final[Mapping[str, tuple[Effect, ...]]] = {
    "urgency": (*PROBLEMS, Effect.WIDESPREAD),
    "sentiment": (Effect.NEGATIVE, Effect.MOCKING, Effect.POSITIVE),
    "requires_action": (Effect.ASKS, *PROBLEMS),
}
# The effects behind a label, where it is not one of the field alone.
_BEHIND: Final[Mapping[tuple[str, Label], tuple[Effect, ...]]] = {
    ("urgency", Urgency.HIGH): (Effect.HIGH, Effect.WIDESPREAD),
    ("urgency", Urgency.MEDIUM): (Effect.MEDIUM, Effect.NEGATIVE),
    ("urgency", Urgency.LOW): (),
    ("sentiment", Sentiment.NEGATIVE): (Effect.NEGATIVE, Effect.MOCKING),
    ("sentiment", Sentiment.NEUTRAL): (),
    ("sentiment", Sentiment.POSITIVE): (Effect.POSITIVE,),
    ("requires_action", True): (Effect.ASKS,),
    ("requires_action", False): (Effect.TELLS,),
}


def explain_automatic(found: EffectiveHits) -> tuple[tuple[FiredRule, ...], Reasons]:
    """Return the rules that say that a machine wrote the ticket, and that as the reason of every label."""
    sentence = " ".join(_sentences(found.text, found.of(Effect.AUTOMATIC)))
    return tuple(_list_rules(found, (Effect.AUTOMATIC,))), Reasons(*[sentence] * len(LABEL_FIELDS))


def explain_language(code: str) -> Reasons:
    """Return the reason of every label of a ticket whose language has no table."""
    sentence = (
        f"Written in {name_language(code)}, for which there are no rules: a person must read it."
    )
    return Reasons(*[sentence] * len(LABEL_FIELDS))


def explain(
    reading: Reading, weighed: Weighed, opinions: Opinions | None
) -> tuple[tuple[FiredRule, ...], Reasons]:
    """Return the rules behind the labels with those that are muted, and the reason of each label."""
    found, labels = reading.found, weighed.labels
    rules = [*_list_rules(found, _effects_behind(labels)), *_list_shout(reading, labels)]
    reasons = {}
    for name in LABEL_FIELDS:
        opinion = None if opinions is None else getattr(opinions, name)
        if opinion is not None and name in weighed.by_points:
            rules.append(_describe_points(name, opinion, weighed, found.text))
        reasons[name] = " ".join(_explain_field(name, reading, weighed, opinion))
    return tuple(rules), Reasons(**reasons)


def _explain_field(
    name: str, reading: Reading, weighed: Weighed, opinion: Opinion | None
) -> Iterator[str]:
    label, found = getattr(weighed.labels, name), reading.found
    if opinion is not None and name in weighed.by_points:
        yield _add_up(opinion, label, over=getattr(weighed.by_rules, name), text=found.text)
    else:
        yield from _explain_by_rules(name, reading, weighed) or [WITHOUT_REASON[name, label]]
        if opinion is not None and opinion.lead(opinion.best(), over=label) >= OVERRULE:
            against = _add_up(opinion, opinion.best(), over=label, text=found.text)
            yield f"But by its words {against}"
    yield from _explain_muted(found, _EFFECTS[name])


def _explain_by_rules(name: str, reading: Reading, weighed: Weighed) -> list[str]:
    """Return what the rules behind a label say; nothing if there are none."""
    label, found = getattr(weighed.labels, name), reading.found
    hits = [hit for effect in _BEHIND[name, label] for hit in found.of(effect)]
    said = list(_sentences(found.text, hits))
    if reading.shout and label == Sentiment.NEGATIVE:
        said.append(f"{SENTENCES['sentiment.shouting']}: {_quote(reading.shout)}.")
    is_complaint = weighed.labels.sentiment is Sentiment.NEGATIVE
    if name == "urgency" and is_complaint and not found.has(*PROBLEMS):
        said.append(COMPLAINT)
    if name == "requires_action" and label and not said:
        said += [MATTERS] if weighed.labels.urgency is not Urgency.LOW else []
    return said


def _sentences(text: TokenizedText, hits: Iterable[Hit]) -> Iterator[str]:
    """Yield what the first MOST_SHOWN rules say, each with the words of its first hit, none of them twice."""
    first: dict[str, Hit] = {}
    for hit in hits:
        if not any(other.start <= hit.end and hit.start <= other.end for other in first.values()):
            first.setdefault(SENTENCES[hit.rule.name], hit)
    for sentence, hit in islice(first.items(), MOST_SHOWN):
        words = text.as_written(hit.start, hit.end)
        yield f"{sentence}: {_quote(words)}." if _has_letters(words) else QUESTION


def _explain_muted(found: EffectiveHits, effects: tuple[Effect, ...]) -> Iterator[str]:
    """Yield one sentence for each phrase that doesn't count, however many of its rules fired on it."""
    phrases: dict[str, str] = {}
    for hit, scope in found.muted:
        words = found.text.as_written(hit.start, hit.end)
        if hit.rule.effect in effects and _has_letters(words):
            phrase = _quote(words)
            phrases.setdefault(phrase, f"{phrase} {_explain_scope(found.text, hit, scope)}.")
    yield from islice(phrases.values(), MOST_SHOWN)


def _explain_scope(text: TokenizedText, hit: Hit, scope: Hit) -> str:
    says = SENTENCES[scope.rule.name]
    words = text.as_written(scope.start, scope.end)
    return says if words == text.as_written(hit.start, hit.end) else f"{says} ({_quote(words)})"


def _add_up(opinion: Opinion, label: Label, *, over: Label, text: TokenizedText) -> str:
    """Return the sum for a label, such as "high rather than medium +31: refund +14, twice +9, bank +8"."""
    words = ", ".join(
        f"{' '.join(text.as_written(word.at, word.at)).lower()} {word.points:+}"
        for word in opinion.loudest(label, over=over)
    )
    lead = opinion.lead(label, over=over)
    return f"{show_label(label)} rather than {show_label(over)} {lead:+}: {words}."


def _has_letters(words: Iterable[str]) -> bool:
    """Return whether words say something out of their context, which a question mark doesn't."""
    return any(word[:1].isalnum() for word in words)


def _quote(words: Iterable[str]) -> str:
    return f"\u201c{' '.join(words)}\u201d"


def _describe_points(
    name: str, opinion: Opinion, weighed: Weighed, text: TokenizedText
) -> FiredRule:
    label, by_rules = getattr(weighed.labels, name), getattr(weighed.by_rules, name)
    words = [text.as_written(word.at, word.at)[0] for word in opinion.loudest(label, over=by_rules)]
    return FiredRule(f"points.{name}", f"{name}={show_label(label)}", tuple(words))


def _list_shout(reading: Reading, labels: Labels) -> Iterator[FiredRule]:
    if reading.shout and labels.sentiment is Sentiment.NEGATIVE:
        yield FiredRule("sentiment.shouting", Effect.NEGATIVE, reading.shout)


def _effects_behind(labels: Labels) -> tuple[Effect, ...]:
    """Return the effects that led to the labels; spread and mockery only if they made a difference."""
    widespread = (Effect.WIDESPREAD,) if labels.urgency is Urgency.HIGH else ()
    mocking = (Effect.MOCKING,) if labels.sentiment is Sentiment.NEGATIVE else ()
    always = (*PROBLEMS, Effect.NEGATIVE, Effect.POSITIVE, Effect.ASKS)
    return (*always, *widespread, *mocking)


def _list_rules(found: EffectiveHits, effects: Iterable[Effect]) -> Iterator[FiredRule]:
    """Yield each rule once with the words of its first hit, then each phrase that is muted, once."""
    hits: dict[tuple[str, str], Hit] = {}
    for effect in effects:
        for hit in found.of(effect):
            hits.setdefault((hit.rule.name, effect), hit)
    muted: dict[tuple[int, int], tuple[str, Hit]] = {}
    for hit, scope in found.muted:
        muted.setdefault((hit.start, hit.end), (hit.rule.name, scope))
    for rule, scope in muted.values():
        hits.setdefault((scope.rule.name, f"mutes {rule}"), scope)
    for (rule, label), hit in hits.items():
        yield FiredRule(rule, label, found.text.as_written(hit.start, hit.end))
