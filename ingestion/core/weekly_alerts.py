"""Alerts that a tenant's tickets raise in a week, by the labels that are stored and by today's.

Whether a ticket was open when it came is not stored, so tickets of every status count.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from tickets.core.changes import StoredTicket
from tickets.core.corrections import correct
from tickets.core.labels import Classification, Confidence
from tickets.core.urgent import Urgent, rate_urgency

WEEK = timedelta(days=7)
# Enough that one bad week decides nothing, and recent enough for what people write about today.
WEEKS_OF_MEAN = 8


@dataclass(frozen=True, slots=True)
class AlertCount:
    """How many tickets of some time are announced `before`, by their stored labels, and `now`."""

    before: int = 0
    now: int = 0

    def __add__(self, other: "AlertCount") -> "AlertCount":
        return AlertCount(self.before + other.before, self.now + other.now)


# Counts by how many weeks ago the tickets were created, 0 for the last seven days.
Weeks = Mapping[int, AlertCount]


@dataclass(frozen=True, slots=True)
class MeanWeek:
    """The mean numbers of alerts in the latest `weeks` weeks that have tickets."""

    weeks: int
    before: float
    now: float


def count_weeks(
    read: Iterable[tuple[StoredTicket, Classification]], *, least: Urgent, now: datetime
) -> Weeks:
    """Count the alerts of stored tickets, each with what today's rules say of it.

    `least` says how sure an urgency has to be. Weeks end `now`; the latest has tickets of the future too.
    """
    weeks: dict[int, AlertCount] = {}
    for stored, found in read:
        week = max((now - stored.ticket.created_at) // WEEK, 0)
        weeks[week] = weeks.get(week, AlertCount()) + _count_alert(stored, found, least=least)
    return weeks


def add_weeks(some: Weeks, others: Weeks) -> Weeks:
    """Add up the counts of two parts of the tickets."""
    none = AlertCount()
    return {week: some.get(week, none) + others.get(week, none) for week in {*some, *others}}


def find_mean_week(weeks: Weeks) -> MeanWeek | None:
    """Return the mean of the latest WEEKS_OF_MEAN weeks with tickets; None without any."""
    latest = [weeks[number] for number in sorted(weeks)[:WEEKS_OF_MEAN]]
    if not latest:
        return None
    count = len(latest)
    return MeanWeek(
        weeks=count,
        before=sum(week.before for week in latest) / count,
        now=sum(week.now for week in latest) / count,
    )


def _count_alert(stored: StoredTicket, found: Classification, *, least: Urgent) -> AlertCount:
    labels = correct(found, stored.correction)
    before = _rate(stored.urgency, stored.urgency_confidence)
    now = _rate(labels.urgency, labels.confidence.urgency)
    return AlertCount(before=before >= least, now=now >= least)


def _rate(urgency: str, confidence: Confidence) -> Urgent:
    """Return how urgent an open ticket with these labels is."""
    return rate_urgency(urgency=urgency, confidence=confidence, status="", closed=frozenset())
