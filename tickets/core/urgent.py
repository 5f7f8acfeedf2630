"""Whether a ticket needs attention now, and the line in which those wait that a person has to look at."""

from collections.abc import Set
from enum import IntEnum

from tickets.core.labels import Confidence, Urgency
from tickets.core.word_key import word_key

# Ranks of tickets whose urgency is unsure; those that would raise an alert come first.
UNSURE_HIGH_RANK, UNSURE_RANK = UNSURE_RANKS = (0, 1)


class Urgent(IntEnum):
    """Whether a ticket is open and of high urgency, and whether that urgency is sure."""

    NO = 0
    UNSURE = 1
    SURE = 2


def is_closed(status: str, *, closed: Set[str]) -> bool:
    """Return whether a ticket of this status counts as closed. `closed` holds keys (`word_key.py`)."""
    return word_key(status) in closed


def rate_urgency(*, urgency: str, confidence: Confidence, status: str, closed: Set[str]) -> Urgent:
    """Return whether a ticket with these labels and this status needs attention now."""
    if urgency != Urgency.HIGH or is_closed(status, closed=closed):
        return Urgent.NO
    return Urgent.SURE if confidence == Confidence.SURE else Urgent.UNSURE


def rank_unsure(*, urgency: str, confidence: Confidence) -> int | None:
    """Return the place of a ticket among those whose urgency is unsure; None if it is sure."""
    if confidence == Confidence.SURE:
        return None
    return UNSURE_HIGH_RANK if urgency == Urgency.HIGH else UNSURE_RANK
