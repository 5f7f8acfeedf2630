"""Explanation of labels: the rules that fired, and a sentence for people about each label."""

from collections.abc import Iterable, Iterator
from typing import Final

from tickets.classification.rules.rule import Effect
from tickets.classification.scope_resolution import PROBLEMS, EffectiveHits
from tickets.classification.scoring import Labels, ScoreResult
from tickets.classification.text.matcher import Hit
from tickets.classification.text.tokens import TokenizedText
from tickets.core.labels import FiredRule, Sentiment, Urgency

# The effects whose rules are always given as reasons, in this order.
_EXPLAINED: Final = (*PROBLEMS, Effect.NEGATIVE, Effect.POSITIVE, Effect.ASKS)


def explain_automatic(found: EffectiveHits) -> Iterator[FiredRule]:
    """Yield the rules that say that a machine wrote the ticket."""
    return _explain(found, (Effect.AUTOMATIC,))


def explain_rules(
    found: EffectiveHits, labels: Labels, *, shout: tuple[str, ...]
) -> Iterator[FiredRule]:
    """Yield the rules behind the labels, then each scope that muted a rule, then shouting."""
    yield from _explain(found, _effects_behind(labels))
    if shout and labels.sentiment == Sentiment.NEGATIVE:
        yield FiredRule("sentiment.shouting", Effect.NEGATIVE, shout)


def explain_scores(scored: ScoreResult, text: TokenizedText) -> Iterator[FiredRule]:
    """Yield a reason for each label that the points changed, with the words that weigh most for it."""
    for field, spans in scored.reasons.items():
        words = dict.fromkeys(word for span in spans for word in text.as_written(*span))
        label = str(getattr(scored.labels, field)).lower()
        yield FiredRule(f"points.{field}", f"{field}={label}", tuple(words))


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
