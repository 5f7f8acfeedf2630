import json

import pytest

from ingestion.core.pages import MAX_COUNT, MAX_RAW_LENGTH, InvalidPage, newest_per_id, parse_page
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


@pytest.mark.parametrize("next_page", ["2", 2.0, True, [2]])
def test_a_next_page_that_is_no_number_is_refused(next_page: object) -> None:
    with pytest.raises(InvalidPage, match="not a number"):
        parse(next_page=next_page)


@pytest.mark.parametrize("next_page", [1, 0, -1])
def test_a_next_page_that_leads_back_is_refused(next_page: int) -> None:
    with pytest.raises(InvalidPage, match="leads from page 1 back"):
        parse(next_page=next_page)


def test_a_next_page_that_no_feed_has_is_refused() -> None:
    assert parse(next_page=MAX_COUNT).next_page == MAX_COUNT
    with pytest.raises(InvalidPage, match="next_page is larger than"):
        parse(next_page=MAX_COUNT + 1)


@pytest.mark.parametrize("total_count", [None, "40", -1, 1.5, True, MAX_COUNT + 1, 2**80])
def test_a_total_that_is_no_count_is_unknown(total_count: object) -> None:
    assert parse(total_count=total_count).total_count is None


def test_of_a_ticket_that_comes_twice_the_newest_counts_and_of_equals_the_last() -> None:
    newer = make_ticket(status="closed")
    older = make_ticket(updated_at=make_ticket().created_at)
    assert newest_per_id((make_ticket(), newer, older)) == {"t-1": newer}
