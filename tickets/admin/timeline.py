"""Timeline on a ticket's page: its changes, and the events that other apps recorded about it."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from heapq import nlargest
from typing import Any

from django.http import HttpRequest
from django.utils.html import format_html_join
from django.utils.module_loading import import_string
from django.utils.safestring import SafeString
from django.utils.text import Truncator

from tickets.core.corrections import read_labels
from tickets.models import Ticket, TicketHistory
from ticketsaas.backoffice.columns import EMPTY, format_utc, label, list_link
from ticketsaas.backoffice.model_admin import RelatedTable

# Enough for nearly every ticket; the history list has the rest.
MAX_ENTRIES = 50
# The old and the new value of a changed text stand side by side.
MAX_VALUE_CHARACTERS = 120
STEP_COLOURS = {
    "created": "info",
    "deleted": "danger",
    "restored": "success",
    "relabelled": "warning",
}

_SPOKEN: Mapping[Any, str] = {True: "yes", False: "no"}

# The other apps' functions, called like `find_entries` below, in this order, each with the ids of the jobs
# in the entries found so far.
_OTHERS = ("notifications.admin.timeline.find_entries", "ingestion.admin.timeline.find_entries")


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One event; `at` is in UTC, and `rank` orders events of the same moment."""

    at: datetime
    what: str
    colours: dict[str, str]
    details: SafeString | str
    rank: int
    link: SafeString | str = ""
    job_id: str | None = None


def timeline_table(request: HttpRequest, ticket: Ticket) -> RelatedTable:
    """Return the latest entries that the user may see, newest first."""
    entries = find_entries(request, ticket, job_ids=())
    for path in _OTHERS:
        jobs = dict.fromkeys(entry.job_id for entry in entries if entry.job_id)
        entries += import_string(path)(request, ticket, job_ids=list(jobs))
    return RelatedTable(
        title="Timeline",
        headers=("when", "what", "details", ""),
        rows=[_show_entry(entry) for entry in _find_latest(entries)],
        note=list_link(
            TicketHistory, text="All changes", tenant_id=ticket.tenant_id, q=ticket.external_id
        ),
    )


def find_entries(request: HttpRequest, ticket: Ticket, *, job_ids: Collection[str]) -> list[Entry]:
    """Return the ticket's latest changes, deletions and restorations."""
    steps = TicketHistory.objects.filter(
        tenant_id=ticket.tenant_id, ticket_id=ticket.external_id
    ).order_by("-recorded_at")
    return [
        Entry(
            at=step.recorded_at,
            what=step.action,
            colours=STEP_COLOURS,
            details=describe_changes(step),
            rank=1,
            job_id=step.job_id,
        )
        for step in steps[:MAX_ENTRIES]
    ]


def describe_changes(step: TicketHistory) -> SafeString | str:
    """Show who did it, why a ticket was deleted, and each changed field with its old and its new value."""
    changes = [
        (name, _show(change["old"]), _show(change["new"])) for name, change in step.changes.items()
    ]
    lines = [f"by {step.by}" if step.by else "", step.reason or ""]
    return (
        format_html_join("", "<div>{}</div>", [(line,) for line in lines if line])
        + format_html_join("", "<div><b>{}</b>: {} → {}</div>", changes)
    ) or EMPTY


def _find_latest(entries: Iterable[Entry]) -> list[Entry]:
    """Return the latest entries of all; each source has returned its own latest, so none is missing."""
    return nlargest(MAX_ENTRIES, entries, key=lambda entry: (entry.at, entry.rank))


def _show_entry(entry: Entry) -> tuple[object, ...]:
    shown = label(entry.what, colours=entry.colours)
    return format_utc(entry.at), shown, entry.details, entry.link


def _show(value: object) -> str:
    if isinstance(value, datetime):
        return format_utc(value) or EMPTY
    if isinstance(value, dict):
        value = describe_correction(value) if "by" in value else _describe_rules(value)
    return Truncator(str(value)).chars(MAX_VALUE_CHARACTERS) or EMPTY


def describe_correction(correction: Mapping[str, Any]) -> str:
    """Name the labels that a person gave, and why: `urgency high, requires action no: their shop is down`."""
    labels = [
        f"{name.replace('_', ' ')} {_SPOKEN.get(value, value)}"
        for name, value in read_labels(correction).items()
    ]
    note = correction.get("note")
    return ", ".join(labels) + (f": {note}" if note else "")


def _describe_rules(classification: Mapping[str, Any]) -> str:
    """Name the rules that fired, as many as fit."""
    names = ", ".join(fired["rule"] for fired in classification.get("rules", ()))
    return f"rules {classification.get('version')}: {names or 'none fired'}"
