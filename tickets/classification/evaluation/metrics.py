"""Metrics of the classifier, measured with tickets that people have labelled."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from tickets.classification.classify import ClassifyService
from tickets.classification.evaluation.alarms import Alarms, count_alarm
from tickets.classification.evaluation.labelled_ticket import LabelledTicket, TicketText
from tickets.core.labels import LABELS, Classification, FiredRule, Label

Counts = Mapping[tuple[Label, Label], int]


@dataclass(frozen=True, slots=True)
class Score:
    """Precision and recall of a label, from 0 to 1; a share of nothing is 0."""

    label: Label
    labelled: int
    """The number of tickets to which a person gave this label."""
    precision: float
    recall: float

    @property
    def f1(self) -> float:
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


@dataclass(frozen=True)
class FieldEvaluation:
    """The labels of one field. The keys of `counts` are a person's label and the classifier's."""

    field: str
    counts: Counts

    @cached_property
    def scores(self) -> tuple[Score, ...]:
        """The scores of every label of the field."""
        return tuple(_score(self.counts, label) for label in LABELS[self.field])

    @property
    def macro_f1(self) -> float:
        """The mean over the labels that people gave at least once; 0 if there is none."""
        given = [score.f1 for score in self.scores if score.labelled]
        return sum(given) / len(given) if given else 0.0


@dataclass(frozen=True, slots=True)
class Miss:
    """A ticket labelled differently from a person; `wrong` maps fields to a person's label and ours."""

    ticket: LabelledTicket
    wrong: Mapping[str, tuple[Label, Label]]
    rules: tuple[FiredRule, ...]


@dataclass(frozen=True, slots=True)
class Evaluation:
    """The result for a file; `missed` counts all misses, `misses` are the first of them."""

    tickets: int
    fields: tuple[FieldEvaluation, ...]
    missed: int
    misses: tuple[Miss, ...]
    alarms: Alarms
    by_origin: Mapping[str, Alarms]
    by_language: Mapping[str, Alarms]


Classify = Callable[[TicketText], Classification]


def evaluate(
    tickets: Iterable[LabelledTicket],
    *,
    keep: int,
    classify: Classify | None = None,
) -> Evaluation:
    """Classify each ticket and compare; only the first `keep` misses are kept in memory.

    `classify` stands for another classifier than the product's.
    """
    classify = classify or _classify
    by_origin: dict[str, Alarms] = {}
    by_language: dict[str, Alarms] = {}
    counts: dict[str, Counter[tuple[Label, Label]]] = {field: Counter() for field in LABELS}
    misses: list[Miss] = []
    total = missed = 0
    for ticket in tickets:
        found = classify(ticket)
        if "urgency" in ticket.judged:
            alarm = count_alarm(ticket.urgency, found)
            for counted, key in ((by_origin, ticket.origin), (by_language, found.language)):
                counted[key] = counted.get(key, Alarms()) + alarm
        total += 1
        pairs = _pairs(ticket, found)
        for field, pair in pairs.items():
            counts[field][pair] += 1
        if wrong := {field: pair for field, pair in pairs.items() if pair[0] != pair[1]}:
            missed += 1
            if len(misses) < keep:
                misses.append(Miss(ticket, wrong, found.rules))
    fields = tuple(FieldEvaluation(field, pairs) for field, pairs in counts.items())
    alarms = sum(by_language.values(), Alarms())
    return Evaluation(total, fields, missed, tuple(misses), alarms, by_origin, by_language)


def _classify(text: TicketText) -> Classification:
    return ClassifyService().classify(text.subject, text.message)


def _pairs(ticket: LabelledTicket, found: Classification) -> dict[str, tuple[Label, Label]]:
    return {
        field: (getattr(ticket, field), getattr(found, field))
        for field in LABELS
        if field in ticket.judged
    }


def _score(counts: Counts, label: Label) -> Score:
    right = counts.get((label, label), 0)
    labelled = sum(number for (given, _), number in counts.items() if given == label)
    found = sum(number for (_, answer), number in counts.items() if answer == label)
    return Score(label, labelled, _part(right, found), _part(right, labelled))


def _part(number: int, total: int) -> float:
    return number / total if total else 0.0
