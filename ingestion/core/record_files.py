"""Records of a file: one JSON object a line (NDJSON), or CSV with a header, as `GET /tickets` exports them.

A file is read a record at a time, in bytes, so that its size doesn't matter and every record has a place to
go on from. A record that can't be read is a value like any other: it becomes a reject with its reason.
"""

import csv
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import BinaryIO

from ticketsaas.api.lists.csv_format import read_cell

# A ticket has at most 2 million characters of text and some names; JSON may escape each of them.
MAX_RECORD_BYTES = 16 * 1024 * 1024
# Python's own limit of a cell is far below a ticket's text.
csv.field_size_limit(MAX_RECORD_BYTES)
_BOM = b"\xef\xbb\xbf"
_GZIP = b"\x1f\x8b"
_REQUIRED = ("id", "status", "created_at")


class FileFormat(StrEnum):
    """How the records of a file are written."""

    NDJSON = "ndjson"
    CSV = "csv"


class UnreadableFile(ValueError):
    """The file is neither NDJSON nor CSV with the columns of a ticket; the message says what is wrong."""


@dataclass(frozen=True, slots=True)
class Record:
    """A record of a file, and the place after it. Its value is the raw text if that can't be read."""

    value: object
    end: int


@dataclass(frozen=True, slots=True)
class Layout:
    """What the beginning of a file says: its format, its columns if it is CSV, and where records begin."""

    format: FileFormat
    columns: tuple[str, ...]
    delimiter: str
    start: int


def read_layout(file: BinaryIO) -> Layout:
    """Read the beginning of a file. Raises UnreadableFile."""
    file.seek(0)
    head = file.read(4096)
    if head.startswith(_GZIP):
        raise UnreadableFile("The file is packed with gzip. Unpack it first: gunzip FILE.")
    if head.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\x00" in head:
        raise UnreadableFile("The file is not UTF-8. Save it as UTF-8.")
    start = len(_BOM) if head.startswith(_BOM) else 0
    first = head[start:].lstrip()
    if not first or first.startswith(b"{"):
        return Layout(FileFormat.NDJSON, (), "", start)
    if first.startswith(b"["):
        raise UnreadableFile("The file is one JSON list. Write one object a line (NDJSON).")
    return _read_header(file, start=start)


def read_records(file: BinaryIO, layout: Layout, *, start: int) -> Iterator[Record]:
    """Yield the records from the place `start` on; empty lines are none."""
    file.seek(max(start, layout.start))
    lines = _read_ndjson(file) if layout.format is FileFormat.NDJSON else _read_csv(file, layout)
    yield from lines


def _read_header(file: BinaryIO, *, start: int) -> Layout:
    file.seek(start)
    line = file.readline(MAX_RECORD_BYTES)
    text = line.decode("utf-8", errors="replace").strip()
    delimiter = ";" if text.count(";") > text.count(",") else ","
    try:
        columns = tuple(name.strip() for name in next(csv.reader([text], delimiter=delimiter), []))
    except csv.Error as error:
        raise UnreadableFile(f"The file's first line can't be read: {error}.") from error
    if missing := [name for name in _REQUIRED if name not in columns]:
        raise UnreadableFile(
            f"The file is neither NDJSON nor CSV with a header: it has no column {missing[0]!r}."
        )
    return Layout(FileFormat.CSV, columns, delimiter, file.tell())


def _read_ndjson(file: BinaryIO) -> Iterator[Record]:
    while line := file.readline(MAX_RECORD_BYTES):
        line = _finish_line(file, line)
        if line.strip():
            yield Record(_parse_json(line), file.tell())


def _parse_json(line: bytes) -> object:
    try:
        return json.loads(line)
    except (ValueError, RecursionError):
        return _as_text(line)


def _read_csv(file: BinaryIO, layout: Layout) -> Iterator[Record]:
    """Join lines until the quotes of a record are closed: a text may contain line breaks."""
    while line := file.readline(MAX_RECORD_BYTES):
        record, quotes = bytearray(line), line.count(b'"') if _is_open(line, layout) else 0
        while quotes % 2 and len(record) < MAX_RECORD_BYTES:
            more = file.readline(MAX_RECORD_BYTES)
            if not more:
                break
            record += more
            quotes += more.count(b'"')
        whole = _finish_line(file, bytes(record))
        if whole.strip():
            yield Record(_parse_row(whole, layout), file.tell())


def _is_open(line: bytes, layout: Layout) -> bool:
    """Return whether a quoted cell goes on in the next line.

    Within an unquoted cell a quote is a character like others: `5" disk`.
    """
    begin = b"(?:^|" + re.escape(layout.delimiter.encode()) + b")"
    cell = begin + b'"[^"]*(?:""[^"]*)*"(?!")'
    return re.search(begin + b'"', re.sub(cell, b"", line)) is not None


def _parse_row(line: bytes, layout: Layout) -> object:
    try:
        text = line.decode("utf-8")
        [cells] = csv.reader([text], delimiter=layout.delimiter, strict=True)
    except (UnicodeDecodeError, csv.Error, ValueError):
        return _as_text(line)
    if len(cells) != len(layout.columns):
        return _as_text(line)
    return {name: read_cell(cell) for name, cell in zip(layout.columns, cells, strict=True)}


def _finish_line(file: BinaryIO, line: bytes) -> bytes:
    """Skip the rest of a line that is too long, so that it takes no memory; what was read is a reject."""
    piece = line
    while len(piece) >= MAX_RECORD_BYTES and not piece.endswith(b"\n"):
        piece = file.readline(MAX_RECORD_BYTES)
    return line


def _as_text(line: bytes) -> str:
    return line[:4096].decode("utf-8", errors="backslashreplace")
