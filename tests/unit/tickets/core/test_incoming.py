from datetime import UTC, datetime

import pytest

from tests.support.factories import make_raw, make_ticket
from tickets.core.incoming import MAX_NAME_LENGTH, MAX_TEXT_LENGTH, InvalidTicket, parse_ticket


def test_a_complete_record_becomes_a_ticket() -> None:
    assert make_ticket() == parse_ticket(make_raw())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("2026-03-01T12:00:00Z", datetime(2026, 3, 1, 12), id="Z is UTC"),
        pytest.param("2026-03-01T12:00:00", datetime(2026, 3, 1, 12), id="no zone is UTC"),
        pytest.param("2026-03-01T14:00:00+02:00", datetime(2026, 3, 1, 12), id="offsets move"),
        pytest.param("2026-03-01T06:30:00-05:30", datetime(2026, 3, 1, 12), id="to the west too"),
        pytest.param(
            "2026-03-01T12:00:00.123987Z",
            datetime(2026, 3, 1, 12, 0, 0, 123000),
            id="more than milliseconds are cut off, not rounded",
        ),
        pytest.param("2026-03-01", datetime(2026, 3, 1), id="a date is its midnight"),
    ],
)
def test_times_become_utc_with_milliseconds(text: str, expected: datetime) -> None:
    ticket = parse_ticket(make_raw(updated_at=text))
    assert expected.replace(tzinfo=UTC) == ticket.updated_at


@pytest.mark.parametrize("field", ["id", "tenant_id", "status", "created_at", "updated_at"])
def test_a_required_field_that_is_missing_or_null_is_named(field: str) -> None:
    without = make_raw()
    del without[field]
    for raw in (without, make_raw(**{field: None})):
        with pytest.raises(InvalidTicket, match=f"'{field}' is missing") as caught:
            parse_ticket(raw)
        assert field == caught.value.field


@pytest.mark.parametrize("field", ["source", "customer_id", "subject", "message"])
def test_another_field_that_is_missing_or_null_is_empty(field: str) -> None:
    without = make_raw()
    del without[field]
    expected = make_ticket(**{field: ""})
    assert expected == parse_ticket(without)
    assert expected == parse_ticket(make_raw(**{field: None}))


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (4711, "4711"),
        (-1, "-1"),
        (0, "0"),
        (2**63, "9223372036854775808"),
        (10**99, "1" + "0" * 99),
        (4711.0, "4711"),
        (1.5, "1.5"),
        (1e-7, "1e-07"),
    ],
)
def test_a_number_stands_for_its_digits(number: float, text: str) -> None:
    names = ("tenant_id", "source", "customer_id", "subject", "message", "status")
    expected = make_ticket(external_id=text, **dict.fromkeys(names, text))
    assert expected == parse_ticket(make_raw(id=number, **dict.fromkeys(names, number)))


@pytest.mark.parametrize("number", [2.0**53, 1e20, -1e300])
def test_a_number_that_others_may_have_become_too_is_no_id(number: float) -> None:
    with pytest.raises(InvalidTicket, match="'id' is a number too large to be exact"):
        parse_ticket(make_raw(id=number))
    assert parse_ticket(make_raw(subject=number)).subject == repr(number).removesuffix(".0")


@pytest.mark.parametrize("number", [10**1_000, float("inf"), float("-inf"), float("nan")])
@pytest.mark.parametrize("field", ["id", "message", "customer_id", "updated_at"])
def test_what_nobody_counts_with_is_refused(field: str, number: float) -> None:
    with pytest.raises(InvalidTicket, match=f"'{field}' is (not text|a number too large)"):
        parse_ticket(make_raw(**{field: number}))


@pytest.mark.parametrize(
    "blank", ["", " ", "\t\r\n", "\u00a0", "\u2003\u3000", "\u200b", "\ufeff \u2060", "\u2800"]
)
def test_a_customer_of_blanks_is_nobody(blank: str) -> None:
    assert parse_ticket(make_raw(customer_id=blank)).customer_id == ""


@pytest.mark.parametrize("field", ["created_at", "updated_at"])
@pytest.mark.parametrize("value", [0, 1772366400, 1772366400000.0, 20260301])
def test_a_number_is_no_time_because_nobody_knows_what_it_counts(field: str, value: float) -> None:
    with pytest.raises(InvalidTicket, match=f"'{field}' is not text"):
        parse_ticket(make_raw(**{field: value}))


@pytest.mark.parametrize("value", [True, False, ["t-1"], [], {"$ne": ""}])
@pytest.mark.parametrize("field", ["id", "message", "source", "created_at"])
def test_a_value_of_another_type_is_refused(field: str, value: object) -> None:
    with pytest.raises(InvalidTicket, match=f"'{field}' is not text"):
        parse_ticket(make_raw(**{field: value}))


@pytest.mark.parametrize(
    ("overrides", "reason"),
    [
        pytest.param({"id": ""}, "'id' is empty", id="an empty id"),
        pytest.param({"status": "  "}, "'status' is empty", id="a blank status"),
        pytest.param({"status": "\u200b"}, "'status' is empty", id="a status that nobody sees"),
        pytest.param({"id": "x" * (MAX_NAME_LENGTH + 1)}, "'id' is longer than", id="a huge id"),
        pytest.param({"message": "a\x00b"}, "'message' has characters", id="NUL"),
        pytest.param({"subject": "\ud800"}, "'subject' has characters", id="half a surrogate pair"),
        pytest.param({"created_at": "yesterday"}, "'created_at' is not an ISO", id="a word"),
        pytest.param({"created_at": "0001-01-01"}, "'created_at' is not an ISO", id="year 1"),
        pytest.param({"updated_at": "99999-01-01"}, "'updated_at' is not an ISO", id="year 99999"),
        pytest.param(
            {"updated_at": "1900-01-01T00:00:00+14:00"}, "'updated_at' is not", id="before 1900"
        ),
    ],
)
def test_what_cannot_be_stored_is_refused(overrides: dict[str, object], reason: str) -> None:
    with pytest.raises(InvalidTicket, match=reason):
        parse_ticket(make_raw(**overrides))


@pytest.mark.parametrize("raw", [None, "t-1", 7, ["t-1"]])
def test_a_record_that_is_no_object_is_refused(raw: object) -> None:
    with pytest.raises(InvalidTicket, match="not an object"):
        parse_ticket(raw)


def test_unknown_fields_are_ignored_whatever_their_name() -> None:
    raw = make_raw(**{"$where": "1", "a.b": 1, "\x00": 2})
    assert make_ticket() == parse_ticket(raw)


def test_empty_texts_are_allowed() -> None:
    raw = make_raw(subject="", message="", source="", customer_id="")
    assert make_ticket(subject="", message="", source="", customer_id="") == parse_ticket(raw)


WHOLE, LONG = "x" * MAX_TEXT_LENGTH, "x" * (MAX_TEXT_LENGTH + 1)
NAME, LONG_NAME = "n" * MAX_NAME_LENGTH, "n" * (MAX_NAME_LENGTH + 1)


@pytest.mark.parametrize("field", ["subject", "message"])
def test_a_text_that_is_too_long_is_cut_and_the_ticket_says_so(field: str) -> None:
    for text, is_cut in ((WHOLE, False), (LONG, True)):
        ticket = parse_ticket(make_raw(**{field: text}))
        assert (getattr(ticket, field), ticket.truncated) == (WHOLE, is_cut)


@pytest.mark.parametrize("field", ["source", "customer_id", "status"])
def test_a_name_that_is_too_long_is_cut_and_the_ticket_says_so(field: str) -> None:
    for name, is_cut in ((NAME, False), (LONG_NAME, True), (" " * 600 + LONG_NAME, True)):
        ticket = parse_ticket(make_raw(**{field: name}))
        assert (getattr(ticket, field), ticket.truncated) == (NAME, is_cut)


@pytest.mark.parametrize("field", ["id", "tenant_id"])
def test_an_id_is_never_cut_because_two_could_become_one(field: str) -> None:
    with pytest.raises(InvalidTicket, match=f"'{field}' is longer than"):
        parse_ticket(make_raw(**{field: LONG_NAME}))


def test_a_pasted_screenshot_is_cut_out_before_anything_counts_as_too_long() -> None:
    picture = '<img src="data:image/png;base64,' + "A" * 1_000_000 + '">'
    ticket = parse_ticket(make_raw(message=f"Production is down {picture} for everybody"))
    mark = '<img src="[embedded file: image/png]">'
    assert ticket.message == f"Production is down {mark} for everybody"
    assert ticket.truncated is False


def test_a_text_that_is_cut_elsewhere_is_no_other_version() -> None:
    assert parse_ticket(make_raw(message=LONG)) == parse_ticket(make_raw(message=LONG + "y"))
