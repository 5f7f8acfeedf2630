"""Explanation of labels: the rules that fired, and a sentence or two for people about each label."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Final

from tickets.classification.reader import Reading
from tickets.classification.rules.rule import Effect
from tickets.classification.rules.sentences import (
    AGAINST,
    COMPLAINT,
    MATTERS,
    QUESTION,
    READS_LIKE,
    SENTENCES,
    VAGUE,
    WITHOUT_REASON,
)
from tickets.classification.scope_resolution import PROBLEMS, EffectiveHits
from tickets.classification.scoring import Labels, Opinion, Opinions
from tickets.classification.text.matcher import Hit
from tickets.classification.text.quotation import (
    Side,
    Span,
    has_letters,
    quote,
    quote_phrase,
    widen,
)
from tickets.classification.text.tokens import TokenizedText
from tickets.classification.weighing import Weighed
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
_NEWSLETTER: Final = "scope.newsletter"
# From so many words on a phrase says what is the matter, and more of them only lie between.
_TELLING_WORDS: Final = 3
# The effects behind a label, those that say most first. Further ones are read only if they say nothing.
_BEHIND: Final[Mapping[tuple[str, Label], tuple[tuple[Effect, ...], ...]]] = {
    ("urgency", Urgency.HIGH): ((Effect.HIGH, Effect.WIDESPREAD), (Effect.MEDIUM,)),
    ("urgency", Urgency.MEDIUM): ((Effect.MEDIUM,), (Effect.NEGATIVE,)),
    ("urgency", Urgency.LOW): (),
    ("sentiment", Sentiment.NEGATIVE): ((Effect.NEGATIVE, Effect.MOCKING),),
    ("sentiment", Sentiment.NEUTRAL): (),
    ("sentiment", Sentiment.POSITIVE): ((Effect.POSITIVE,),),
    ("requires_action", True): ((Effect.ASKS,),),
    ("requires_action", False): ((Effect.TELLS,),),
}
# The effects that would have led to another label, had they counted.
_MISSED: Final[Mapping[tuple[str, Label], tuple[Effect, ...]]] = {
    ("urgency", Urgency.MEDIUM): (Effect.HIGH,),
    ("urgency", Urgency.LOW): PROBLEMS,
    ("sentiment", Sentiment.NEUTRAL): (Effect.NEGATIVE, Effect.POSITIVE),
    ("sentiment", Sentiment.POSITIVE): (Effect.NEGATIVE,),
    ("requires_action", False): (Effect.ASKS, *PROBLEMS),
}


def explain_automatic(found: EffectiveHits) -> tuple[tuple[FiredRule, ...], Reasons]:
    """Return the rules that say that a machine wrote the ticket, and that as the reason of every label."""
    sentence = " ".join(_sentences(found.text, found.of(Effect.AUTOMATIC)))
    return tuple(_list_rules(found, (Effect.AUTOMATIC,))), Reasons(*[sentence] * len(LABEL_FIELDS))


def explain_bulk(sign: str) -> tuple[tuple[FiredRule, ...], Reasons]:
    """Return the rule of newsletters with the words that tell one, and that as the reason of every label."""
    words = tuple(sign.split())
    sentence = f"{SENTENCES[_NEWSLETTER]}: {quote(words)}."
    return (FiredRule(_NEWSLETTER, Effect.AUTOMATIC, words),), Reasons(
        *[sentence] * len(LABEL_FIELDS)
    )


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
    label, by_rules = getattr(weighed.labels, name), getattr(weighed.by_rules, name)
    said = _explain_by_rules(name, by_rules, reading, weighed)
    if opinion is not None and name in weighed.by_points:
        yield _add_up(opinion, label, over=by_rules, text=reading.found.text)
        yield from (f"{AGAINST} {sentence[0].lower()}{sentence[1:]}" for sentence in said[:1])
        return
    if label != by_rules:
        # The guide demands it, because of another label.
        said = _explain_by_rules(name, label, reading, weighed)
    yield from said or [WITHOUT_REASON[name, label]]
    yield from _explain_muted(reading.found, _MISSED.get((name, label), ()))


def _explain_by_rules(name: str, label: Label, reading: Reading, weighed: Weighed) -> list[str]:
    """Return what the rules say for a label; nothing if none does."""
    said = list(_sentences(reading.found.text, _choose_hits(reading.found, _BEHIND[name, label])))
    shouts = label == Sentiment.NEGATIVE and reading.shout
    if shouts and (has_letters(reading.shout) or not said):
        said.append(f"{SENTENCES['sentiment.shouting']}: {quote(reading.shout)}.")
    is_complaint = weighed.labels.sentiment is Sentiment.NEGATIVE
    if label == Urgency.MEDIUM and is_complaint and not reading.found.has(*PROBLEMS):
        said.append(COMPLAINT)
    if name == "requires_action" and label and not said:
        said += [MATTERS] if weighed.labels.urgency is not Urgency.LOW else []
    return said[:MOST_SHOWN]


def _choose_hits(found: EffectiveHits, effects: Sequence[Sequence[Effect]]) -> Sequence[Hit]:
    """Return the hits of effects, the most telling first; weak ones only if there are no others."""
    chosen: list[Hit] = []
    for alike in effects:
        if all(hit.rule.effect is Effect.WIDESPREAD for hit in chosen):
            hits = [hit for effect in alike for hit in _put_telling_first(found, effect)]
            chosen += [hit for hit in hits if not _is_weak(found.text, hit)] or hits
    return chosen


def _put_telling_first(found: EffectiveHits, effect: Effect) -> list[Hit]:
    """Sort hits: those of plain rules and of firm ones first, then those of more words, but compact ones."""

    def rank(hit: Hit) -> tuple[bool, bool, int, int]:
        length = len(found.text.as_written(hit.start, hit.end))
        return _is_weak(found.text, hit), not hit.rule.firm, -min(length, _TELLING_WORDS), length

    return sorted(found.of(effect), key=rank)


def _is_weak(text: TokenizedText, hit: Hit) -> bool:
    """Return whether a hit says little next to others: a hint, a vague rule or a mere question mark."""
    return not hit.rule.plain or hit.rule.name in VAGUE or text.words[hit.anchor] == "?"


def _sentences(text: TokenizedText, hits: Iterable[Hit]) -> Iterator[str]:
    """Yield what the first MOST_SHOWN rules say, each with the words of its first hit, none of them twice."""
    first: dict[str, Span] = {}
    said: set[tuple[str, ...]] = set()
    for hit in hits:
        span = _widen(text, hit)
        begins = tuple(text.words[hit.start : hit.end + 1])[:_TELLING_WORDS]
        if begins not in said and not any(span.touches(other) for other in first.values()):
            said.add(begins)
            first.setdefault(_say(text, hit), span)
    for sentence, span in islice(first.items(), MOST_SHOWN):
        yield f"{sentence}: {quote_phrase(text, span)}."


def _say(text: TokenizedText, hit: Hit) -> str:
    return QUESTION if text.words[hit.anchor] == "?" else SENTENCES[hit.rule.name]


def _widen(text: TokenizedText, hit: Hit) -> Span:
    """Return the words to quote for a hit: after it, but before a word of tone and before a mark."""
    words = text.as_written(hit.start, hit.end)
    is_tone = hit.rule.effect in (Effect.NEGATIVE, Effect.POSITIVE) and len(words) == 1
    sides = (Side.AFTER, Side.BEFORE)
    is_last = is_tone or not has_letters(words)
    return widen(text, Span(hit.start, hit.end), sides=sides[::-1] if is_last else sides)


def _explain_muted(found: EffectiveHits, effects: tuple[Effect, ...]) -> Iterator[str]:
    """Yield one sentence for each scope that keeps phrases of the effects from counting."""
    phrases: dict[tuple[str, Sequence[str]], str] = {}
    for hit, scope in found.muted:
        words = found.text.as_written(hit.start, hit.end)
        if hit.rule.effect in effects and not _is_weak(found.text, hit) and has_letters(words):
            # What mutes it stands before it, and is quoted by itself.
            span = widen(found.text, Span(hit.start, hit.end), sides=(Side.AFTER,))
            phrase = quote_phrase(found.text, span)
            same = scope.rule.name, found.text.as_written(scope.start, scope.end)
            phrases.setdefault(same, f"{phrase} {_explain_scope(found.text, hit, scope)}.")
    yield from islice(phrases.values(), MOST_SHOWN - 1)


def _explain_scope(text: TokenizedText, hit: Hit, scope: Hit) -> str:
    says = SENTENCES[scope.rule.name]
    words = text.as_written(scope.start, scope.end)
    return says if words == text.as_written(hit.start, hit.end) else f"{says} ({quote(words)})"


def _add_up(opinion: Opinion, label: Label, *, over: Label, text: TokenizedText) -> str:
    """Return what the words are like, and the sum: "high rather than medium +31 (refund +14, bank +8)"."""
    words = ", ".join(
        f"{' '.join(text.as_written(word.at, word.at)).lower()} {word.points:+}"
        for word in opinion.loudest(label, over=over)
    )
    lead = opinion.lead(label, over=over)
    return f"{READS_LIKE[label]}: {show_label(label)} rather than {show_label(over)} {lead:+} ({words})."


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
