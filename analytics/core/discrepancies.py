"""Discrepancies between a tenant's roll-ups and what they should contain.

Ingestion changes a row's actual and expected counts by the same amount, in one transaction. An error, once
measured, therefore stays constant and can be corrected later by adding the difference.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice

from analytics.core.rollup_bounds import CUSTOMERS, WORDS, other_path
from analytics.core.rollups import (
    TEXT_DIMENSIONS,
    URGENT_BY_STATUS,
    Bucket,
    Increments,
    Key,
    Level,
    Numbers,
)
from analytics.core.rows import Row

# Adding to this many rows takes a quarter of a second, during which pages that write the same rows wait.
CUSTOMERS_PER_TRANSACTION = 1_000


@dataclass(frozen=True, slots=True)
class Measurement:
    """The expected and the actual content of a part of a tenant's roll-ups, at one moment."""

    expected: Increments
    found: Increments
    repairs: int | None
    """The number of repairs of the tenant's roll-ups before this moment; None if there were none."""


@dataclass(frozen=True, slots=True)
class Discrepancy:
    """A number that is not what it should be."""

    what: str
    expected: int
    found: int

    def __str__(self) -> str:
        return f"{self.what}: expected {self.expected}, found {self.found}"


def read_rollups(
    *, counts: Iterable[Row], rankings: Iterable[Row], urgent: Iterable[Row]
) -> Increments:
    """Return stored rows as increments of empty roll-ups."""
    return Increments(
        counts={_bucket_of(row): dict(_read_counts(row)) for row in counts},
        rankings={(_bucket_of(row), row["shard"]): dict(_read_ranking(row)) for row in rankings},
        urgent={row["customer_id"]: row["urgent"] for row in urgent},
    )


def find_missing(measurement: Measurement) -> Increments:
    """Return the increments that correct the roll-ups. A count of zero equals no count."""
    expected, found = measurement.expected, measurement.found
    return Increments(
        counts=_subtract_rows(expected.counts, found.counts),
        rankings=_subtract_rows(expected.rankings, found.rankings),
        urgent=_subtract(expected.urgent, found.urgent),
    )


def list_words(increments: Increments) -> list[Row]:
    """Return the increments of words as rows `{keyword, count}`."""
    return [
        {"keyword": path.rpartition(".")[2], "count": count}
        for row in increments.rankings.values()
        for path, count in row.items()
        if path.startswith("words.")
    ]


def list_discrepancies(measurement: Measurement) -> Iterator[Discrepancy]:
    """Yield the wrong numbers, ordered by row and path."""
    expected = _name_rows(measurement.expected)
    for name, missing in sorted(_name_rows(find_missing(measurement)).items()):
        for path in sorted(missing):
            number = expected.get(name, {}).get(path, 0)
            shown = path if path.isprintable() else repr(path)
            yield Discrepancy(f"{name} {shown}", number, number - missing[path])


def count_rows(increments: Increments) -> int:
    """Return the number of rows that the increments change."""
    return len(increments.counts) + len(increments.rankings) + len(increments.urgent)


def split_increments(increments: Increments) -> Iterator[Increments]:
    """Yield the increments in parts that are small enough for a transaction."""
    if increments.counts:
        yield Increments(counts=increments.counts)
    for place, row in increments.rankings.items():
        yield Increments(rankings={place: row})
    customers = iter(increments.urgent.items())
    while part := dict(islice(customers, CUSTOMERS_PER_TRANSACTION)):
        yield Increments(urgent=part)


def _bucket_of(row: Row) -> Bucket:
    return Bucket(Level(row["level"]), row["start"])


def _read_counts(row: Row, *, prefix: str = "") -> Iterator[tuple[str, int]]:
    for name in ("total", "requires_action"):
        yield f"{prefix}{name}", row.get(name, 0)
    for name in (*(f"by_{dimension}" for dimension in TEXT_DIMENSIONS), URGENT_BY_STATUS):
        yield from _read_other(row, name, prefix=prefix)
        for value, count in (row.get(name) or {}).items():
            yield f"{prefix}{name}.{value}", count
    for hour, counts in (row.get("hours") or {}).items():
        yield from _read_counts(counts, prefix=f"hours.{hour}.")


def _read_ranking(row: Row) -> Iterator[tuple[str, int]]:
    for subdocument, words in row.get("words", {}).items():
        for word, count in words.items():
            yield f"words.{subdocument}.{word}", count
    for customer, count in (row.get("customers") or {}).items():
        yield f"customers.{customer}", count
    for name in (WORDS, CUSTOMERS):
        yield from _read_other(row, name)


def _read_other(row: Row, group: str, *, prefix: str = "") -> Iterator[tuple[str, int]]:
    if count := row.get(other_path(group)):
        yield f"{prefix}{other_path(group)}", count


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
    # A row that does not start at midnight must not be mistaken for the day's own.
    return f"{bucket.level} {start:%Y-%m-%d}" + (f"T{start:%H}" if start.hour else "")
