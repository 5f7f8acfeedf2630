"""Response times of the admin's pages for a tenant with many tickets: home, list, filters, a ticket's page.

    .venv/bin/python -m benchmarks.admin [--tickets N] [--no-search]

Every page is requested over HTTP from one web process, in a logged-in session. A fifth of the tickets are
urgent. The database is built first; its word index takes minutes, so `--no-search` skips it along with
the searches. If a request fails, its status is printed.
"""

import argparse
import statistics
import time

import httpx

from benchmarks.lists import find_values
from benchmarks.own_servers import own_mongodb
from benchmarks.tickets import build_tenant, fill_rollups
from benchmarks.web_server import own_web_server

TENANT = "acme"
OTHERS = 9
OTHER_TICKETS = 500
TICKETS = 500_000
ROUNDS = 21
HOME = "home"
HOME_GOAL_MS, LIST_GOAL_MS = 300, 1_000
LIST = "/admin/tickets/ticket/"
OWN = f"{LIST}?tenant_id={TENANT}&deleted=no"
LOGIN = {"username": "benchmark", "password": "benchmark"}


def main() -> None:
    tickets, is_searchable = _read_arguments()
    with own_mongodb():
        started = time.perf_counter()
        build_tenant(TENANT, tickets=tickets, is_searchable=is_searchable)
        for number in range(OTHERS):
            build_tenant(f"other-{number}", tickets=OTHER_TICKETS, is_searchable=is_searchable)
        _fill()
        print(f"built {tickets:,} tickets in {time.perf_counter() - started:.0f} s", flush=True)
        pages = _pages() | (_searches() if is_searchable else {})
        with own_web_server(processes=1) as (browser, _):
            _log_in(browser)
            _print_pages(browser, pages)
    print(f"again: python -m benchmarks.admin --tickets {tickets}")


def _read_arguments() -> tuple[int, bool]:
    parser = argparse.ArgumentParser()
    parser.add_argument("--tickets", type=int, default=TICKETS)
    parser.add_argument("--no-search", action="store_true")
    given = parser.parse_args()
    return given.tickets, not given.no_search


def _fill() -> None:
    """Add the roll-ups and a user."""
    from django.contrib.auth.models import User

    fill_rollups()
    User.objects.create_superuser(LOGIN["username"], password=LOGIN["password"])


def _pages() -> dict[str, str]:
    from tickets.models import Ticket

    ticket = Ticket.objects.filter(tenant_id=TENANT, external_id="t-0000100")[0]
    return {
        f"{HOME}, tickets have changed": f"/admin/?tenant={TENANT}",
        HOME: f"/admin/?tenant={TENANT}",
        "running jobs (polled)": "/admin/dashboard/jobs",
        "list, all tenants": LIST,
        "list": OWN,
        "status": f"{OWN}&status=open",
        "urgency": f"{OWN}&urgency__exact=high",
        "status and urgency": f"{OWN}&status=open&urgency__exact=high",
        "sentiment": f"{OWN}&sentiment__exact=negative",
        "requires action": f"{OWN}&requires_action__exact=1",
        "dates": f"{OWN}&created_at_from_0=2000-01-01",
        "deleted ones": f"{LIST}?tenant_id={TENANT}&deleted=yes",
        "a ticket's page": f"{LIST}{ticket.pk}/change/",
    }


def _searches() -> dict[str, str]:
    frequent, rare, customer = find_values()
    return {
        "search, frequent word": f"{OWN}&q={frequent}",
        "search, rare word": f"{OWN}&q={rare}",
        "search, both": f"{OWN}&q={frequent}+{rare}",
        "search, customer": f"{OWN}&q={customer}",
        "search, nothing found": f"{OWN}&q=nowhere",
    }


def _log_in(browser: httpx.Client) -> None:
    browser.get("/admin/login/").raise_for_status()
    token = {"csrfmiddlewaretoken": browser.cookies["csrftoken"]}
    reply = browser.post("/admin/login/?next=/admin/", data=LOGIN | token)
    assert reply.status_code == httpx.codes.FOUND, reply.text


def _print_pages(browser: httpx.Client, pages: dict[str, str]) -> None:
    """Measure the pages in turn, so that other work on the machine affects all of them alike."""
    times: dict[str, list[float]] = {title: [] for title in pages}
    failures: dict[str, int] = {}
    for _ in range(ROUNDS):
        for title, address in pages.items():
            prepare = _change_tenant if "changed" in title else _do_nothing
            prepare()
            started = time.perf_counter()
            status = browser.get(address).status_code
            times[title].append((time.perf_counter() - started) * 1000)
            if status != httpx.codes.OK:
                failures[title] = status
    print(f"milliseconds over HTTP, {ROUNDS} rounds")
    for title, measured in times.items():
        median, p95 = statistics.median(measured), statistics.quantiles(measured, n=20)[18]
        goal = HOME_GOAL_MS if title.startswith(HOME) else LIST_GOAL_MS
        verdict = "" if median < goal else f"   TOO SLOW, the goal is {goal}"
        if title in failures:
            verdict = f"   FAILED with {failures[title]}"
        print(
            f"  {title:28} median {median:6.1f}   p95 {p95:6.1f}   fastest {min(measured):6.1f}"
            f"{verdict}",
            flush=True,
        )


def _change_tenant() -> None:
    """Make all cached statistics of the tenant stale, as any change of its tickets does."""
    from analytics.store.rollups import renew_revision
    from ticketsaas.mongo import run_transaction

    run_transaction(lambda session: renew_revision(TENANT, session=session))


def _do_nothing() -> None:
    """Leave the caches as they are."""


if __name__ == "__main__":
    main()
