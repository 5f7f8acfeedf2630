"""Progress of a job on the command line."""

import os
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from io import StringIO

import pytest

from ingestion.core.job import Job
from ingestion.core.states import JobStatus, Wait
from ingestion.management.commands._progress import JobProgress, describe
from tests.support.factories import make_job

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
UNTIL = NOON + timedelta(minutes=3, seconds=5)


class Clock:
    now = NOON


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    clock = Clock()
    monkeypatch.setattr("ticketsaas.clock.utc_now", lambda: clock.now)
    return clock


def show(*jobs: Job) -> list[str]:
    """Return the lines that a command in a pipe prints for these states of a job, except the first."""
    output = StringIO()
    with JobProgress(make_job(), output) as shown:
        for job in jobs:
            shown.show(job)
    return output.getvalue().splitlines()[1:]


@pytest.mark.parametrize(
    ("job", "seconds", "text"),
    [
        (make_job(), 0, "0 of ? pages, 0 tickets, 0.0/s"),
        (make_job(processed_pages=2, new_ingested=30), 10, "2 of ? pages, 30 tickets, 3.0/s"),
        (make_job(total_pages=9), 10, "0 of 9 pages, 0 tickets, 0.0/s"),
        (
            make_job(processed_pages=60, total_pages=500, unchanged=6000),
            60,
            "60 of 500 pages, 6000 tickets, 100/s, 0:07:20 left",
        ),
        (
            make_job(processed_pages=3, total_pages=3, updated=207, restored=1),
            2,
            "3 of 3 pages, 208 tickets, 104/s",
        ),
        (
            make_job(processed_pages=4, total_pages=3, new_ingested=400),
            2,
            "4 of 3 pages, 400 tickets, 200/s",
        ),
        (
            make_job(processed_pages=1, waiting_for=Wait.BUDGET, waiting_until=UNTIL),
            2,
            "1 of ? pages, 0 tickets, waiting for the budget until 12:03:05Z",
        ),
        (
            make_job(status=JobStatus.CANCELLED, waiting_for=Wait.BUDGET, waiting_until=UNTIL),
            2,
            "0 of ? pages, 0 tickets, 0.0/s",
        ),
        (
            make_job(waiting_for=Wait.RETRY, waiting_until=None),
            2,
            "0 of ? pages, 0 tickets, waiting to try again",
        ),
    ],
    ids=[
        "not begun",
        "unknown total",
        "no page yet",
        "under way",
        "all pages",
        "a feed that shrank",
        "waits for the budget",
        "cancelled while it waited",
        "waits for a retry",
    ],
)
def test_one_line_says_how_far_how_fast_and_how_long(job: Job, seconds: float, text: str) -> None:
    assert describe(job, seconds=seconds) == text


def test_in_a_pipe_only_a_change_is_a_line() -> None:
    job = make_job(processed_pages=1, total_pages=2, new_ingested=100)
    assert show(make_job(), job, job) == ["acme: page 1 of 2, 100 tickets"]


def test_a_line_leaves_at_once() -> None:
    reading, writing = os.pipe()
    os.set_blocking(reading, False)
    with open(reading, "rb") as there, open(writing, "w") as here, JobProgress(make_job(), here):
        assert there.read() == b"acme: job job started\n"


def test_a_wait_is_one_line_however_often_it_is_postponed(clock: Clock) -> None:
    waiting = make_job(waiting_for=Wait.BUDGET, waiting_until=UNTIL)
    postponed = replace(waiting, waiting_until=UNTIL + timedelta(seconds=9))
    assert show(waiting, waiting, postponed) == ["acme: waiting for the budget until 12:03:05Z"]


def test_two_waits_are_two_lines_even_if_nothing_was_seen_between(clock: Clock) -> None:
    output = StringIO()
    with JobProgress(make_job(), output) as shown:
        shown.show(make_job(waiting_for=Wait.BUDGET, waiting_until=UNTIL))
        clock.now = UNTIL
        shown.show(make_job(waiting_for=Wait.BUDGET, waiting_until=UNTIL + timedelta(minutes=1)))
    assert output.getvalue().splitlines()[1:] == [
        "acme: waiting for the budget until 12:03:05Z",
        "acme: waiting for the budget until 12:04:05Z",
    ]


def test_a_wait_for_something_else_and_a_wait_after_work_are_waits_of_their_own(
    clock: Clock,
) -> None:
    budget = make_job(waiting_for=Wait.BUDGET, waiting_until=UNTIL)
    retry = make_job(waiting_for=Wait.RETRY, waiting_until=UNTIL)
    assert show(budget, retry, make_job(), retry) == [
        "acme: waiting for the budget until 12:03:05Z",
        "acme: waiting to try again until 12:03:05Z",
        "acme: waiting to try again until 12:03:05Z",
    ]


def test_nothing_from_outside_breaks_a_line() -> None:
    output = StringIO()
    evil = make_job(tenant_id="a\n\x1b[2Jb", status=JobStatus.FAILED, error="no\r\nway\udcff")
    with JobProgress(evil, output) as shown:
        shown.end(evil)
    last = r"a\n\x1b[2Jb: failed: no\r\nway\udcff (no tickets)"
    assert output.getvalue().split("\n")[1] == last
    assert output.getvalue().count("\n") == 2
