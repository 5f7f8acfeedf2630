"""A person's correction of a ticket's labels, which counts for more than what the rules say.

It stands until it is taken back, or until subject or message change: then nobody has judged the text.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from tickets.core.labels import LABELS, Classification, Confidence, Label, Sentiment, Urgency

# Two or three sentences. A body of the API has room for them, whatever their characters are.
MAX_NOTE_LENGTH = 300


class NoSuchTicket(LookupError):
    """The tenant has no such ticket, or it is deleted."""


class TicketIncomplete(Exception):
    """Another program wrote the ticket, and it has no labels yet."""


_READ: Mapping[str, Any] = {"urgency": Urgency, "sentiment": Sentiment, "requires_action": bool}
# MongoDB keeps no shorter time.
_NEXT = timedelta(milliseconds=1)


@dataclass(frozen=True, slots=True)
class Correction:
    """The labels that a person gave, by field, and why, who and when (UTC). `at` identifies it."""

    labels: Mapping[str, Label]
    note: str
    by: str
    at: datetime

    def says_the_same(self, other: "Correction") -> bool:
        """Return whether it gives the same labels for the same reason, whoever gave them and when."""
        return (self.labels, self.note) == (other.labels, other.note)


def correct(classification: Classification, correction: Correction | None) -> Classification:
    """Return what counts: the classification with a person's labels, of which we are sure."""
    if correction is None:
        return classification
    sure = dict.fromkeys(correction.labels, Confidence.SURE)
    labels: Mapping[str, Any] = correction.labels
    return replace(classification, **labels, confidence=replace(classification.confidence, **sure))


def follow(earlier: Correction | None, *, now: datetime) -> datetime:
    """Return the time of a correction that takes the place of an earlier one: now, or just after that."""
    # Another program may have written anything as its time.
    if earlier is None or not isinstance(earlier.at, datetime):
        return now
    return max(now, earlier.at + _NEXT)


def read_labels(values: Any) -> dict[str, Label]:
    """Return the labels in a document, in the order of the fields; what is no label is left out."""
    if not isinstance(values, Mapping):
        return {}
    return {
        name: _READ[name](values[name])
        for name in LABELS
        if isinstance(values.get(name), str | bool) and values[name] in LABELS[name]
    }
