"""Decides how rows look in a CSV file (RFC 4180) that people open in a spreadsheet."""

import csv
import json
from collections.abc import Iterable, Mapping, Sequence
from io import StringIO
from typing import Any

# A spreadsheet calculates what begins so; some take the full-width forms of the signs for the same.
_BEGINNINGS_OF_FORMULAS = tuple("=+-@\t\r\n\uff1d\uff0b\uff0d\uff20")


def write_header(columns: Sequence[str]) -> str:
    """The first line."""
    return _write([columns])


def write_lines(rows: Iterable[Mapping[str, Any]], *, columns: Sequence[str]) -> str:
    """A line for each row; what a row has not is an empty cell."""
    return _write([_cell(row.get(name)) for name in columns] for row in rows)


def read_cell(cell: str) -> str:
    """The text that `write_lines` made this cell from."""
    is_guarded = cell.startswith("'") and cell[1:].startswith(_BEGINNINGS_OF_FORMULAS)
    return cell[1:] if is_guarded else cell


def _write(lines: Iterable[Sequence[str]]) -> str:
    text = StringIO()
    csv.writer(text).writerows(lines)
    return text.getvalue()


def _cell(value: Any) -> str:
    """Text as it is, but never a formula; anything else as in JSON, and null as nothing."""
    if value is None:
        return ""
    if isinstance(value, str):
        return f"'{value}" if value.startswith(_BEGINNINGS_OF_FORMULAS) else value
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
