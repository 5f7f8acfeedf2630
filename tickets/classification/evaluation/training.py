"""Tickets that the table of points is fitted to, and cross-validation of the fit."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Final

from tickets.classification.classify import ClassifyService
from tickets.classification.evaluation.features import find_features
from tickets.classification.evaluation.fit import Example, fit
from tickets.classification.evaluation.labelled_ticket import LabelledTicket, TicketText
from tickets.classification.reader import Reader, Reading
from tickets.classification.rules.english import ENGLISH
from tickets.classification.scoring import Labels, ScoreTable
from tickets.classification.signs import find_signs
from tickets.classification.text.plain_text import read_ticket

# How much a ticket counts: one from a real desk that a person labelled, one written for this project, and an
# ordinary one that only the rules have read.
REAL_WEIGHT: Final = 4.0
WRITTEN_WEIGHT: Final = 2.5
ORDINARY_WEIGHT: Final = 0.1


class ExampleMaker:
    """Makes examples of tickets, with the words as the English rules read them."""

    def __init__(self) -> None:
        self._reader = Reader(ENGLISH)

    def make(self, ticket: LabelledTicket, *, weight: float) -> Example:
        """Return a ticket with a person's labels."""
        labels = Labels(ticket.urgency, ticket.sentiment, ticket.requires_action)
        reading = self._read(ticket)
        example = _example(reading, reading.by_rules, labels, weight=weight, origin=ticket.origin)
        return replace(example, judged=ticket.judged)

    def make_ordinary(self, text: TicketText) -> Example:
        """Return a ticket with the rules' labels."""
        reading = self._read(text)
        labels = reading.by_rules
        example = _example(reading, labels, labels, weight=ORDINARY_WEIGHT, origin=text.origin)
        return replace(example, is_labelled=False)

    def _read(self, text: TicketText) -> Reading:
        return self._reader.read(read_ticket(subject=text.subject, message=text.message))


def cross_validate(
    examples: Sequence[Example], origins: Iterable[str], *, folds: int, high_share: float | None
) -> Mapping[str, ClassifyService]:
    """Return, for each origin, a classifier whose points are fitted without the examples of its fold."""
    fold_of = divide_origins(origins, folds=folds)
    services = []
    for fold in range(folds):
        known = [each for each in examples if fold_of.get(each.origin) != fold]
        services.append(ClassifyService(ScoreTable(fit(known, high_share=high_share))))
    return {origin: services[fold] for origin, fold in fold_of.items()}


def divide_origins(origins: Iterable[str], *, folds: int) -> Mapping[str, int]:
    """Return the fold of each origin, so that the folds have about the same number of tickets."""
    sizes = [0] * folds
    fold_of: dict[str, int] = {}
    for origin, count in Counter(origins).most_common():
        fold_of[origin] = sizes.index(min(sizes))
        sizes[fold_of[origin]] += count
    return fold_of


def _example(
    reading: Reading, by_rules: Labels, labels: Labels, *, weight: float, origin: str
) -> Example:
    words = find_features(reading.found.text.words)
    return Example(frozenset({*words, *find_signs(reading, by_rules)}), labels, weight, origin)
