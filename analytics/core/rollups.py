"""Decides how changes of tickets move the roll-ups that statistics are read from.

A roll-up counts a tenant's living tickets by `created_at`: all of them, those of a day, those of each
hour of a day (UTC). What one change adds another takes away, so nothing is ever counted anew.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields, replace
from datetime import datetime
from enum import StrEnum
from functools import lru_cache
from typing import Any, TypeVar
from zlib import crc32

from tickets.core.changes import Change, StoredTicket
from tickets.core.labels import Urgency

Document = dict[str, Any]
Key = TypeVar("Key")
Tally = dict[Key, Counter[str]]

DIMENSIONS = ("status", "urgency", "sentiment", "source")
# The one pair of dimensions that is counted together: who looks after a tenant asks for it first.
URGENT_BY_STATUS = "urgent_by_status"
# A tenant's words in so many documents: each stays under 16 MB at half a million different words, and
# a page of 100 tickets writes all of them in 3 ms. A day has a sixteenth of the words in one document.
TOTAL_SHARDS = 16
# Inside a document words are filed in drawers, because MongoDB looks through an object's fields one
# by one: 500 increments take 5 ms with drawers and 20 ms without.
DRAWERS = 32
# What a field's name must not hold, and what stands for it; in this order.
ESCAPES = (("%", "%25"), (".", "%2E"), ("$", "%24"))
UNESCAPES = tuple((replacement, find) for find, replacement in reversed(ESCAPES))


class Level(StrEnum):
    TOTAL = "total"
    DAY = "day"
    # The hours of a day, in one row: a page whose tickets lie in 35 hours of two days writes two rows
    # for them and not 35.
    HOURS = "hours"


@dataclass(frozen=True, slots=True)
class Bucket:
    """The tickets of one stretch of time; `start` is its beginning, a midnight, None for all time."""

    level: Level
    start: datetime | None = None

    def key(self, tenant_id: str) -> str:
        """The roll-up's id: its last two parts never hold a colon, so no two tenants share one."""
        start = "" if self.start is None else f"{self.start:%Y-%m-%dT%H}"
        return f"{tenant_id}:{self.level}:{start}"


ALL_TIME = Bucket(Level.TOTAL)


@dataclass(frozen=True, slots=True)
class Facts:
    """What of a living ticket is counted."""

    created_at: datetime
    status: str
    urgency: str
    sentiment: str
    source: str
    requires_action: bool
    customer_id: str
    keywords: tuple[str, ...]


_FACT_FIELDS = tuple(f.name for f in fields(Facts))


@dataclass(frozen=True, slots=True)
class Step:
    """One ticket's step: None is a ticket that does not count, being unknown or deleted."""

    before: Facts | None
    after: Facts | None


@dataclass(frozen=True, slots=True)
class Increments:
    """What to add to a tenant's roll-ups; every number may be negative, none is zero."""

    counts: Mapping[Bucket, Mapping[str, int]] = field(default_factory=dict)
    """Increments of the fields of a bucket's row, by path."""
    rankings: Mapping[tuple[Bucket, int], Mapping[str, int]] = field(default_factory=dict)
    """Increments of words, and of a day's customers, by path, of one shard of a bucket's ranking."""
    urgent: Mapping[str, int] = field(default_factory=dict)
    """Increments of the high-urgency tickets of all time of customers, by their id."""
    is_change: bool = True
    """False when nothing counted has changed; where increments cancel out, something has."""


def detect_step(change: Change, *, written: Mapping[str, Any]) -> Step:
    """What a change means for the roll-ups; `written` are the fields it writes to the ticket."""
    before = None if change.stored is None else _facts_of(change.stored)
    is_known = change.stored is not None and change.stored.deleted_at is None
    after = None if change.leaves_deleted else _facts_after(before, written=written)
    return Step(before if is_known else None, after)


def plan_increments(steps: Iterable[Step]) -> Increments:
    """What these steps add up to; a step that changes nothing counted adds nothing."""
    hours: Tally[datetime] = defaultdict(Counter)
    words: Tally[datetime] = defaultdict(Counter)
    urgent: Tally[datetime] = defaultdict(Counter)
    is_change = False
    for step in steps:
        if step.before != step.after:
            is_change = True
            for facts, sign in ((step.before, -1), (step.after, 1)):
                if facts is not None:
                    hour = _cut_to_hour(facts.created_at)
                    _count(facts, sign, row=hours[hour])
                    day = hour.replace(hour=0)
                    _add(facts.keywords, sign, to=words[day])
                    if facts.urgency == Urgency.HIGH and facts.customer_id:
                        urgent[day][facts.customer_id] += sign
    return Increments(
        counts=_add_up_counts(hours),
        rankings=_add_up_rankings(words, urgent),
        urgent=_nonzero(_sum(urgent.values())),
        is_change=is_change,
    )


def hour_path(hour: datetime, path: str) -> str:
    """Where a count of an hour stands in the row of its day's hours."""
    return f"hours.{hour.hour:02}.{path}"


@lru_cache(maxsize=100_000)
def place_word(word: str) -> tuple[int, str]:
    """In which shard of all time a word is counted, and its path there; a day has one shard."""
    slot = crc32(word.encode()) % (TOTAL_SHARDS * DRAWERS)
    return slot // DRAWERS, f"words.{slot % DRAWERS}.{word}"


@lru_cache(maxsize=100_000)
def place_customer(customer_id: str) -> str:
    """The path of a customer's high-urgency tickets in the ranking of a day."""
    return f"customers.{escape(customer_id)}"


@lru_cache(maxsize=10_000)
def value_path(dimension: str, value: str) -> str:
    """Where the count of a dimension's value stands; upstream's text is made safe as a field name."""
    return f"by_{dimension}.{escape(value)}"


@lru_cache(maxsize=10_000)
def count_paths(texts: tuple[str, ...], requires_action: bool) -> tuple[str, ...]:
    """The counts of a row that a ticket with these values of DIMENSIONS is one of."""
    status, urgency, *_ = texts
    asking = ("requires_action",) if requires_action else ()
    urgent = (f"{URGENT_BY_STATUS}.{escape(status)}",) if urgency == Urgency.HIGH else ()
    return ("total", *asking, *urgent, *map(value_path, DIMENSIONS, texts))


def escape(value: str) -> str:
    """A text as a field name; `unescape` gives it back."""
    return _replace_all(value, ESCAPES) or "%"


def unescape(name: str) -> str:
    return "" if name == "%" else _replace_all(name, UNESCAPES)


def _replace_all(text: str, replacements: Iterable[tuple[str, str]]) -> str:
    for find, replacement in replacements:
        text = text.replace(find, replacement)
    return text


def _facts_of(stored: StoredTicket) -> Facts:
    ticket = stored.ticket
    return Facts(
        created_at=ticket.created_at,
        status=ticket.status,
        urgency=stored.urgency,
        sentiment=stored.sentiment,
        source=ticket.source,
        requires_action=stored.requires_action,
        customer_id=ticket.customer_id,
        keywords=stored.keywords,
    )


def _facts_after(before: Facts | None, *, written: Mapping[str, Any]) -> Facts:
    values = {name: written[name] for name in _FACT_FIELDS if name in written}
    if "keywords" in values:
        values["keywords"] = tuple(values["keywords"])
    return Facts(**values) if before is None else replace(before, **values)


def _count(facts: Facts, sign: int, *, row: Counter[str]) -> None:
    texts = (facts.status, facts.urgency, facts.sentiment, facts.source)
    _add(count_paths(texts, facts.requires_action), sign, to=row)


def _add(names: Iterable[str], sign: int, *, to: Counter[str]) -> None:
    if sign > 0:
        to.update(names)
    else:
        to.subtract(names)


def _add_up_counts(hours: Tally[datetime]) -> dict[Bucket, dict[str, int]]:
    """Hours make days, and days make all time."""
    rows: Tally[Bucket] = defaultdict(Counter)
    all_time = rows[ALL_TIME]
    for hour, counts in hours.items():
        midnight = hour.replace(hour=0)
        day, its_hours = (rows[Bucket(level, midnight)] for level in (Level.DAY, Level.HOURS))
        for path, number in counts.items():
            all_time[path] += number
            day[path] += number
            its_hours[hour_path(hour, path)] = number
    return _without_zeros(rows)


def _add_up_rankings(
    words: Tally[datetime], urgent: Tally[datetime]
) -> dict[tuple[Bucket, int], dict[str, int]]:
    shards: list[Counter[str]] = [Counter() for _ in range(TOTAL_SHARDS)]
    rows: Tally[tuple[Bucket, int]] = {(ALL_TIME, n): row for n, row in enumerate(shards)}
    for day, of_words in words.items():
        of_day = rows[Bucket(Level.DAY, day), 0] = Counter()
        for word, number in of_words.items():
            shard, path = place_word(word)
            of_day[path] = number
            # Not `+=`: a Counter is told in Python what it lacks.
            shards[shard][path] = shards[shard].get(path, 0) + number
        for customer_id, number in urgent.get(day, {}).items():
            of_day[place_customer(customer_id)] = number
    return _without_zeros(rows)


def _sum(rows: Iterable[Counter[str]]) -> Counter[str]:
    total: Counter[str] = Counter()
    for row in rows:
        for name, number in row.items():
            total[name] += number
    return total


def _cut_to_hour(time: datetime) -> datetime:
    return time.replace(minute=0, second=0, microsecond=0)


def _without_zeros(rows: Mapping[Key, Counter[str]]) -> dict[Key, dict[str, int]]:
    kept = {key: _nonzero(row) for key, row in rows.items()}
    return {key: row for key, row in kept.items() if row}


def _nonzero(row: Counter[str]) -> dict[str, int]:
    return {name: number for name, number in row.items() if number}
