"""Reader of tickets that people have labelled: JSON, one object per line, or CSV with a header.

An export of this product is such a file once a person has corrected the three labels. A row that can't
be used is reported and skipped; a file that can't be read is refused.
"""

import csv
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import BinaryIO

from tickets.classification.evaluation.labelled_ticket import LabelledTicket, TicketText
from tickets.core.labels import LABELS, Label, show_label
from ticketsaas.api.lists.csv_format import read_cell

# The number of a line, from 1, and its text.
Line = tuple[int, str]

# Four times the longest text that a ticket may have, escapes and the other fields included.
MAX_LINE_BYTES = 16_000_000

COLUMNS = ("subject", "message", *LABELS)
_BYTE_ORDER_MARK = "\ufeff"
# A spreadsheet writes one of these, depending on its country setting.
_DELIMITERS = ",;\t"
_BOOLEANS = {"true": True, "false": False}
# Enough of a wrong label to find it in the file.
_SHOWN_CHARACTERS = 40


@dataclass(frozen=True, slots=True)
class BadRow:
    """A row that is not a labelled ticket, and the reason."""

    line: int
    reason: str


class UnreadableFile(ValueError):
    """A file that is not a list of labelled tickets; the message is a sentence."""


class _Unusable(ValueError):
    """The reason why a row is not a labelled ticket."""


def read_labelled(file: BinaryIO) -> Iterator[LabelledTicket | BadRow]:
    """Yield the rows of a file of any length. Raises UnreadableFile."""
    lines = _read_lines(file)
    first = next((pair for pair in lines if pair[1].strip()), None)
    if first is None:
        raise UnreadableFile("The file is empty.")
    if first[1].lstrip().startswith("["):
        raise UnreadableFile(
            "The file is a JSON array. Write one object a line, as the product's NDJSON export does."
        )
    rows = chain([first], lines)
    return _read_json(rows) if first[1].lstrip().startswith("{") else _read_csv(rows)


def read_texts(file: BinaryIO) -> Iterator[TicketText | BadRow]:
    """Yield the texts of a file of JSON objects, one per line, whose labels, if any, don't matter.

    Raises UnreadableFile.
    """
    for number, text in _read_lines(file):
        if text.strip():
            try:
                yield TicketText(**_parse_texts(_parse_object(text)))
            except _Unusable as error:
                yield BadRow(number, str(error))


def _read_lines(file: BinaryIO) -> Iterator[Line]:
    number = 0
    while line := file.readline(MAX_LINE_BYTES + 1):
        number += 1
        if len(line) > MAX_LINE_BYTES:
            raise UnreadableFile(f"Line {number} is longer than {MAX_LINE_BYTES} bytes.")
        try:
            text = line.decode()
        except UnicodeDecodeError:
            raise UnreadableFile(f"Line {number} is not UTF-8. Save the file as UTF-8.") from None
        yield number, text.removeprefix(_BYTE_ORDER_MARK) if number == 1 else text


def _read_json(lines: Iterable[Line]) -> Iterator[LabelledTicket | BadRow]:
    for number, text in lines:
        if text.strip():
            try:
                yield _parse_ticket(number, _parse_object(text))
            except _Unusable as error:
                yield BadRow(number, str(error))


def _parse_object(text: str) -> Mapping[str, object]:
    try:
        row = json.loads(text)
    except (ValueError, RecursionError):
        raise _Unusable("it is not JSON") from None
    if not isinstance(row, dict):
        raise _Unusable("it is not a JSON object")
    return row


def _read_csv(lines: Iterator[Line]) -> Iterator[LabelledTicket | BadRow]:
    header_line, text = next(lines)
    header, delimiter = _read_header(text)
    for number, cells in _read_rows(lines, delimiter=delimiter, after=header_line):
        try:
            yield _parse_ticket(number, _parse_cells(cells, header=header))
        except _Unusable as error:
            yield BadRow(number, str(error))


def _read_header(text: str) -> tuple[list[str], str]:
    """Return the columns and the delimiter."""
    for delimiter in _DELIMITERS:
        header = next(csv.reader([text], delimiter=delimiter))
        if set(COLUMNS) <= set(header):
            return header, delimiter
    raise UnreadableFile(
        f"The first line is neither JSON nor a CSV header with the columns {', '.join(COLUMNS)}."
    )


def _read_rows(
    lines: Iterator[Line], *, delimiter: str, after: int
) -> Iterator[tuple[int, list[str]]]:
    """Yield each row with the number of its first line; a text with line breaks spans several lines."""
    csv.field_size_limit(MAX_LINE_BYTES)
    reader = csv.reader((text for _, text in lines), delimiter=delimiter, strict=True)
    while True:
        number = after + reader.line_num + 1
        try:
            cells = next(reader, None)
        except csv.Error as error:
            # If quotation marks are wrong, there is no telling where the next row begins.
            raise UnreadableFile(f"The row that begins in line {number}: {error}.") from None
        if cells is None:
            return
        if cells:
            yield number, cells


def _parse_cells(cells: Sequence[str], *, header: Sequence[str]) -> Mapping[str, object]:
    if len(cells) != len(header):
        raise _Unusable(f"it has {len(cells)} columns instead of {len(header)}")
    row: dict[str, object] = dict(zip(header, map(read_cell, cells), strict=True))
    answer = str(row["requires_action"]).strip().lower()
    return row | {"requires_action": _BOOLEANS.get(answer, answer)}


def _parse_ticket(line: int, row: Mapping[str, object]) -> LabelledTicket:
    labels = {name: _parse_label(name, row.get(name)) for name in LABELS}
    return LabelledTicket(line=line, **_parse_texts(row), **labels)  # type: ignore[arg-type]


def _parse_texts(row: Mapping[str, object]) -> dict[str, str]:
    texts = {"origin": row.get("origin") or ""}
    texts |= {name: row.get(name) for name in ("subject", "message")}
    for name, text in texts.items():
        if not isinstance(text, str):
            raise _Unusable(f"{name} is not text")
    return texts  # type: ignore[return-value]


def _parse_label(name: str, value: object) -> Label:
    """Return the label that a person typed, in upper or lower case."""
    typed = value.strip().lower() if isinstance(value, str) else value
    for label in LABELS[name]:
        # Compare the types too, because 1 equals True.
        if typed == label and isinstance(typed, bool) == isinstance(label, bool):
            return label
    allowed = ", ".join(map(show_label, LABELS[name]))
    raise _Unusable(f"{name} must be one of {allowed} but is {_describe(typed)}")


def _describe(label: object) -> str:
    return "missing" if label in (None, "") else repr(label)[:_SHOWN_CHARACTERS]
