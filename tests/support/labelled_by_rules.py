"""Labels by the rules of one language alone, and how they compare with those of people."""

from collections import Counter
from functools import cache

from tests.support.paths import DATA
from tickets.classification.accents import fold_accents
from tickets.classification.evaluation.labelled_files import BadRow, read_labelled
from tickets.classification.evaluation.metrics import FieldEvaluation, LabelledTicket
from tickets.classification.reader import find_reader
from tickets.classification.scoring import Labels
from tickets.classification.text.plain_text import read_ticket
from tickets.core.labels import LABELS, Label


def label(code: str, text: str, *, subject: str = "") -> Labels:
    """Return the labels by the rules of the language with this code."""
    reader = find_reader(code)
    assert reader is not None
    return reader.read(read_ticket(subject=subject, message=text)).by_rules


@cache
def labelled(name: str) -> tuple[LabelledTicket, ...]:
    """Return the tickets of a file in `tests/data`, in which every row must be one."""
    with (DATA / name).open("rb") as file:
        rows = list(read_labelled(file))
    assert [row for row in rows if isinstance(row, BadRow)] == []
    return tuple(row for row in rows if isinstance(row, LabelledTicket))


@cache
def evaluated(code: str, name: str) -> dict[str, FieldEvaluation]:
    """Return the evaluation of each field on a file of labelled tickets."""
    counts: dict[str, Counter[tuple[Label, Label]]] = {field: Counter() for field in LABELS}
    for ticket in labelled(name):
        found = label(code, ticket.message, subject=ticket.subject)
        for field, pairs in counts.items():
            pairs[getattr(ticket, field), getattr(found, field)] += 1
    return {field: FieldEvaluation(field, pairs) for field, pairs in counts.items()}


def without_accents(text: str) -> str:
    """Return a text as people type it who are in a hurry."""
    return fold_accents(text).lower()
