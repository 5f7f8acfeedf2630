"""Files of labelled tickets, and which of their rows can be used."""

import io
import json
from typing import Any

import pytest

from tickets.classification.evaluation import labelled_files
from tickets.classification.evaluation.labelled_files import BadRow, UnreadableFile, read_labelled
from tickets.classification.evaluation.labelled_ticket import LabelledTicket
from ticketsaas.api.lists.csv_format import write_header, write_lines

ROW: dict[str, Any] = {
    "subject": "Hello",
    "message": "It is broken",
    "urgency": "medium",
    "sentiment": "neutral",
    "requires_action": True,
}
HEADER = "subject,message,urgency,sentiment,requires_action"


def ticket(line: int = 1, **values: Any) -> LabelledTicket:
    return LabelledTicket(line=line, **ROW | values)


def read(text: str | bytes) -> list[LabelledTicket | BadRow]:
    return list(read_labelled(io.BytesIO(text.encode() if isinstance(text, str) else text)))


def as_json(**values: Any) -> str:
    return json.dumps(ROW | values)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(f"{as_json()}\n{as_json()}", [ticket(1), ticket(2)], id="JSON lines"),
        pytest.param(f"\n\n{as_json(id='T-1')}\r\n\n", [ticket(3)], id="empty lines, more fields"),
        pytest.param("\ufeff" + as_json(), [ticket()], id="JSON behind a byte order mark"),
        pytest.param(as_json(urgency=" Medium "), [ticket()], id="a label as a person types it"),
        pytest.param(f"{HEADER}\nHello,It is broken,medium,neutral,true\n", [ticket(2)], id="CSV"),
        pytest.param(
            f"\ufeff{HEADER.replace(',', ';')}\r\nHello;It is broken;Medium;neutral;TRUE\r\n",
            [ticket(2)],
            id="CSV of a spreadsheet in another country",
        ),
        pytest.param(
            f'{HEADER}\nHello,"two\r\nlines",low,neutral,false\nHello,It is broken,medium,neutral,true',
            [
                ticket(2, message="two\r\nlines", urgency="low", requires_action=False),
                ticket(4),
            ],
            id="CSV with a line break in a text",
        ),
    ],
)
def test_labelled_tickets_are_read(text: str, expected: list[LabelledTicket]) -> None:
    assert read(text) == expected


def test_an_export_of_the_product_is_read_as_it_was_written() -> None:
    row = ROW | {"id": "T-1", "message": "=1+1 is \u201cwrong\u201d,\nsee", "deleted_at": None}
    text = write_header(list(row)) + write_lines([row], columns=list(row))
    assert [ticket(2, message=row["message"])] == read(text)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        pytest.param("{", "it is not JSON", id="half an object"),
        pytest.param("{}[", "it is not JSON", id="rubbish behind an object"),
        pytest.param('{"a": ' + "[" * 100_000, "it is not JSON", id="nested too deeply"),
        pytest.param(as_json(message=None), "message is not text", id="no message"),
        pytest.param(
            as_json(urgency=""),
            "urgency must be one of high, medium, low but is missing",
            id="an empty label",
        ),
        pytest.param(
            as_json(sentiment="angry"),
            "sentiment must be one of negative, neutral, positive but is 'angry'",
            id="an unknown label",
        ),
        pytest.param(
            as_json(urgency=["high"]),
            "urgency must be one of high, medium, low but is ['high']",
            id="a label of another type",
        ),
        pytest.param(
            as_json(requires_action=1),
            "requires_action must be one of true, false but is 1",
            id="a number for a truth",
        ),
        pytest.param(
            as_json(requires_action="true"),
            "requires_action must be one of true, false but is 'true'",
            id="a text for a truth",
        ),
    ],
)
def test_a_line_that_is_no_labelled_ticket_is_named_and_the_others_are_read(
    text: str, reason: str
) -> None:
    rows = read(f"{as_json()}\n{text}\n{as_json()}")
    assert rows == [ticket(1), BadRow(2, reason), ticket(3)]


def test_a_row_with_other_columns_than_the_header_is_named() -> None:
    rows = f"{HEADER}\nHello,It is broken\nHello,It is broken,medium,neutral,true"
    assert read(rows) == [BadRow(2, "it has 2 columns instead of 5"), ticket(3)]


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        pytest.param("", "The file is empty.", id="empty"),
        pytest.param("\ufeff\n \n", "The file is empty.", id="white space"),
        pytest.param(f"[{as_json()}]", "The file is a JSON array.", id="a JSON array"),
        pytest.param(
            "subject,message\nHello,you", "neither JSON nor a CSV header with", id="no labels"
        ),
        pytest.param(b"caf\xe9", "Line 1 is not UTF-8.", id="another encoding"),
        pytest.param(
            as_json().encode() + b"\n\xff", "Line 2 is not UTF-8.", id="another encoding later on"
        ),
        pytest.param(as_json().encode("utf-16"), "Line 1 is not UTF-8.", id="UTF-16"),
        pytest.param(
            f'{HEADER}\nHello,"It is broken\nmedium',
            "begins in line 2: unexpected end",
            id="a quote",
        ),
    ],
)
def test_a_file_that_is_no_list_of_labelled_tickets_is_refused(
    content: str | bytes, sentence: str
) -> None:
    with pytest.raises(UnreadableFile, match=sentence):
        read(content)


@pytest.mark.parametrize("beginning", ["{", f"{HEADER}\n"], ids=["JSON", "CSV"])
def test_a_huge_line_is_refused_before_it_is_in_memory(
    beginning: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(labelled_files, "MAX_LINE_BYTES", 100)
    file = io.BytesIO(beginning.encode() + b"x" * 10_000)
    with pytest.raises(UnreadableFile, match="is longer than 100 bytes"):
        list(read_labelled(file))
    assert file.tell() < 300
