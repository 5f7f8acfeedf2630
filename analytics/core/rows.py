"""Types of the rows that MongoDB returns and of the pipelines that make them."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

Row = dict[str, Any]
Rows = Sequence[Row]
Stage = dict[str, Any]
Pipeline = list[Stage]


def sum_rows(rows: Iterable[Row]) -> list[Row]:
    """Merge rows that are equal except for their `count`, and add up their counts.

    The parts of a period are counted separately, so the same value may occur in several of them.
    """
    counts: Counter[tuple[tuple[str, Any], ...]] = Counter()
    for row in rows:
        counts[tuple((k, v) for k, v in row.items() if k != "count")] += row["count"]
    return [dict(group) | {"count": count} for group, count in counts.items()]
