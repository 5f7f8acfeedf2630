"""`manage.py ingest`: what it prints, on a terminal and in a pipe, and its exit codes."""

import io
import os
import pty
import re
import subprocess
import sys
from collections.abc import Callable
from typing import Any

import httpx
import pytest
from django.core.management import call_command

from ingestion.store import lock
from tests.support.paths import ROOT
from tests.support.types import Mongo

Run = Callable[..., tuple[int, str]]


@pytest.fixture
def run(mongo: Mongo, upstream: httpx.Client, settings: Any) -> Run:
    """Run `manage.py ingest` with these arguments; return its exit code and output."""
    settings.EXTERNAL_API_URL = str(upstream.base_url).rstrip("/")

    def run_command(*arguments: str) -> tuple[int, str]:
        printed = io.StringIO()
        try:
            call_command("ingest", *arguments, stdout=printed, stderr=printed, no_color=True)
        except SystemExit as end:
            return int(end.code or 0), printed.getvalue()
        return 0, printed.getvalue()

    return run_command


def test_a_tenant_is_ingested_and_the_last_line_says_how_it_ended(mongo: Mongo, run: Run) -> None:
    code, printed = run("--tenant", "acme")
    count = mongo.tickets.count_documents({"tenant_id": "acme"})
    assert (0, f"acme: completed ({count} new)") == (code, printed.splitlines()[-1])


def test_rejected_records_have_an_exit_code_of_their_own(upstream: httpx.Client, run: Run) -> None:
    upstream.post("/control/faults", json={"bad_records_every": 9})
    code, printed = run("--tenant", "acme")
    assert code == 4
    assert "completed_with_errors" in printed.splitlines()[-1]


def test_a_failed_job_says_why(upstream: httpx.Client, run: Run) -> None:
    upstream.post("/control/faults", json={"error_always": 403})
    code, printed = run("--tenant", "acme")
    assert code == 1
    assert printed.splitlines()[-1] == "acme: failed: The external API answered 403. (no tickets)"


def test_a_tenant_without_tickets_upstream_has_an_exit_code_of_its_own(run: Run) -> None:
    code, printed = run("--tenant", "nosuch")
    assert code == 6
    assert printed.splitlines()[-1] == (
        "nosuch: completed: The tenant is not kept: upstream has no tickets of 'nosuch'. (no tickets)"
    )
    assert run("--all") == (0, "No tenant is known yet; start one with --tenant ID.\n")


def test_a_tenant_that_has_a_key_may_have_no_tickets(run: Run) -> None:
    call_command("createapikey", "--tenant", "nosuch", "--new", stdout=io.StringIO())
    code, printed = run("--all")
    assert (code, printed.splitlines()[-1]) == (0, "nosuch: completed (no tickets)")


def test_a_tenant_that_is_being_ingested_is_left_alone(run: Run) -> None:
    lock.acquire("acme", job_id="other", ttl_seconds=60)
    assert run("--tenant", "acme") == (3, "acme: The tenant is being ingested by job other.\n")


def test_no_wait_hands_the_job_to_the_cluster(mongo: Mongo, run: Run) -> None:
    code, printed = run("--tenant", "acme", "--no-wait")
    (job,) = mongo.ingestion_jobs.find()
    assert (0, f"acme: job {job['_id']} is queued\n") == (code, printed)
    assert (job["status"], mongo.task_queue.count_documents({})) == ("queued", 1)


def test_all_means_every_known_tenant(mongo: Mongo, run: Run) -> None:
    assert run("--all") == (0, "No tenant is known yet; start one with --tenant ID.\n")
    run("--tenant", "acme")
    run("--tenant", "globex")
    code, printed = run("--all")
    ended = [line.partition(":")[0] for line in printed.splitlines() if "completed" in line]
    assert (code, ended) == (0, ["acme", "globex"])


def test_of_all_tenants_a_forgotten_one_does_not_count(upstream: httpx.Client, run: Run) -> None:
    upstream.post("/control/faults", json={"error_always": 403})
    run("--tenant", "nosuch")
    upstream.post("/control/faults", json={"error_always": 0, "bad_records_every": 9})
    run("--tenant", "acme")
    code, printed = run("--all")
    assert code == 4
    assert "upstream has no tickets of 'nosuch'" in printed


def test_in_a_pipe_every_event_is_one_line_even_where_colours_are_asked_for(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    _, printed = run("--tenant", "acme")
    event = re.compile(
        r"acme: (job [0-9a-f-]{36} started|page \d+ of \d+, \d+ tickets|completed \(\d+ new\))"
    )
    lines = printed.splitlines()
    assert [line for line in lines if event.fullmatch(line)] == lines
    assert (printed.count("started"), printed.count("completed")) == (1, 1)


def test_on_a_terminal_one_bar_is_drawn_in_place_with_the_log_above_it(
    mongo: Mongo, upstream: httpx.Client
) -> None:
    upstream.post("/control/faults", json={"slow_ms": 600})
    code, written = run_on_a_terminal(mongo, upstream)
    *above, bar, last = read_screen(written)
    count = mongo.tickets.count_documents({"tenant_id": "acme"})
    assert (0, f"acme: completed ({count} new)") == (code, last)
    assert re.fullmatch(rf"acme \S+ 4 of 4 pages, {count} tickets, [\d.]+/s", bar)
    assert "job created" in above[0]
    assert not [line for line in above if " pages, " in line]
    assert re.search(r"[123] of 4 pages, \d+ tickets, [\d.]+/s, 0:00:0\d left", written)


def run_on_a_terminal(mongo: Mongo, upstream: httpx.Client) -> tuple[int, str]:
    """Run `manage.py ingest --tenant acme` on its own terminal; return its exit code and output."""
    terminal, its_end = pty.openpty()
    command = subprocess.Popen(
        [sys.executable, "manage.py", "ingest", "--tenant", "acme"],
        cwd=ROOT,
        env=os.environ
        | {
            "MONGO_DB": mongo.name,
            "EXTERNAL_API_URL": str(upstream.base_url).rstrip("/"),
            "INGEST_PAGE_SIZE": "40",
            "TERM": "xterm",
            "COLUMNS": "100",
        },
        stdin=its_end,
        stdout=its_end,
        stderr=its_end,
    )
    os.close(its_end)
    written = b""
    try:
        while piece := os.read(terminal, 65536):
            written += piece
    except OSError:
        # The terminal hangs up when the command, its last user, is gone.
        pass
    finally:
        os.close(terminal)
    return command.wait(), without_colours(written.decode())


def without_colours(text: str) -> str:
    return re.sub(r"\x1b\[[\d;]*m", "", text)


def read_screen(written: str) -> list[str]:
    """Return the lines that a person sees in the end, without what was erased before a line break."""
    lines = [line.rpartition("\x1b[2K")[2] for line in written.replace("\r", "").split("\n")]
    return [
        line for line in (re.sub(r"\x1b\[\?25[lh]", "", line).strip() for line in lines) if line
    ]
