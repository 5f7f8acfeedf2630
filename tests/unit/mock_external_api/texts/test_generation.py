"""Generated tickets: the same seed gives the same ones, and they resemble a real support desk's."""

from collections import Counter
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from typing import Any

import pytest

from mock_external_api.feed.tickets import Ticket, parse_time
from mock_external_api.texts.generation import (
    HISTORY_DAYS,
    SOURCES,
    generate,
    split_tickets,
    tenant_ids,
)
from mock_external_api.texts.slots import CLOSINGS, DETAILS, OPENINGS
from mock_external_api.texts.stories import STORIES

NOW = datetime(2026, 3, 12, 15, 30, tzinfo=UTC)
FIELDS = [
    "id",
    "tenant_id",
    "source",
    "customer_id",
    "subject",
    "message",
    "status",
    "created_at",
    "updated_at",
]


def make(
    total: int = 2000, *, tenants: int = 4, seed: int = 1, now: datetime = NOW
) -> list[Ticket]:
    return list(generate(total, tenants=tenants, seed=seed, now=now))


@pytest.fixture(scope="module")
def records() -> list[dict[str, Any]]:
    return [ticket.read() for ticket in make(10_000)]


def test_the_same_seed_and_time_give_the_same_bytes() -> None:
    assert make() == make()


def test_another_seed_gives_other_texts() -> None:
    first, second = ({ticket.read()["message"] for ticket in make(seed=seed)} for seed in (1, 2))
    assert len(first & second) < len(first) / 10


def test_another_time_changes_neither_ids_nor_texts_nor_customers() -> None:
    def lasting(now: datetime) -> list[tuple[str, str, str]]:
        raws = [ticket.read() for ticket in make(now=now)]
        return [(raw["id"], raw["message"], raw["customer_id"]) for raw in raws]

    assert lasting(NOW) == lasting(NOW + timedelta(days=3, hours=5))


def test_a_week_later_everything_is_as_old_as_before() -> None:
    def ages(now: datetime) -> list[timedelta]:
        return [now - parse_time(ticket.created_at) for ticket in make(now=now)]

    assert ages(NOW) == ages(NOW + timedelta(days=7))


def test_every_ticket_has_exactly_the_fields_of_the_contract(
    records: list[dict[str, Any]],
) -> None:
    assert {tuple(record) for record in records} == {tuple(FIELDS)}
    assert {type(value) for record in records for value in record.values()} == {str}


def test_ids_are_unique_over_all_tenants(records: list[dict[str, Any]]) -> None:
    assert len({record["id"] for record in records}) == 10_000


def test_times_lie_in_the_last_six_weeks_and_updates_follow_creation(
    records: list[dict[str, Any]],
) -> None:
    oldest = NOW - timedelta(days=HISTORY_DAYS)
    for record in records:
        created_at, updated_at = parse_time(record["created_at"]), parse_time(record["updated_at"])
        assert oldest <= created_at <= updated_at <= NOW


def test_times_are_written_in_utc_with_milliseconds(records: list[dict[str, Any]]) -> None:
    assert {len(record["created_at"]) for record in records} == {24}
    assert {record["updated_at"][-1] for record in records} == {"Z"}


def test_within_a_tenant_ids_rise_with_time() -> None:
    acme = [ticket.order for ticket in make() if ticket.home == "acme"]
    assert all(
        earlier[0] <= later[0] and earlier[1] < later[1] for earlier, later in pairwise(acme)
    )


def test_the_last_day_has_tickets_in_most_hours_and_more_by_day(
    records: list[dict[str, Any]],
) -> None:
    last_day = [
        parse_time(record["created_at"])
        for record in records
        if parse_time(record["created_at"]) > NOW - timedelta(days=1)
    ]
    hours = Counter(moment.hour for moment in last_day)
    assert len(hours) == 24
    assert hours[10] > 3 * hours[3]


def test_weekends_are_quieter_than_weekdays(records: list[dict[str, Any]]) -> None:
    days = Counter(parse_time(record["created_at"]).weekday() for record in records)
    assert max(days[5], days[6]) < min(days[day] for day in range(5))


def test_old_tickets_are_mostly_closed_and_new_ones_mostly_not(
    records: list[dict[str, Any]],
) -> None:
    def closed_share(some: list[dict[str, Any]]) -> float:
        return [record["status"] for record in some].count("closed") / len(some)

    by_age = sorted(records, key=lambda record: str(record["created_at"]))
    assert closed_share(by_age[:5000]) > 0.95
    assert closed_share(by_age[-500:]) < 0.5


def test_every_status_and_source_occurs(records: list[dict[str, Any]]) -> None:
    assert {record["status"] for record in records} == {"open", "pending", "closed"}
    assert {record["source"] for record in records} == set(SOURCES)


def test_a_few_customers_write_far_more_than_the_others(records: list[dict[str, Any]]) -> None:
    counts = Counter(
        record["customer_id"] for record in records if record["tenant_id"] == "acme"
    ).most_common()
    assert counts[0][1] > 10 * counts[len(counts) // 2][1]


def test_ten_thousand_tickets_hardly_repeat_themselves(records: list[dict[str, Any]]) -> None:
    assert len({record["message"] for record in records}) > 9_800


def test_no_slot_is_left_unfilled(records: list[dict[str, Any]]) -> None:
    texts = "".join(record["subject"] + record["message"] for record in records)
    assert not set("{}#") & set(texts)


def test_the_stories_cover_every_urgency_with_every_tone_that_belongs_to_it() -> None:
    labels = {(story.urgency, story.sentiment) for story in STORIES}
    assert labels >= {
        ("high", "negative"),
        ("high", "neutral"),
        ("medium", "negative"),
        ("medium", "neutral"),
        ("medium", "positive"),
        ("low", "neutral"),
        ("low", "positive"),
    }
    assert {story.requires_action for story in STORIES} == {True, False}


@pytest.mark.parametrize("lines", [OPENINGS, DETAILS, CLOSINGS], ids=["open", "detail", "close"])
def test_the_lines_around_a_message_are_neutral(lines: tuple[str, ...]) -> None:
    loaded = ("urgent", "asap", "refund", "!", "great", "sorry", "problem", "?")
    assert [line for line in lines for word in loaded if word in line.lower()] == []


def test_tenants_have_readable_names_first() -> None:
    assert tenant_ids(6) == ["acme", "globex", "initech", "umbrella", "tenant-5", "tenant-6"]
    assert tenant_ids(2) == ["acme", "globex"]


@pytest.mark.parametrize(
    ("total", "tenants"), [(0, 3), (1, 4), (7, 7), (10_000, 4), (99_999, 50)], ids=str
)
def test_shares_add_up_to_the_total(total: int, tenants: int) -> None:
    assert sum(split_tickets(total, tenants=tenants).values()) == total


def test_shares_are_uneven_and_falling() -> None:
    shares = list(split_tickets(10_000, tenants=4).values())
    assert shares == sorted(set(shares), reverse=True)
