"""Decides how far a tenant's roll-ups are from what they have to count.

A page moves a row and what the row has to count by the same numbers, in one transaction. So what a row
lacks stays the same whatever is ingested, from the moment it is measured until somebody adds it.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import TypeVar

from analytics.core.rollups import TEXT_DIMENSIONS, URGENT_BY_STATUS, Bucket, Increments, Level
from analytics.core.rows import Row

Numbers = Mapping[str, int]
Key = TypeVar("Key")

# Adding to so many rows takes a quarter of a second, which pages in the same rows wait for.
CUSTOMERS_AT_ONCE = 1_000


@dataclass(frozen=True, slots=True)
class Measurement:
    """What a part of a tenant's roll-ups has to count, and what it counts, at one moment."""

    expected: Increments
    found: Increments
    mended: int | None
    """How often the tenant's roll-ups had been mended by then; None is never."""


@dataclass(frozen=True, slots=True)
class Discrepancy:
    """One number that is not what it has to be."""

    what: str
    expected: int
    found: int

    def __str__(self) -> str:
        return f"{self.what}: expected {self.expected}, found {self.found}"


def read_rollups(
    *, counts: Iterable[Row], rankings: Iterable[Row], urgent: Iterable[Row]
) -> Increments:
    """Stored rows as what would have to be added to nothing to make them."""
    return Increments(
        counts={_bucket_of(row): dict(_read_counts(row)) for row in counts},
        rankings={(_bucket_of(row), row["shard"]): dict(_read_ranking(row)) for row in rankings},
        urgent={row["customer_id"]: row["urgent"] for row in urgent},
    )


def find_lacking(measurement: Measurement) -> Increments:
    """What has to be added to what was found; a zero is as good as nothing."""
    expected, found = measurement.expected, measurement.found
    return Increments(
        counts=_subtract_rows(expected.counts, found.counts),
        rankings=_subtract_rows(expected.rankings, found.rankings),
        urgent=_subtract(expected.urgent, found.urgent),
    )


def list_words(increments: Increments) -> list[Row]:
    """Rows `{keyword, count}` of the increments of words."""
    return [
        {"keyword": path.rpartition(".")[2], "count": count}
        for row in increments.rankings.values()
        for path, count in row.items()
        if path.startswith("words.")
    ]


def list_discrepancies(measurement: Measurement) -> Iterator[Discrepancy]:
    """The numbers that are wrong, by the rows and paths that hold them, in alphabetical order."""
    expected = _name_rows(measurement.expected)
    for name, lacking in sorted(_name_rows(find_lacking(measurement)).items()):
        for path in sorted(lacking):
            number = expected.get(name, {}).get(path, 0)
            shown = path if path.isprintable() else repr(path)
            yield Discrepancy(f"{name} {shown}", number, number - lacking[path])


def count_rows(increments: Increments) -> int:
    """How many rows they are added to."""
    return len(increments.counts) + len(increments.rankings) + len(increments.urgent)


def split_increments(increments: Increments) -> Iterator[Increments]:
    """The increments in portions that are small enough for a transaction."""
    if increments.counts:
        yield Increments(counts=increments.counts)
    for place, row in increments.rankings.items():
        yield Increments(rankings={place: row})
    customers = iter(increments.urgent.items())
    while portion := dict(islice(customers, CUSTOMERS_AT_ONCE)):
        yield Increments(urgent=portion)


def _bucket_of(row: Row) -> Bucket:
    return Bucket(Level(row["level"]), row["start"])


def _read_counts(row: Row, *, prefix: str = "") -> Iterator[tuple[str, int]]:
    for name in ("total", "requires_action"):
        yield f"{prefix}{name}", row.get(name, 0)
    for name in (*(f"by_{dimension}" for dimension in TEXT_DIMENSIONS), URGENT_BY_STATUS):
        for value, count in row.get(name, {}).items():
            yield f"{prefix}{name}.{value}", count
    for hour, counts in row.get("hours", {}).items():
        yield from _read_counts(counts, prefix=f"hours.{hour}.")


def _read_ranking(row: Row) -> Iterator[tuple[str, int]]:
    for subdocument, words in row.get("words", {}).items():
        for word, count in words.items():
            yield f"words.{subdocument}.{word}", count
    for customer, count in row.get("customers", {}).items():
        yield f"customers.{customer}", count


def _subtract_rows(
    expected: Mapping[Key, Numbers], found: Mapping[Key, Numbers]
) -> dict[Key, Numbers]:
    keys = expected.keys() | found.keys()
    rows = {key: _subtract(expected.get(key, {}), found.get(key, {})) for key in keys}
    return {key: row for key, row in rows.items() if row}


def _subtract(expected: Numbers, found: Numbers) -> dict[str, int]:
    names = expected.keys() | found.keys()
    numbers = {name: expected.get(name, 0) - found.get(name, 0) for name in names}
    return {name: number for name, number in numbers.items() if number}


def _name_rows(increments: Increments) -> dict[str, Numbers]:
    counts = {_name(bucket): row for bucket, row in increments.counts.items()}
    rankings = {f"{_name(b)} shard {n}": row for (b, n), row in increments.rankings.items()}
    return counts | rankings | {"customer": increments.urgent}


def _name(bucket: Bucket) -> str:
    start = bucket.start
    if start is None:
        return "all time"
    # A row that begins at another time is nobody's, and must not be taken for the day's own.
    return f"{bucket.level} {start:%Y-%m-%d}" + (f"T{start:%H}" if start.hour else "")
