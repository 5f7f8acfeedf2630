"""What `manage.py doctor` says about the stored tickets: what they lack, and which command adds it."""

import shlex
import time
from collections.abc import Sequence

from tickets.store import tickets
from tickets.store.incomplete_rows import has_incomplete
from ticketsaas.monitoring.printable import make_printable
from ticketsaas.status.finding import Finding
from ticketsaas.status.probes import MAX_NAMED_TENANTS, probe_statistics

# Indexes answer for a tenant within milliseconds; somebody waits for all of them.
ROWS_SECONDS = 10.0


def examine_ids() -> Finding:
    """Return whether MongoDB refuses a second ticket with the same id."""
    if tickets.are_ids_unique():
        return Finding("Index", "one ticket per tenant and upstream id")
    return Finding(
        "Index",
        "nothing keeps a ticket from being stored twice",
        "In mongosh: db.tickets.createIndex({tenant_id: 1, external_id: 1}, "
        '{unique: true, name: "tickets_by_upstream_id"})',
    )


def examine_rows() -> Finding:
    """Return whether another program wrote incomplete tickets, as far as ROWS_SECONDS let it look."""
    names, left, ends_at = [], 0, time.monotonic() + ROWS_SECONDS
    for tenant_id in tickets.find_tenants_with_tickets():
        if time.monotonic() > ends_at:
            left += 1
        elif has_incomplete(tenant_id):
            names.append(tenant_id)
    unseen = f"; {left} tenants were not looked at for lack of time" if left else ""
    if not names:
        return Finding("Rows", f"no ticket lacks anything{unseen}")
    return Finding(
        "Rows",
        f"another program wrote tickets that lack something and count nowhere: {_list_names(names)}{unseen}",
        "Run `manage.py rebuild_stats --all`. Load tickets with `manage.py import FILE --tenant ID`.",
    )


def examine_words() -> Finding:
    """Return whether search and keywords read all tickets as today; tenants of before need a command."""
    tenants = tickets.find_tenants_with_old_words()
    if not tenants:
        return Finding("Words", "search and keywords read every ticket as it is seen")
    command = "--all" if len(tenants) > 1 else f"--tenant {shlex.quote(tenants[0])}"
    return Finding(
        "Words",
        f"search and keywords read the tickets of some tenants in an earlier way: {_list_names(tenants)}",
        make_printable(f"Run `manage.py reclassify {command}`; it makes no call upstream."),
    )


def examine_statistics() -> Finding:
    """Return whether every stored ticket is counted in the statistics."""
    tenants = probe_statistics()
    if not tenants:
        return Finding("Statistics", "every stored ticket is counted")
    return Finding(
        "Statistics",
        f"tickets were stored without being counted, of {_list_names(tenants)}",
        "A running `manage.py qcluster` counts them anew; `manage.py rebuild_stats --tenant ID` does it now.",
    )


def _list_names(tenants: Sequence[str]) -> str:
    """Name the first of these tenants, and say how many more there are."""
    shown = ", ".join(map(make_printable, tenants[:MAX_NAMED_TENANTS]))
    more = len(tenants) - MAX_NAMED_TENANTS
    return f"{shown} and {more} more" if more > 0 else shown
