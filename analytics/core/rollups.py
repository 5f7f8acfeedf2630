"""Roll-ups that statistics are read from, and how changes of tickets move them.

A roll-up counts a tenant's active tickets by `created_at`: of all time, of a day, or of each hour of a
day (UTC). A change of a ticket subtracts its old fields and adds its new ones, so nothing is ever counted
again from the start.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields, replace
from datetime import datetime
from enum import StrEnum
from functools import lru_cache
from typing import Any, TypeVar
from zlib import crc32

from analytics.core.period import ALWAYS, DAY, Period
from tickets.core.changes import Change, StoredTicket
from tickets.core.labels import Urgency
from tickets.core.word_key import word_key

Key = TypeVar("Key")
Numbers = Mapping[str, int]
Counters = dict[Key, Counter[str]]

TEXT_DIMENSIONS = ("status", "urgency", "sentiment", "source", "language")
DIMENSIONS = (*TEXT_DIMENSIONS, "requires_action")
# The only cross-count we keep: open urgent tickets are the first number support staff look at.
URGENT_BY_STATUS = "urgent_by_status"
# The language of the tickets that an older version stored, until they are classified anew.
UNKNOWN_LANGUAGE = "unknown"
# Ends the name of the number that counts what a group doesn't count by name (`rollup_bounds.py`).
OTHER = "_other"
# The words of all time are spread over this many documents: each stays under 16 MB at half a million
# different words, and a page of 100 tickets writes to all of them in 3 ms. A day has only one.
TOTAL_SHARDS = 16
# The words of a document are spread over this many sub-documents, because MongoDB searches the fields of
# an object one by one: 500 increments take 5 ms with sub-documents and 20 ms without.
SUBDOCUMENTS = 32
# Characters that a field's name must not contain, and their replacements; the order matters.
ESCAPES = (("%", "%25"), (".", "%2E"), ("$", "%24"))
UNESCAPES = tuple((replacement, find) for find, replacement in reversed(ESCAPES))


class Level(StrEnum):
    TOTAL = "total"
    DAY = "day"
    # All hours of a day share one row, so that a page with tickets from 35 hours of two days writes two rows
    # instead of 35.
    HOURS = "hours"


@dataclass(frozen=True, slots=True)
class Bucket:
    """The time that a roll-up covers; `start` is a midnight, or None for all time."""

    level: Level
    start: datetime | None = None

    @property
    def period(self) -> Period:
        """The time that the bucket covers, as a period."""
        return ALWAYS if self.start is None else Period(self.start, self.start + DAY)

    def key(self, tenant_id: str) -> str:
        """Return the roll-up's id. No two tenants share one, because its last two parts have no colon."""
        start = "" if self.start is None else f"{self.start:%Y-%m-%dT%H}"
        return f"{tenant_id}:{self.level}:{start}"


ALL_TIME = Bucket(Level.TOTAL)


@dataclass(frozen=True, slots=True)
class CountedFields:
    """The fields of an active ticket that roll-ups count."""

    created_at: datetime
    status_key: str
    urgency: str
    sentiment: str
    source_key: str
    requires_action: bool
    customer_id: str
    keywords: tuple[str, ...]
    language: str


_FIELD_NAMES = tuple(f.name for f in fields(CountedFields))


@dataclass(frozen=True, slots=True)
class CountChange:
    """The counted fields of one ticket before and after a change; None if unknown or deleted."""

    before: CountedFields | None
    after: CountedFields | None


@dataclass(frozen=True, slots=True)
class Increments:
    """Numbers to add to a tenant's roll-ups. They may be negative, but not zero."""

    counts: Mapping[Bucket, Numbers] = field(default_factory=dict)
    """Numbers by bucket, and by the path of the field in the bucket's row."""
    rankings: Mapping[tuple[Bucket, int], Numbers] = field(default_factory=dict)
    """Numbers of words and of a day's customers, by bucket and shard, and by path in the shard's row."""
    urgent: Numbers = field(default_factory=dict)
    """High-urgency tickets of all time, by customer id."""
    is_change: bool = True
    """False if no counted field has changed. It is True even if all changes cancel each other out."""


def detect_count_change(change: Change, *, written: Mapping[str, Any]) -> CountChange:
    """Return how `change` affects the roll-ups, given the fields that it writes to the ticket."""
    known = change.stored
    stored = None if known is None else _read_stored(known)
    was_counted = known is not None and known.is_complete and known.deleted_at is None
    after = None if change.leaves_deleted else _apply(written, before=stored)
    return CountChange(stored if was_counted else None, after)


def plan_increments(changes: Iterable[CountChange]) -> Increments:
    """Add up the changes of several tickets."""
    hours: Counters[datetime] = defaultdict(Counter)
    words: Counters[datetime] = defaultdict(Counter)
    urgent: Counters[datetime] = defaultdict(Counter)
    is_change = False
    for change in changes:
        if change.before != change.after:
            is_change = True
            for counted, sign in ((change.before, -1), (change.after, 1)):
                if counted is not None:
                    hour = _cut_to_hour(counted.created_at)
                    _count(counted, sign, row=hours[hour])
                    day = hour.replace(hour=0)
                    _add(counted.keywords, sign, to=words[day])
                    if counted.urgency == Urgency.HIGH and counted.customer_id:
                        urgent[day][counted.customer_id] += sign
    return Increments(
        counts=_add_up_counts(hours),
        rankings=_add_up_rankings(words, urgent),
        urgent=_nonzero(_sum(urgent.values())),
        is_change=is_change,
    )


def hour_path(hour: datetime, path: str) -> str:
    """Return the path of an hour's count in the row of its day's hours."""
    return f"hours.{hour.hour:02}.{path}"


@lru_cache(maxsize=100_000)
def place_word(word: str) -> tuple[int, str]:
    """Return the all-time shard that counts a word, and the word's path there and in a day's only shard."""
    slot = crc32(word.encode()) % (TOTAL_SHARDS * SUBDOCUMENTS)
    return slot // SUBDOCUMENTS, f"words.{slot % SUBDOCUMENTS}.{word}"


@lru_cache(maxsize=100_000)
def place_customer(customer_id: str) -> str:
    """Return the path of a customer's high-urgency tickets in the ranking of a day."""
    return f"customers.{escape(customer_id)}"


@lru_cache(maxsize=10_000)
def value_path(dimension: str, value: str | None) -> str:
    """Return the path that counts a value of a dimension. Upstream's text becomes a safe field name.

    None stands for a value that is not counted by name (`rollup_bounds.py`).
    """
    return _path(f"by_{dimension}", value)


@lru_cache(maxsize=10_000)
def count_paths(texts: tuple[str | None, ...], requires_action: bool) -> tuple[str, ...]:
    """Return the paths that count a ticket whose values of the TEXT_DIMENSIONS are `texts`.

    None stands for a value that is not counted by name.
    """
    status, urgency, *_ = texts
    asking = ("requires_action",) if requires_action else ()
    urgent = (_path(URGENT_BY_STATUS, status),) if urgency == Urgency.HIGH else ()
    return ("total", *asking, *urgent, *map(value_path, TEXT_DIMENSIONS, texts))


def escape(value: str) -> str:
    """Return a text as a field name; `unescape` reverses it."""
    return _replace_all(value, ESCAPES) or "%"


def unescape(name: str) -> str:
    """Return the text that `escape` made into this field name."""
    return "" if name == "%" else _replace_all(name, UNESCAPES)


def _path(group: str, value: str | None) -> str:
    return f"{group}{OTHER}" if value is None else f"{group}.{escape(value)}"


def _replace_all(text: str, replacements: Iterable[tuple[str, str]]) -> str:
    for find, replacement in replacements:
        text = text.replace(find, replacement)
    return text


def _read_stored(stored: StoredTicket) -> CountedFields:
    ticket, known = stored.ticket, stored.classification
    return CountedFields(
        created_at=ticket.created_at,
        status_key=word_key(ticket.status),
        urgency=stored.urgency,
        sentiment=stored.sentiment,
        source_key=word_key(ticket.source),
        requires_action=stored.requires_action,
        customer_id=ticket.customer_id,
        keywords=stored.keywords,
        language=(known.language if known else "") or UNKNOWN_LANGUAGE,
    )


def _apply(written: Mapping[str, Any], *, before: CountedFields | None) -> CountedFields:
    values = {name: written[name] for name in _FIELD_NAMES if name in written}
    if "keywords" in values:
        values["keywords"] = tuple(values["keywords"])
    return CountedFields(**values) if before is None else replace(before, **values)


def _count(counted: CountedFields, sign: int, *, row: Counter[str]) -> None:
    texts = (
        *(counted.status_key, counted.urgency, counted.sentiment, counted.source_key),
        counted.language,
    )
    _add(count_paths(texts, counted.requires_action), sign, to=row)


def _add(names: Iterable[str], sign: int, *, to: Counter[str]) -> None:
    if sign > 0:
        to.update(names)
    else:
        to.subtract(names)


def _add_up_counts(hours: Counters[datetime]) -> dict[Bucket, dict[str, int]]:
    """Add up hourly counts to counts of days and of all time."""
    rows: Counters[Bucket] = defaultdict(Counter)
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
    words: Counters[datetime], urgent: Counters[datetime]
) -> dict[tuple[Bucket, int], dict[str, int]]:
    shards: list[Counter[str]] = [Counter() for _ in range(TOTAL_SHARDS)]
    rows: Counters[tuple[Bucket, int]] = {(ALL_TIME, n): row for n, row in enumerate(shards)}
    for day, of_words in words.items():
        of_day = rows[Bucket(Level.DAY, day), 0] = Counter()
        for word, number in of_words.items():
            shard, path = place_word(word)
            of_day[path] = number
            # Not `+=`, which looks up a missing word in Python code.
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
