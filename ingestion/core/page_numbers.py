"""Numbers in a page's reply, however written: the next page, and how many tickets there are."""

import re
from collections.abc import Mapping
from typing import Any

# No feed has more tickets or pages, and no database or client of ours mistakes a number up to it.
MAX_COUNT = 2**31 - 1

_DIGITS = re.compile(r"\s*(-?[0-9]{1,20})(\.0{1,20})?\s*", re.ASCII)
# What programs write that have no word for "none".
_EMPTY_WORDS = frozenset({"", "null", "none", "false"})


class InvalidNextPage(ValueError):
    """The text is a sentence that says what is wrong with it."""


def find_whole_number(value: object) -> int | None:
    """Return a number written as `2`, `2.0` or `"2"`; None for anything else."""
    if isinstance(value, str):
        digits = _DIGITS.fullmatch(value)
        return None if digits is None else int(digits[1])
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    return int(value) if isinstance(value, int) or value.is_integer() else None


def find_next_page(raw: Mapping[str, Any], *, number: int) -> int | None:
    """Return the page that follows page `number`; None at the end, however that is said.

    Raises InvalidNextPage.
    """
    value = raw.get("next_page")
    if value is None or is_unclear_end(raw):
        return None
    page = find_whole_number(value)
    if page is None:
        raise InvalidNextPage("The reply's next_page is not a number.")
    if page <= number:
        raise InvalidNextPage(f"The reply's next_page leads from page {number} back to {page}.")
    if page > MAX_COUNT:
        raise InvalidNextPage(f"The reply's next_page is larger than {MAX_COUNT}.")
    return page


def is_unclear_end(raw: Mapping[str, Any]) -> bool:
    """Return whether `next_page` is `0`, `-1`, `""`, `false` or the like.

    It may say that there is no next page, or that a program upstream has gone wrong.
    """
    value = raw.get("next_page")
    if isinstance(value, str) and value.strip().lower() in _EMPTY_WORDS:
        return True
    page = find_whole_number(value)
    return value is False or value in ([], {}) or (page is not None and page <= 0)


def find_total_count(raw: Mapping[str, Any]) -> int | None:
    """Return the total count; None when upstream gives none, or something that can't be a count."""
    count = find_whole_number(raw.get("total_count"))
    return count if count is not None and 0 <= count <= MAX_COUNT else None
