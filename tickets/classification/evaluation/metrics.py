"""Decides how well the rules do on tickets that people have labelled."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from tickets.classification.classify import classify
from tickets.core.labels import LABELS, Classification, FiredRule, Label, Sentiment, Urgency

Counts = Mapping[tuple[Label, Label], int]


@dataclass(frozen=True, slots=True)
class LabelledTicket:
    """A ticket's words with a person's labels; `line` is where it begins in its file, from 1."""

    line: int
    subject: str
    message: str
    urgency: Urgency
    sentiment: Sentiment
    requires_action: bool


@dataclass(frozen=True, slots=True)
class Score:
    """How a label was found: 0 to 1, where a part of nothing is 0."""

    label: Label
    labelled: int
    """How many tickets a person gave this label."""
    precision: float
    recall: float

    @property
    def f1(self) -> float:
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


@dataclass(frozen=True)
class FieldEvaluation:
    """One field of all tickets; `counts` are by the person's label and the rules'."""

    field: str
    counts: Counts

    @cached_property
    def scores(self) -> tuple[Score, ...]:
        """One for each label that the field can have."""
        return tuple(_score(self.counts, label) for label in LABELS[self.field])

    @property
    def macro_f1(self) -> float:
        """The mean over the labels that people gave at least once; 0 without any."""
        given = [score.f1 for score in self.scores if score.labelled]
        return sum(given) / len(given) if given else 0.0


@dataclass(frozen=True, slots=True)
class Miss:
    """A ticket that the rules label otherwise than a person; `wrong` has both labels by field."""

    ticket: LabelledTicket
    wrong: Mapping[str, tuple[Label, Label]]
    rules: tuple[FiredRule, ...]


@dataclass(frozen=True, slots=True)
class Evaluation:
    """`misses` are the first of so many as were asked for, `missed` how many there are."""

    tickets: int
    fields: tuple[FieldEvaluation, ...]
    missed: int
    misses: tuple[Miss, ...]


def evaluate(tickets: Iterable[LabelledTicket], *, keep: int) -> Evaluation:
    """Classify each ticket and compare; only the first `keep` misses stay in memory."""
    counts: dict[str, Counter[tuple[Label, Label]]] = {field: Counter() for field in LABELS}
    misses: list[Miss] = []
    total = missed = 0
    for ticket in tickets:
        found = classify(subject=ticket.subject, message=ticket.message)
        total += 1
        pairs = _pairs(ticket, found)
        for field, pair in pairs.items():
            counts[field][pair] += 1
        if wrong := {field: pair for field, pair in pairs.items() if pair[0] != pair[1]}:
            missed += 1
            if len(misses) < keep:
                misses.append(Miss(ticket, wrong, found.rules))
    fields = tuple(FieldEvaluation(field, pairs) for field, pairs in counts.items())
    return Evaluation(total, fields, missed, tuple(misses))


def _pairs(ticket: LabelledTicket, found: Classification) -> dict[str, tuple[Label, Label]]:
    return {field: (getattr(ticket, field), getattr(found, field)) for field in LABELS}


def _score(counts: Counts, label: Label) -> Score:
    right = counts.get((label, label), 0)
    labelled = sum(number for (given, _), number in counts.items() if given == label)
    found = sum(number for (_, answer), number in counts.items() if answer == label)
    return Score(label, labelled, _part(right, found), _part(right, labelled))


def _part(number: int, total: int) -> float:
    return number / total if total else 0.0
