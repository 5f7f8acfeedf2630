"""`rebuild_stats` over a few tickets: the errors it finds and repairs, and the numbers it leaves alone."""

from collections.abc import Callable
from datetime import timedelta
from io import StringIO
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from analytics.core.period import ALWAYS
from analytics.core.report_request import ReportRequest
from analytics.core.rollups import ALL_TIME, Bucket, place_word
from analytics.engine import rebuild
from analytics.engine.report import read_report
from analytics.store import rollup_audit
from tests.support.factories import NOON
from tests.support.types import Document, Mongo

Insert = Callable[..., Document]

ROLLUPS = ("ticket_rollups", "ranking_rollups", "customer_rollups")
DAY, HOURS = "acme:day:2026-03-01T00", "acme:hours:2026-03-01T00"
TOTAL, EMPTY_DAY = "acme:total:", "acme:day:2026-03-05T00"
SHARD, PATH = place_word("invoice")
WORDS = f"{TOTAL}:{SHARD:02}"
CUSTOMER = "acme\x00c-1"


@pytest.fixture
def tickets(mongo: Mongo, insert: Insert) -> Mongo:
    """Store tickets without roll-ups: three of acme on two days and a deleted one; two of globex."""
    for tenant_id in ("acme", "globex"):
        mongo.tenants.insert_one({"_id": tenant_id, "created_at": NOON})
    words = {"subject": "Invoice", "message": "invoice refund"}
    for hours in (0, 1, 24):
        insert(created_at=NOON - hours * timedelta(hours=1), urgency="high", **words)
    insert(created_at=NOON - timedelta(days=9), is_deleted=True)
    insert(tenant_id="globex", created_at=NOON, urgency="high", **words)
    insert(tenant_id="globex", created_at=NOON, status="$odd.one", customer_id="", urgency="high")
    return mongo


def run(*options: str) -> tuple[int, list[str]]:
    """Run the command, and return its exit code and the lines it printed."""
    out = StringIO()
    try:
        call_command("rebuild_stats", *options, stdout=out)
    except SystemExit as end:
        return int(str(end.code)), out.getvalue().splitlines()
    return 0, out.getvalue().splitlines()


def read_rollups(mongo: Mongo, **wanted: Any) -> dict[str, list[Document]]:
    return {name: list(mongo[name].find(wanted).sort("_id")) for name in ROLLUPS}


def report(tenant_id: str) -> Any:
    return read_report(tenant_id, ReportRequest(period=ALWAYS), now=NOON)


def test_tickets_from_before_the_rollups_are_counted_and_then_read_from_them(
    tickets: Mongo,
) -> None:
    assert run("--tenant", "acme", "--verify") == (
        1,
        ["acme: has no roll-ups yet", "1 of 1 tenants differ."],
    )
    before = {tenant_id: report(tenant_id) for tenant_id in ("acme", "globex")}
    code, lines = run("--all")
    assert (code, len(lines)) == (0, 2)
    assert lines[0].startswith("acme: 2 days, 3 tickets, 10 rows repaired, ")
    assert [row["has_rollups"] for row in tickets.tenants.find()] == [True, True]
    assert {tenant_id: report(tenant_id) for tenant_id in ("acme", "globex")} == before
    assert run("--all", "--verify") == (0, ["2 tenants verified."])


def test_what_is_right_is_left_as_it_is(tickets: Mongo) -> None:
    run("--all")
    rollups, tenants = read_rollups(tickets), list(tickets.tenants.find())
    code, lines = run("--all")
    assert (code, all(", 0 rows repaired, " in line for line in lines)) == (0, True)
    assert (read_rollups(tickets), list(tickets.tenants.find())) == (rollups, tenants)


BEGUN = {"$setOnInsert": {"level": "day", "start": NOON.replace(day=5, hour=0), "shard": 0}}


@pytest.mark.parametrize(
    ("collection", "key", "update", "line"),
    [
        pytest.param(
            "ticket_rollups",
            HOURS,
            {"$inc": {"hours.12.by_status.open": 2}},
            "hours 2026-03-01 hours.12.by_status.open: expected 1, found 3",
            id="an hour",
        ),
        pytest.param(
            "ticket_rollups",
            DAY,
            {"$inc": {"total": -1}},
            "day 2026-03-01 total: expected 2, found 1",
            id="a day",
        ),
        pytest.param(
            "ticket_rollups",
            DAY,
            {"$set": {"by_source.gone\n": 7}},
            "day 2026-03-01 'by_source.gone\\n': expected 0, found 7",
            id="a value that no ticket has",
        ),
        pytest.param(
            "ticket_rollups",
            TOTAL,
            {"$inc": {"requires_action": 1}},
            "all time requires_action: expected 3, found 4",
            id="all time",
        ),
        pytest.param(
            "ranking_rollups",
            f"{DAY}:00",
            {"$unset": {PATH: 1}},
            f"day 2026-03-01 shard 0 {PATH}: expected 2, found 0",
            id="a word of a day",
        ),
        pytest.param(
            "ranking_rollups",
            WORDS,
            {"$inc": {PATH: 5}},
            f"all time shard {SHARD} {PATH}: expected 3, found 8",
            id="a word of all time",
        ),
        pytest.param(
            "ranking_rollups",
            WORDS,
            None,
            f"all time shard {SHARD} {PATH}: expected 3, found 0",
            id="a shard that is missing",
        ),
        pytest.param(
            "customer_rollups",
            CUSTOMER,
            {"$inc": {"urgent": 1}},
            "customer c-1: expected 3, found 4",
            id="a customer",
        ),
        pytest.param(
            "ranking_rollups",
            f"{DAY}:00",
            {"$inc": {"customers.c-1": 1}},
            "day 2026-03-01 shard 0 customers.c-1: expected 2, found 3",
            id="a customer of a day",
        ),
        pytest.param(
            "customer_rollups",
            "acme\x00c-9",
            {"$inc": {"urgent": 1}, "$setOnInsert": {"customer_id": "c-9"}},
            "customer c-9: expected 0, found 1",
            id="a customer without tickets",
        ),
        pytest.param(
            "ticket_rollups",
            EMPTY_DAY,
            BEGUN | {"$inc": {"by_urgency.low": 1}},
            "day 2026-03-05 by_urgency.low: expected 0, found 1",
            id="a day without tickets",
        ),
        pytest.param(
            "ranking_rollups",
            f"{EMPTY_DAY}:00",
            BEGUN | {"$inc": {"words.1.spam": 1}},
            "day 2026-03-05 shard 0 words.1.spam: expected 0, found 1",
            id="words of a day without tickets",
        ),
        pytest.param(
            "ticket_rollups",
            HOURS,
            None,
            "hours 2026-03-01 hours.12.total: expected 1, found 0",
            id="hours that are missing",
        ),
    ],
)
def test_a_number_that_is_wrong_is_named_and_repaired(
    tickets: Mongo, collection: str, key: str, update: Document | None, line: str
) -> None:
    run("--all")
    right = {tenant_id: report(tenant_id) for tenant_id in ("acme", "globex")}
    others = read_rollups(tickets, tenant_id="globex")
    if update is None:
        tickets[collection].delete_one({"_id": key})
    else:
        tickets[collection].update_one({"_id": key, "tenant_id": "acme"}, update, upsert=True)
    wrong = read_rollups(tickets)
    code, lines = run("--all", "--verify")
    assert (code, lines[-1]) == (1, "1 of 2 tenants differ.")
    assert (f"acme: {line}" in lines) if update is None else ([f"acme: {line}"] == lines[:-1])
    assert read_rollups(tickets) == wrong
    assert ", 1 rows repaired, " in run("--tenant", "acme")[1][0]
    assert run("--all", "--verify") == (0, ["2 tenants verified."])
    assert {tenant_id: report(tenant_id) for tenant_id in ("acme", "globex")} == right
    assert read_rollups(tickets, tenant_id="globex") == others


def test_no_more_differences_are_shown_than_a_person_reads(tickets: Mongo) -> None:
    run("--tenant", "acme")
    tickets.ticket_rollups.delete_many({"tenant_id": "acme"})
    _, lines = run("--tenant", "acme", "--verify")
    assert (len(lines), lines[-2][:10]) == (22, "acme: and ")


def test_a_tenant_whose_tickets_alone_are_known_is_found_and_counted(
    mongo: Mongo, insert: Insert
) -> None:
    for _ in range(3):
        insert()
    assert run("--all", "--verify") == (1, ["acme: has no roll-ups yet", "1 of 1 tenants differ."])
    counted = report("acme")
    assert run("--all")[0] == 0
    assert mongo.tenants.find_one({"_id": "acme"})["has_rollups"]
    assert run("--all", "--verify") == (0, ["1 tenants verified."])
    assert report("acme") == counted


@pytest.mark.usefixtures("tickets")
@pytest.mark.parametrize("options", [[], ["--verify"]], ids=["rebuild", "verify"])
def test_a_tenant_nobody_knows_is_refused(options: list[str]) -> None:
    with pytest.raises(CommandError, match=r"There is no tenant initech\."):
        call_command("rebuild_stats", "--tenant", "initech", *options)


def test_two_rebuilds_at_once_do_not_add_the_same_twice(
    tickets: Mongo, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A second rebuild runs between the first one's measurement of all time and its repair."""
    measure, overtaken = rebuild.measure, []

    def measure_and_be_overtaken(tenant_id: str, bucket: Bucket) -> Any:
        measurement = measure(tenant_id, bucket)
        if bucket == ALL_TIME and not overtaken:
            overtaken.append(measurement)
            rebuild.rebuild(tenant_id)
        return measurement

    monkeypatch.setattr(rebuild, "measure", measure_and_be_overtaken)
    rebuild.rebuild("acme")
    monkeypatch.undo()
    assert len(overtaken) == 1
    assert run("--tenant", "acme", "--verify") == (0, ["1 tenants verified."])


# Two parts for each day; for all time the counts, two shards of words and the customers.
@pytest.mark.parametrize("parts", range(8))
def test_a_rebuild_that_is_cut_short_leaves_right_numbers_and_the_next_one_ends_it(
    tickets: Mongo, monkeypatch: pytest.MonkeyPatch, parts: int
) -> None:
    right, add = report("acme"), rollup_audit.rollups.add
    left = iter(range(parts))

    def add_or_fail(*args: Any, **options: Any) -> None:
        if next(left, None) is None:
            raise KeyboardInterrupt
        add(*args, **options)

    monkeypatch.setattr(rollup_audit.rollups, "add", add_or_fail)
    with pytest.raises(KeyboardInterrupt):
        rebuild.rebuild("acme")
    monkeypatch.undo()
    assert report("acme") == right
    run("--tenant", "acme")
    assert report("acme") == right
    assert run("--tenant", "acme", "--verify") == (0, ["1 tenants verified."])


def test_the_days_of_a_long_history_come_in_several_replies(mongo: Mongo, insert: Insert) -> None:
    for days in range(103):
        insert(created_at=NOON - timedelta(days=days))
    days = rollup_audit.find_days("acme")
    assert len(days) == 103
    assert days == sorted(days, key=lambda day: str(day.start))
