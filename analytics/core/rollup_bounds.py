"""Bounds of a roll-up row: how many names it counts by name, and where it counts the others.

Names are what upstream and its customers write: statuses, sources, words, customers. Without a bound, one
day of invented words fills a document of MongoDB, and from then on no page of the tenant can be stored.

A name keeps its place as long as its row exists. One that a row has stays there, at zero too; one that a
full row doesn't have counts in the row's sum of others. So what goes is subtracted where it was added. The
statuses and sources of every row are those of the tenant's row of all time, the *register*.

The largest row, of a day's hours, has 24 times 100 statuses, twice, and 200 sources: 10 MB if each has
MAX_NAME_BYTES, and 15 MB (of MongoDB's 16) if each is 512 dots, which become three characters in a field's
name. A day's words and customers take 11 MB at most, a shard of words 7 MB. Languages need no bound: we
tell fewer than fifty, by codes of two letters.
"""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence, Set
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from analytics.core.rollups import ALL_TIME, OTHER, Bucket, Numbers, place_word, unescape

# Far more than any helpdesk has; nobody reads more.
MAX_VALUES = {"status": 100, "source": 200}
# A day of 10,000 real tickets has about 9,000 different words.
MAX_WORDS_OF_DAY = 10_000
# 400,000 in all; half a million took 16 MB with long words.
MAX_WORDS_OF_SHARD = 25_000
MAX_CUSTOMERS_OF_DAY = 5_000
# In UTF-8. It takes 512 characters, the most that a name has, of two bytes; and every word.
MAX_NAME_BYTES = 1_024
WORDS, CUSTOMERS = "words", "customers"
NAMED = "_named"
# A path that is shorter has no name over MAX_NAME_BYTES.
_SURELY_SHORT = MAX_NAME_BYTES // 4

Names = Mapping[str, Set[str]]
"""Escaped names by dimension (statuses and sources) or by group (words and customers)."""


@dataclass(frozen=True, slots=True)
class BoundedRow:
    """What to write to a ranking row: numbers to add, and fields to set."""

    numbers: Numbers
    values: Mapping[str, int] = field(default_factory=dict)
    others: Mapping[str, int] = field(default_factory=dict)
    """The numbers that count in the sums of others, by path."""


def other_path(group_path: str) -> str:
    """Return the path of the sum of a group's others; the group may stand in an hour."""
    return f"{group_path}{OTHER}"


def max_names(bucket: Bucket) -> dict[str, int]:
    """Return how many names each group of a ranking row counts by name."""
    if bucket == ALL_TIME:
        return {WORDS: MAX_WORDS_OF_SHARD}
    return {WORDS: MAX_WORDS_OF_DAY, CUSTOMERS: MAX_CUSTOMERS_OF_DAY}


def bound_values(counts: Mapping[Bucket, Numbers], *, register: Names) -> Mapping[Bucket, Numbers]:
    """Return the counts with new statuses and sources in the register, as far as there is room.

    The others count in sums. The most frequent names come first, then the alphabet decides.
    """
    found = _find_values(counts)
    new = {name: values - register[name] for name, values in found.items()}
    if not any(new.values()):
        return counts
    all_time = dict(counts.get(ALL_TIME, {}))
    ranked = {
        name: sorted(values, key=lambda value: (-all_time.get(_path(name, value), 0), value))
        for name, values in new.items()
    }
    # A zero is a name too: a day counts the value by name even if all time gains none of it.
    kept = choose_values(ranked, register=register)
    rows = dict(counts) | {ALL_TIME: kept | all_time}
    others = {
        name: {value for value in values if _path(name, value) not in kept}
        for name, values in new.items()
    }
    return {bucket: _fold(row, others) for bucket, row in rows.items()}


def choose_values(values: Mapping[str, Sequence[str]], *, register: Names) -> dict[str, int]:
    """Return a zero for each path that the register has room for, the first ones first.

    `values` are escaped names by dimension that the register doesn't have.
    """
    zeros: dict[str, int] = {}
    for dimension, names in values.items():
        room = max(MAX_VALUES[dimension] - len(register[dimension]), 0)
        short = [name for name in names if is_short(name) and name not in register[dimension]]
        zeros |= dict.fromkeys((_path(dimension, name) for name in short[:room]), 0)
    return zeros


def is_crowded(row: Mapping[str, Any]) -> bool:
    """Return whether statuses or sources without a ticket keep most tickets from being counted by name.

    `row` is a tenant's row of all time. Half of the places have to be empty, and most tickets to be without
    a name: then making the roll-ups anew is worth that they can't be read meanwhile.
    """
    return any(_is_crowded(row, dimension) for dimension in MAX_VALUES)


def _is_crowded(row: Mapping[str, Any], dimension: str) -> bool:
    group = f"by_{dimension}"
    counts = (row.get(group) or {}).values()
    unused = sum(not number for number in counts)
    others = row.get(other_path(group)) or 0
    return 2 * unused >= MAX_VALUES[dimension] and others > sum(counts)


def is_short(path: str) -> bool:
    """Return whether the name at the end of a path may be counted by name at all."""
    if len(path) <= _SURELY_SHORT:
        return True
    return len(unescape(path.rpartition(".")[2]).encode()) <= MAX_NAME_BYTES


def take_whole(
    row: Numbers, *, bucket: Bucket, named: Mapping[str, int | None]
) -> BoundedRow | None:
    """Return a ranking row's numbers as they are if it surely has room for all of these names.

    `named` says how many names each of the row's groups has at most, None where that is unknown. It grows
    by the names of the page, known or new, because telling them apart would mean to read the row. It
    stays under the bound that way; a row whose number has reached the bound is full for ever.
    """
    if max(map(len, row), default=0) > _SURELY_SHORT:
        return None
    counted = _count_names(row, bucket=bucket)
    for group, bound in max_names(bucket).items():
        known = named.get(group)
        if counted[group] and (known is None or known + counted[group] >= bound):
            return None
    return BoundedRow({**row, **{f"{group}{NAMED}": n for group, n in counted.items() if n}})


def bound_row(
    row: Numbers, *, bucket: Bucket, present: Names, full: Collection[str] = ()
) -> BoundedRow:
    """Return what to write to a ranking row that has the names (as paths) in `present`.

    Of a group that is known to be `full` only the names that are among these numbers need be present.
    """
    numbers: Counter[str] = Counter()
    values: dict[str, int] = {}
    others: dict[str, int] = {}
    for group, bound in max_names(bucket).items():
        has = present.get(group, frozenset())
        of_group = {path: number for path, number in row.items() if path.startswith(f"{group}.")}
        new = {path: number for path, number in of_group.items() if path not in has}
        kept = _choose(new, room=0 if group in full else bound - len(has))
        if group not in full:
            values[f"{group}{NAMED}"] = len(has) + len(kept)
        for path, number in of_group.items():
            if path in has or path in kept:
                numbers[path] = number
            else:
                others[path] = number
                numbers[other_path(group)] += number
        numbers[other_path(group)] += row.get(other_path(group), 0)
    return BoundedRow(_nonzero(numbers), values, others)


def find_full(*, bucket: Bucket, named: Mapping[str, int | None]) -> list[str]:
    """Return the groups of a row that have no room for any other name."""
    return [group for group, bound in max_names(bucket).items() if (named.get(group) or 0) >= bound]


def subtract_words(
    rankings: Mapping[tuple[Bucket, int], Numbers], others: Mapping[str, int]
) -> dict[tuple[Bucket, int], Numbers]:
    """Take a day's words that it doesn't count by name out of what all time is to count.

    All time counts what the days count by name, so that it can be checked against them.
    """
    rows = {place: Counter(row) for place, row in rankings.items()}
    for path, number in others.items():
        if path.startswith(f"{WORDS}."):
            place = ALL_TIME, place_word(path.rpartition(".")[2])[0]
            rows.setdefault(place, Counter())[path] -= number
    return {place: _nonzero(row) for place, row in rows.items()}


def _count_names(row: Collection[str], *, bucket: Bucket) -> dict[str, int]:
    """Count the names of each group among a ranking row's paths."""
    customers = 0
    if bucket != ALL_TIME:
        customers = sum(path.startswith(CUSTOMERS) for path in row)
    return {WORDS: len(row) - customers, CUSTOMERS: customers}


def _find_values(counts: Mapping[Bucket, Numbers]) -> dict[str, Set[str]]:
    found: dict[str, set[str]] = {dimension: set() for dimension in MAX_VALUES}
    for row in counts.values():
        for path in row:
            if value := _split_value(path):
                found[value[0]].add(value[1])
    return dict(found)


@lru_cache(maxsize=20_000)
def _split_value(path: str) -> tuple[str, str] | None:
    """Return the dimension and the name of a path of a status or a source."""
    group, _, name = path.rpartition(".")
    dimension = group.rpartition(".")[2].removeprefix("urgent_").removeprefix("by_")
    return (dimension, name) if dimension in MAX_VALUES else None


def _fold(row: Numbers, others: Names) -> dict[str, int]:
    folded: Counter[str] = Counter()
    for path, number in row.items():
        value = _split_value(path)
        is_other = value is not None and value[1] in others.get(value[0], ())
        folded[other_path(path.rpartition(".")[0]) if is_other else path] += number
    return dict(folded)


def _choose(numbers: Numbers, *, room: int) -> set[str]:
    """Choose the paths that get a place of their own: the most frequent ones."""
    short = (path for path in numbers if is_short(path))
    return set(sorted(short, key=lambda path: (-numbers[path], path))[: max(room, 0)])


def _path(dimension: str, name: str) -> str:
    return f"by_{dimension}.{name}"


def _nonzero(row: Mapping[str, int]) -> dict[str, int]:
    return {path: number for path, number in row.items() if number}
