"""Tickets and roll-ups that a version before stored, which knew no languages, agree after `migrate`."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.core.management import call_command

from analytics.core.period import Period
from analytics.core.report_request import ReportRequest
from analytics.engine.rebuild import find_discrepancies
from analytics.engine.report import read_report
from tests.support.factories import NOON
from tests.support.stored_tickets import store
from tests.support.types import Document, Mongo

TICKETS = 6


def migrate(*target: str) -> None:
    call_command("migrate", *target, verbosity=0)


@pytest.fixture
def old(mongo: Mongo) -> Iterator[Mongo]:
    """Six tickets of six hours, and a deleted one, as the version before left them."""
    store(
        {
            "external_id": f"t-{number}",
            "created_at": NOON + timedelta(hours=4 * number),
            "deleted": number == TICKETS,
        }
        for number in range(TICKETS + 1)
    )
    migrate("analytics", "0004")
    migrate("tickets", "0015")
    mongo.tickets.update_many({}, {"$unset": {"language": ""}})
    for row in mongo.ticket_rollups.find():
        mongo.ticket_rollups.replace_one({"_id": row["_id"]}, forget_languages(row))
    yield mongo
    migrate()


def forget_languages(row: Document) -> Document:
    row.pop("by_language", None)
    for counts in row.get("hours", {}).values():
        del counts["by_language"]
    return row


def read_languages(period: Period | None = None) -> dict[str, int]:
    report = read_report("acme", ReportRequest(period=period or Period()))
    assert report.by_language is not None
    return report.by_language


def test_what_is_stored_already_counts_as_unknown_at_once(old: Mongo) -> None:
    revision = old.ticket_rollups.find_one({"level": "total"})["revision"]
    migrate()
    assert list(find_discrepancies("acme")) == []
    assert read_languages() == {"unknown": TICKETS}
    assert read_languages(Period(NOON, NOON + timedelta(hours=5))) == {"unknown": 2}
    # Answers that were cached before are out of date.
    assert old.ticket_rollups.find_one({"level": "total"})["revision"] != revision


def test_a_second_run_changes_nothing_and_new_tickets_keep_their_languages(old: Mongo) -> None:
    migrate()
    store([{"external_id": "new", "created_at": NOON, "language": "de"}])
    rollups = list(old.ticket_rollups.find())
    old.django_migrations.delete_one({"app": "analytics", "name": "0005_by_language"})
    migrate()
    assert list(old.ticket_rollups.find()) == rollups
    assert read_languages() == {"unknown": TICKETS, "de": 1}


def test_the_index_of_the_statistics_has_the_language_afterwards_and_not_before(old: Mongo) -> None:
    def has_language() -> bool:
        keys = dict(old.tickets.index_information()["tickets_for_stats"]["key"])
        return "language" in keys

    assert not has_language()
    migrate()
    assert has_language()
