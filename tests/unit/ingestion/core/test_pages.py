import json

import pytest

from ingestion.core.page_numbers import MAX_COUNT
from ingestion.core.pages import (
    MAX_RAW_LENGTH,
    InvalidPage,
    newest_per_id,
    parse_deleted_ids,
    parse_page,
)
from tests.support.factories import make_raw, make_ticket


def parse(*records: object, **envelope: object):
    raw = {"tickets": list(records), "next_page": None, "total_count": len(records)} | envelope
    return parse_page(raw, tenant_id="acme", number=1)


def test_every_record_ends_in_one_place() -> None:
    page = parse(
        make_raw(),
        make_raw(id="t-2", tenant_id="globex"),
        make_raw(id="t-3", created_at="never"),
        "no object",
    )
    assert (make_ticket(),) == page.tickets
    assert page.skipped == 1
    assert [reject.field for reject in page.rejects] == ["created_at", None]


def test_a_bad_record_of_another_tenant_is_skipped_and_nothing_of_it_kept() -> None:
    page = parse({"tenant_id": "globex", "message": "a secret"})
    assert (page.skipped, page.rejects) == (1, ())


@pytest.mark.parametrize(("asked", "owner"), [("42", 42), ("42", 42.0), ("42", "42"), ("1.5", 1.5)])
def test_a_tenant_may_be_a_number(asked: str, owner: object) -> None:
    raw = {"tickets": [make_raw(tenant_id=owner)]}
    own = parse_page(raw, tenant_id=asked, number=1)
    assert [ticket.tenant_id for ticket in own.tickets] == [asked]
    others = parse_page(raw, tenant_id="acme", number=1)
    assert (others.tickets, others.rejects, others.skipped) == ((), (), 1)


@pytest.mark.parametrize("owner", [True, ["acme"], {"id": "acme"}, 10**1_000, float("nan")])
def test_a_record_whose_tenant_is_no_name_is_rejected(owner: object) -> None:
    (reject,) = parse(make_raw(tenant_id=owner)).rejects
    assert reject.field == "tenant_id"


def test_a_number_and_its_digits_are_one_ticket() -> None:
    page = parse(make_raw(id=4711), make_raw(id="4711"), make_raw(id=4711.0))
    assert page.ids() == {"4711"}
    assert parse_deleted_ids({"deleted_ids": [4711, "4711", 5.0, None, True, 1e300]}) == [
        "4711",
        "5",
    ]


def test_a_number_that_python_refuses_to_write_costs_its_record_alone() -> None:
    page = parse(make_raw(id=10**10_000), make_raw(subject=[10**10_000]), make_raw(id="t-2"))
    assert page.ids() == {"t-1", "t-2"}
    assert [reject.field for reject in page.rejects] == ["id", "subject"]


@pytest.mark.parametrize("depth", [300, 5_000])
def test_a_record_that_is_nested_deeply_costs_itself_alone(depth: int) -> None:
    nested: object = "deep"
    for _ in range(depth):
        nested = [nested]
    page = parse(make_raw(id=nested), make_raw(id="t-2", extra=nested), make_raw(id="t-3"))
    assert page.ids() == {"t-2", "t-3"}
    (reject,) = page.rejects
    assert reject.field == "id"
    assert reject.raw


def test_a_record_without_a_tenant_is_rejected() -> None:
    raw = make_raw()
    del raw["tenant_id"]
    (reject,) = parse(raw).rejects
    assert (reject.external_id, reject.field) == ("t-1", "tenant_id")


def test_a_reject_keeps_the_record_readable_and_bounded() -> None:
    (short,) = parse({"id": "a\x00\ud800"}).rejects
    assert json.loads(short.raw) == {"id": "a\x00\ud800"}
    assert short.raw.isascii()
    (long,) = parse(make_raw(id="x" * 10_000_000)).rejects
    assert len(long.raw) == MAX_RAW_LENGTH


def test_a_record_nested_as_deeply_as_a_reply_may_be_is_rejected() -> None:
    record: object = "deep"
    for _ in range(2_000):
        record = [record]
    page = parse(record, {"id": record}, {"id": "t-1", "tenant_id": "acme", "status": record})
    assert [reject.ticket_id for reject in page.rejects] == [None, None, "t-1"]
    assert all(len(reject.raw) <= MAX_RAW_LENGTH and reject.key for reject in page.rejects)


@pytest.mark.parametrize(
    "raw",
    [
        pytest.param(None, id="null"),
        pytest.param([], id="a list"),
        pytest.param({"items": []}, id="another envelope"),
        pytest.param({"tickets": {"1": {}}}, id="tickets that are no list"),
    ],
)
def test_what_is_no_page_is_refused(raw: object) -> None:
    with pytest.raises(InvalidPage, match="no list of tickets"):
        parse_page(raw, tenant_id="acme", number=1)


@pytest.mark.parametrize("next_page", [2, "2", 2.0, " 2 ", "2.0", "02"])
def test_the_next_page_may_be_written_as_text_or_with_a_fraction(next_page: object) -> None:
    page = parse(next_page=next_page)
    assert (page.next_page, page.is_unclear_end) == (2, False)


@pytest.mark.parametrize(
    "next_page", [0, 0.0, "0", -1, -1.0, "-1", "", "  ", False, "false", "None", "null", [], {}]
)
def test_an_end_that_is_not_clear_is_said_to_be_so(next_page: object) -> None:
    page = parse(next_page=next_page)
    assert (page.next_page, page.is_unclear_end) == (None, True)


def test_null_and_nothing_are_a_clear_end() -> None:
    for raw in ({"tickets": []}, {"tickets": [], "next_page": None}):
        page = parse_page(raw, tenant_id="acme", number=1)
        assert (page.next_page, page.is_unclear_end) == (None, False)


@pytest.mark.parametrize(
    "next_page",
    [
        *("next", "https://api.example/tickets?page=2", "2nd", "2.5", "\u0662", "9" * 5000),
        *(2.5, float("nan"), float("inf"), True, [2], {"page": 2}),
    ],
)
def test_a_next_page_that_is_no_number_is_refused(next_page: object) -> None:
    with pytest.raises(InvalidPage, match="not a number"):
        parse(next_page=next_page)


@pytest.mark.parametrize("next_page", [1, "1", 1.0])
def test_a_next_page_that_leads_back_is_refused(next_page: object) -> None:
    with pytest.raises(InvalidPage, match="leads from page 1 back"):
        parse(next_page=next_page)


def test_a_next_page_that_no_feed_has_is_refused() -> None:
    assert parse(next_page=MAX_COUNT).next_page == MAX_COUNT
    with pytest.raises(InvalidPage, match="next_page is larger than"):
        parse(next_page=MAX_COUNT + 1)


@pytest.mark.parametrize("total_count", [1000, "1000", 1000.0, " 1000 "])
def test_a_total_may_be_written_as_text_or_with_a_fraction(total_count: object) -> None:
    assert parse(total_count=total_count).total_count == 1000


@pytest.mark.parametrize(
    "total_count", [None, "many", "-1", "1,000", [40], -1, 1.5, True, MAX_COUNT + 1, 2**80]
)
def test_a_total_that_is_no_count_is_unknown(total_count: object) -> None:
    assert parse(total_count=total_count).total_count is None


def test_of_a_ticket_that_comes_twice_the_newest_counts_and_of_equals_the_last() -> None:
    newer = make_ticket(status="closed")
    older = make_ticket(updated_at=make_ticket().created_at)
    assert newest_per_id((make_ticket(), newer, older)) == {"t-1": newer}
