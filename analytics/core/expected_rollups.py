"""Expected content of a tenant's roll-ups, computed from the tickets alone.

It is computed bucket by bucket: a day with its hours, or all time with the customers. Days and hours are
those of UTC.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Set
from typing import Any

from analytics.core.active_tickets import active_tickets, dimension_values, labelled_tickets
from analytics.core.period import ALWAYS
from analytics.core.rollup_bounds import (
    MAX_NAME_BYTES,
    MAX_VALUES,
    Names,
    is_short,
    max_names,
    other_path,
)
from analytics.core.rollups import (
    ALL_TIME,
    TEXT_DIMENSIONS,
    Bucket,
    Increments,
    Level,
    count_paths,
    hour_path,
    place_customer,
    place_word,
    unescape,
)
from analytics.core.rows import Pipeline, Row

Place = tuple[Bucket, int]

NOTHING = Increments()

_WITHIN_DAYS = {"$in": [Level.DAY.value, Level.HOURS.value]}


def find_days(tenant_id: str) -> Pipeline:
    """Find the days that have active tickets or roll-ups: rows `{day}`, oldest first; over tickets."""
    return [
        {"$match": active_tickets(tenant_id, period=ALWAYS)},
        *_distinct_days("$created_at"),
        _add_days_of("ticket_rollups", tenant_id),
        _add_days_of("ranking_rollups", tenant_id),
        {"$group": {"_id": "$day"}},
        {"$sort": {"_id": 1}},
        {"$project": {"_id": 0, "day": "$_id"}},
    ]


def count_labels(tenant_id: str, *, bucket: Bucket, register: Names) -> Pipeline:
    """Count tickets by each combination of dimensions that occurs: rows `{hour, status, urgency,
    sentiment, source, language, requires_action, count}`; over tickets. `hour` is None for all time.

    A status or source that the register doesn't count by name is None. The combinations are counted
    first, because comparing each ticket with the register would take long.
    """
    hour = None if bucket == ALL_TIME else _truncate("$created_at", unit="hour")
    labels = dimension_values()
    folded = {name: f"$_id.{name}" for name in ("hour", *labels)} | {
        name: _fold(f"$_id.{name}", dimension=name, names=register[name]) for name in MAX_VALUES
    }
    return [
        {"$match": labelled_tickets(tenant_id, period=bucket.period)},
        {"$group": {"_id": {"hour": hour, **labels}, "count": {"$sum": 1}}},
        {"$group": {"_id": folded, "count": {"$sum": "$count"}}},
        {"$replaceWith": {"$mergeObjects": ["$_id", {"count": "$count"}]}},
    ]


def rank_values(tenant_id: str, *, dimension: str) -> Pipeline:
    """Find the most frequent statuses or sources: rows `{value}`, as many as are counted by name."""
    return [
        {"$match": active_tickets(tenant_id, period=ALWAYS)},
        {"$group": {"_id": dimension_values()[dimension], "count": {"$sum": 1}}},
        {"$sort": {"count": -1, "_id": 1}},
        {"$limit": MAX_VALUES[dimension]},
        {"$project": {"_id": 0, "value": "$_id"}},
    ]


def sum_words(tenant_id: str) -> Pipeline:
    """Add up the words of all days: rows `{keyword, count}`, most frequent first; over ranking roll-ups.

    Counting them from the tickets would take another minute for a million, and for ten million longer
    than a snapshot lasts.
    """
    return [
        {"$match": {"tenant_id": tenant_id, "level": Level.DAY.value}},
        {"$project": {"subdocument": {"$objectToArray": "$words"}}},
        {"$unwind": "$subdocument"},
        {"$project": {"word": {"$objectToArray": "$subdocument.v"}}},
        {"$unwind": "$word"},
        {"$group": {"_id": "$word.k", "count": {"$sum": "$word.v"}}},
        {"$sort": {"count": -1, "_id": 1}},
        {"$project": {"_id": 0, "keyword": "$_id", "count": 1}},
    ]


def expect_rollups(
    bucket: Bucket,
    *,
    labels: Iterable[Row],
    words: Iterable[Row],
    urgent: Iterable[Row],
    found: Increments = NOTHING,
) -> Increments:
    """Return the roll-ups of a day or of all time as increments of empty ones.

    `labels` are rows of `count_labels`, `words` rows `{keyword, count}`, `urgent` rows `{customer_id,
    count}`, both most frequent first. A word may come in several rows. The words and customers that
    `found` has are counted by name, and others as long as there is room.
    """
    counts: dict[Bucket, Counter[str]] = {}
    for row in labels:
        texts = tuple(row[name] for name in TEXT_DIMENSIONS)
        for path in count_paths(texts, row["requires_action"]):
            for counted_in, path_there in _places(row["hour"], path):
                counts.setdefault(counted_in, Counter())[path_there] += row["count"]
    rankings = ExpectedRankings(found)
    for row in words:
        shard, path = place_word(row["keyword"])
        rankings.count((bucket, shard if bucket == ALL_TIME else 0), path, row["count"])
    customers = {row["customer_id"]: row["count"] for row in urgent}
    if bucket == ALL_TIME:
        return Increments(counts, rankings.rows, customers)
    for customer_id, number in customers.items():
        rankings.count((bucket, 0), place_customer(customer_id), number)
    return Increments(counts, rankings.rows)


class ExpectedRankings:
    """The words and customers that ranking rows should count, given the names that they have."""

    def __init__(self, found: Increments) -> None:
        self._found = found
        self._named: dict[tuple[Place, str], set[str]] = {}
        self.rows: dict[Place, Counter[str]] = {}

    def count(self, place: Place, path: str, number: int) -> None:
        """Count a word or a customer by name, or with the others where the row has no room for it."""
        group = path.partition(".")[0]
        named = self._named.get((place, group))
        if named is None:
            named = self._named[place, group] = self._find_named(place, group)
        if path not in named and len(named) < max_names(place[0])[group] and is_short(path):
            named.add(path)
        counted_as = path if path in named else other_path(group)
        self.rows.setdefault(place, Counter())[counted_as] += number

    def _find_named(self, place: Place, group: str) -> set[str]:
        return {
            path for path in self._found.rankings.get(place, {}) if path.startswith(f"{group}.")
        }


def rows_of(tenant_id: str, *, bucket: Bucket) -> Row:
    """Return the filter for the roll-ups of a day and its hours, or of all time."""
    if bucket == ALL_TIME:
        return {"tenant_id": tenant_id, "level": Level.TOTAL.value}
    within = {"$gte": bucket.period.start, "$lt": bucket.period.end}
    return {"tenant_id": tenant_id, "level": _WITHIN_DAYS, "start": within}


def _places(hour: Any, path: str) -> Iterator[tuple[Bucket, str]]:
    """Yield the buckets that count a path of an hour, and the path in each of their rows."""
    if hour is None:
        yield ALL_TIME, path
    else:
        midnight = hour.replace(hour=0)
        yield Bucket(Level.DAY, midnight), path
        yield Bucket(Level.HOURS, midnight), hour_path(hour, path)


def _distinct_days(time: str) -> Pipeline:
    day = _truncate(time, unit="day")
    return [{"$group": {"_id": day}}, {"$project": {"_id": 0, "day": "$_id"}}]


def _add_days_of(collection: str, tenant_id: str) -> Row:
    match = {"$match": {"tenant_id": tenant_id, "level": _WITHIN_DAYS}}
    return {"$unionWith": {"coll": collection, "pipeline": [match, *_distinct_days("$start")]}}


def _fold(value: str, *, dimension: str, names: Set[str]) -> Row:
    """Return the expression for a value that is counted by name, and otherwise null."""
    is_named: Row = {"$in": [value, {"$literal": sorted(unescape(name) for name in names)}]}
    is_short: Any = {"$lte": [{"$strLenBytes": value}, MAX_NAME_BYTES]}
    has_room = len(names) < MAX_VALUES[dimension]
    return {"$cond": [{"$or": [is_named, is_short]} if has_room else is_named, value, None]}


def _truncate(time: str, *, unit: str) -> Row:
    return {"$dateTrunc": {"date": time, "unit": unit}}
