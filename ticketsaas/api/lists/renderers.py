"""Renderers for whole lists as CSV or NDJSON, a batch of rows at a time."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from rest_framework.renderers import BaseRenderer
from rest_framework.utils.encoders import JSONEncoder

from ticketsaas.api.lists.csv_format import write_header, write_lines


@dataclass(frozen=True, slots=True)
class Table:
    """The content of a file: the names of all columns, and batches of rows as the API shows them."""

    columns: list[str]
    batches: Iterator[Iterable[Mapping[str, Any]]]


class FileRenderer(BaseRenderer):
    """A renderer that produces a stream of chunks instead of one text."""

    charset = "utf-8"

    def stream(self, table: Table) -> Iterator[bytes]:
        raise NotImplementedError


class CsvRenderer(FileRenderer):
    media_type = "text/csv"
    format = "csv"

    def stream(self, table: Table) -> Iterator[bytes]:
        yield write_header(table.columns).encode()
        for rows in table.batches:
            yield write_lines(rows, columns=table.columns).encode()


class NdjsonRenderer(FileRenderer):
    """NDJSON in ASCII only: some readers split lines at any Unicode line break, even inside a string."""

    media_type = "application/x-ndjson"
    format = "ndjson"

    def stream(self, table: Table) -> Iterator[bytes]:
        dump = JSONEncoder(separators=(",", ":"), allow_nan=False).encode
        for rows in table.batches:
            yield "".join(f"{dump(row)}\n" for row in rows).encode()
