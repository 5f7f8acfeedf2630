"""Rows as CSV (RFC 4180), safe to open in a spreadsheet."""

import csv
import json
from collections.abc import Iterable, Mapping, Sequence
from io import StringIO
from typing import Any

# Spreadsheets evaluate cells that start with one of these; some treat the full-width signs the same.
_FORMULA_STARTS = tuple("=+-@\t\r\n\uff1d\uff0b\uff0d\uff20")


def write_header(columns: Sequence[str]) -> str:
    """Return the header line."""
    return _write([columns])


def write_lines(rows: Iterable[Mapping[str, Any]], *, columns: Sequence[str]) -> str:
    """Return one line per row. A column that a row lacks is an empty cell."""
    return _write([_cell(row.get(name)) for name in columns] for row in rows)


def read_cell(cell: str) -> str:
    """Return the text from which `write_lines` made this cell."""
    is_guarded = cell.startswith("'") and cell[1:].startswith(_FORMULA_STARTS)
    return cell[1:] if is_guarded else cell


def _write(lines: Iterable[Sequence[str]]) -> str:
    text = StringIO()
    csv.writer(text).writerows(lines)
    return text.getvalue()


def _cell(value: Any) -> str:
    """Return text unchanged unless it would be a formula, None as an empty cell, anything else as JSON."""
    if value is None:
        return ""
    if isinstance(value, str):
        return f"'{value}" if value.startswith(_FORMULA_STARTS) else value
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
