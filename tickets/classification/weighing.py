"""Weighing of the rules' labels against the points, and how sure each label is.

The rules propose. The points, in which the rules' labels have their share, choose the most likely label, but
never lower an urgency that a rule states plainly. What they raise to `high` is never sure, so by themselves
they wake nobody.
"""

from collections.abc import Set
from dataclasses import dataclass
from typing import Final

from tickets.classification.scoring import Labels, Opinion, Opinions
from tickets.core.labels import (
    LABEL_FIELDS,
    Confidence,
    Confidences,
    Label,
    Sentiment,
    Urgency,
)

# By how many points another label has to be ahead of the rules' one, so that the reason convinces.
OVERRULE: Final = 5
# How much of the lead the words must carry that are shown as the reason of an urgency. For the other fields
# the same costs a hundredth of F1, because many weak words tell a tone, and none of them alone.
SHOWN_SHARE: Final = 0.5
# In how many words something must speak for `high` to raise a ticket.
RAISING_WORDS: Final = 2
# A label is sure from this probability on, and a mere hint of an emergency from the second.
SURE: Final = 0.6
SURE_HINT: Final = 0.8


@dataclass(frozen=True, slots=True)
class Weighed:
    """The labels of a ticket, how sure they are, and the fields that the points decided."""

    labels: Labels
    by_rules: Labels
    confidence: Confidences
    by_points: frozenset[str] = frozenset()


_UNSURE: Final = Confidences(*[Confidence.UNSURE] * len(LABEL_FIELDS))
# Never low without a look: an emergency in a language that nobody here reads is one all the same.
_LOOK_AT_IT: Final = Labels(Urgency.MEDIUM, Sentiment.NEUTRAL, True)
NOT_READ: Final = Weighed(_LOOK_AT_IT, _LOOK_AT_IT, _UNSURE)


def trust_rules(labels: Labels, *, plain: bool) -> Weighed:
    """Return the rules' labels for a text without points; a mere hint of an emergency is unsure."""
    is_hint = labels.urgency is Urgency.HIGH and not plain
    return Weighed(labels, labels, Confidences(urgency=_confidence(not is_hint)))


def weigh(
    by_rules: Labels, opinions: Opinions, *, plain: bool, settled: Set[str] = frozenset()
) -> Weighed:
    """Return the labels that rules and points lead to.

    `plain` says whether a plain rule made the ticket high. The rules' labels of `settled` fields stand.
    """
    is_stated = plain and by_rules.urgency is Urgency.HIGH
    urgency, sentiment, asks = by_rules.urgency, by_rules.sentiment, by_rules.requires_action
    if not is_stated and "urgency" not in settled:
        urgency = _weigh_urgency(urgency, opinions.urgency)
    if "sentiment" not in settled:
        sentiment = _weigh_sentiment(
            sentiment, opinions.sentiment, is_problem=urgency is not Urgency.LOW
        )
    if "requires_action" not in settled:
        asks = bool(_choose(opinions.requires_action, by_rules.requires_action))
    chosen = Labels(urgency, sentiment, asks)
    labels = make_consistent(chosen)
    return Weighed(
        labels,
        by_rules,
        _find_confidences(labels, by_rules, opinions, is_stated=is_stated),
        _find_decided(chosen, by_rules, labels),
    )


def make_consistent(labels: Labels) -> Labels:
    """Apply the labelling guide: a complaint is never low, and only low tickets may require no action."""
    urgency = labels.urgency
    if labels.sentiment is Sentiment.NEGATIVE and urgency is Urgency.LOW:
        urgency = Urgency.MEDIUM
    asks = urgency is not Urgency.LOW or labels.requires_action
    return Labels(urgency, labels.sentiment, asks)


def _weigh_urgency(by_rules: Urgency, opinion: Opinion) -> Urgency:
    without = None
    if opinion.best() is Urgency.HIGH and by_rules is not Urgency.HIGH:
        reasons = opinion.loudest(Urgency.HIGH, over=by_rules)
        without = Urgency.HIGH if len(reasons) < RAISING_WORDS else None
    best = _choose(opinion, by_rules, without=without)
    if best == by_rules:
        return by_rules
    shown = sum(word.points for word in opinion.loudest(best, over=by_rules))
    convinces = shown >= SHOWN_SHARE * opinion.lead(best, over=by_rules)
    return Urgency(str(best)) if convinces else by_rules


def _weigh_sentiment(by_rules: Sentiment, opinion: Opinion, *, is_problem: bool) -> Sentiment:
    """Return the tone. Words alone make no praise of a message that reports a problem."""
    without = Sentiment.POSITIVE if is_problem and by_rules is not Sentiment.POSITIVE else None
    return Sentiment(str(_choose(opinion, by_rules, without=without)))


def _choose(opinion: Opinion, by_rules: Label, *, without: Label | None = None) -> Label:
    """Return the most likely label, or the rules' one.

    It stands if another one is hardly ahead, or if no word could be shown as the reason for that one.
    """
    best = opinion.best(without=without)
    is_ahead = opinion.lead(best, over=by_rules) >= OVERRULE
    return best if is_ahead and opinion.loudest(best, over=by_rules) else by_rules


def _find_confidences(
    labels: Labels, by_rules: Labels, opinions: Opinions, *, is_stated: bool
) -> Confidences:
    urgency = opinions.urgency.probability(labels.urgency)
    is_sure = urgency >= SURE
    if labels.urgency is Urgency.HIGH:
        is_hinted = by_rules.urgency is Urgency.HIGH and urgency >= SURE_HINT
        is_sure = is_stated or is_hinted
    asks = labels.urgency is not Urgency.LOW or _is_likely(
        opinions.requires_action, labels.requires_action
    )
    tone = _is_likely(opinions.sentiment, labels.sentiment)
    return Confidences(_confidence(is_sure), _confidence(tone), _confidence(asks))


def _is_likely(opinion: Opinion, label: Label) -> bool:
    return opinion.probability(label) >= SURE


def _confidence(is_sure: bool) -> Confidence:
    return Confidence.SURE if is_sure else Confidence.UNSURE


def _find_decided(chosen: Labels, by_rules: Labels, labels: Labels) -> frozenset[str]:
    """Return the fields whose label is one that the points chose, and not the guide's demand."""
    return frozenset(
        name
        for name in LABEL_FIELDS
        if getattr(by_rules, name) != getattr(chosen, name) == getattr(labels, name)
    )
