"""A model of what a crawl must do to a tenant's tickets, without any of the product's code.

A crawl is a function here: what was stored, what upstream showed and which tickets it no longer
has, in; what is stored then, the history that tells the way, and the job's counters, out.
"""

from collections.abc import Collection, Iterable, Mapping
from copy import deepcopy
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any, NamedTuple

TEXTS = ("source", "customer_id", "subject", "message", "status")
TIMES = ("created_at", "updated_at")
NEVER_EMPTY = ("id", "tenant_id", "status")
OPTIONAL = ("source", "customer_id", "subject", "message")
# More deletions at once than this are a person's decision; so are more than a tenth of the tickets.
FREE_DELETIONS = 10

Fields = dict[str, Any]


@dataclass(frozen=True)
class Ticket:
    """A stored ticket: upstream's fields, times in UTC, and whether it is soft-deleted."""

    fields: Fields
    is_deleted: bool = False


Tickets = dict[str, Ticket]


class Step(NamedTuple):
    """A row of a ticket's history; `changes` has an old and a new value for each upstream field."""

    ticket_id: str
    action: str
    changes: dict[str, tuple[Any, Any]]


@dataclass(frozen=True)
class Crawl:
    """What a whole crawl leaves behind; `missing` are active tickets that were not in the feed."""

    tickets: Tickets
    steps: list[Step]
    counters: dict[str, int]
    missing: set[str]


def crawl(
    before: Mapping[str, Ticket],
    records: Iterable[object],
    *,
    tenant_id: str,
    gone: Collection[str] = (),
    kept: Collection[str] = (),
    looked_up: Iterable[object] = (),
) -> Crawl:
    """A complete crawl of a feed that held still.

    `gone` are the tickets that upstream no longer has; those of them in `kept` are not deleted.
    `looked_up` are those that the feed didn't have and that upstream showed when asked for them.
    """
    tickets, steps, seen = dict(before), [], set()
    counters = dict.fromkeys(("unchanged", "outdated", "repeated", "skipped", "rejected"), 0)
    for is_listed, record in [*((True, r) for r in records), *((False, r) for r in looked_up)]:
        read = read_record(record)
        if is_foreign(record, tenant_id=tenant_id):
            counters["skipped"] += is_listed
        elif read is None:
            counters["rejected"] += is_listed
            # Upstream has the ticket, whatever is wrong with its record.
            if is_listed and isinstance(record, dict) and is_text(as_text(record.get("id"))):
                seen.add(as_text(record["id"]))
        else:
            ticket_id, fields = read
            known, is_repeated = tickets.get(ticket_id), is_listed and ticket_id in seen
            step = compare(known, ticket_id, fields)
            tickets[ticket_id], counter = take(known, step, fields)
            if step is not None:
                steps.append(step)
            else:
                counters["repeated" if is_repeated else counter] += 1
            if is_listed:
                seen.add(ticket_id)
    missing = active(tickets) - seen
    for ticket_id in missing & set(gone) - set(kept):
        steps.append(Step(ticket_id, "deleted", {}))
        tickets[ticket_id] = replace(tickets[ticket_id], is_deleted=True)
    return Crawl(tickets, steps, counters | count(steps), missing)


def compare(known: Ticket | None, ticket_id: str, fields: Fields) -> Step | None:
    """Return the step that this version of a ticket causes; None when it says nothing new."""
    if known is None:
        return Step(ticket_id, "created", {})
    # An older version brings a ticket back, but never its old content.
    is_older = fields["updated_at"] < known.fields["updated_at"]
    changes = {} if is_older else difference(known.fields, fields)
    if known.is_deleted:
        return Step(ticket_id, "restored", changes)
    # A stamp that moves alone is stored, and is no step.
    return Step(ticket_id, "updated", changes) if changes.keys() - {"updated_at"} else None


def take(known: Ticket | None, step: Step | None, fields: Fields) -> tuple[Ticket, str]:
    """Return the ticket after this version, and the counter of a version that is no step."""
    if known is None:
        return Ticket(fields), ""
    if step is not None:
        return Ticket(known.fields | {name: new for name, (_, new) in step.changes.items()}), ""
    if fields["updated_at"] < known.fields["updated_at"]:
        return known, "outdated"
    return Ticket(known.fields | {"updated_at": fields["updated_at"]}), "unchanged"


def undo(after: Mapping[str, Ticket], steps: Iterable[Step]) -> Tickets:
    """Return what was stored before these steps; fail if the history contradicts what is stored.

    A stamp that moves alone is no step, so a ticket may have a later one than its history gives it.
    """
    tickets = deepcopy(dict(after))
    for ticket_id, action, changes in reversed(list(steps)):
        ticket = tickets.pop(ticket_id)
        was_deleted = action == "deleted"
        assert ticket.is_deleted is was_deleted, (ticket_id, action)
        for name, (_, new) in changes.items():
            stored = ticket.fields[name]
            is_right = stored >= new if name == "updated_at" else stored == new
            assert is_right, (ticket_id, action, name)
        if action != "created":
            old = {name: value for name, (value, _) in changes.items()}
            tickets[ticket_id] = Ticket(ticket.fields | old, is_deleted=action == "restored")
    return tickets


def is_same_but_for_stamps(before: Mapping[str, Ticket], after: Mapping[str, Ticket]) -> bool:
    """Return whether both have the same tickets, some of them with a later stamp in `after`."""
    return before.keys() == after.keys() and all(
        _is_same_but_for_stamp(ticket, after[ticket_id]) for ticket_id, ticket in before.items()
    )


def _is_same_but_for_stamp(before: Ticket, after: Ticket) -> bool:
    stamp = after.fields["updated_at"]
    stamped = replace(before, fields=before.fields | {"updated_at": stamp})
    return after == stamped and stamp >= before.fields["updated_at"]


def needs_review(*, missing: int, gone: int, alive: int) -> set[bool]:
    """Return the right answers to whether a person has to decide about the deletions.

    Upstream need not be asked for every missing ticket when there are too many of them; when too
    many are really gone, a person has to.
    """
    limit = max(FREE_DELETIONS, alive // 10)
    return {True} if gone > limit else {False, True} if missing > limit else {False}


def active(tickets: Mapping[str, Ticket]) -> set[str]:
    return {ticket_id for ticket_id, ticket in tickets.items() if not ticket.is_deleted}


def count(steps: Iterable[Step]) -> dict[str, int]:
    """Return the job's counters of changed tickets."""
    actions = [step.action for step in steps]
    return {
        "new_ingested": actions.count("created"),
        "updated": actions.count("updated"),
        "deleted": actions.count("deleted"),
        "restored": actions.count("restored"),
    }


def is_foreign(record: object, *, tenant_id: str) -> bool:
    owner = as_text(record.get("tenant_id")) if isinstance(record, dict) else None
    return isinstance(owner, str) and owner != tenant_id


def read_record(record: object) -> tuple[str, Fields] | None:
    """Return the id and the fields of a record; None when it is not a ticket."""
    if not isinstance(record, dict):
        return None
    empty = {name: "" for name in OPTIONAL if record.get(name) is None}
    values = {name: as_text(value) for name, value in (record | empty).items()}
    if not all(is_text(values.get(name)) for name in ("id", "tenant_id", *TEXTS)):
        return None
    if not all(values[name].strip() for name in NEVER_EMPTY):
        return None
    try:
        times = {name: read_time(record[name]) for name in TIMES}
    except (AttributeError, KeyError, ValueError):
        return None
    return values["id"], {name: values[name] for name in TEXTS} | times


def as_text(value: object) -> object:
    """Return a number as its digits, and any other value as it is."""
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    return str(value).removesuffix(".0") if is_number else value


def is_text(value: object) -> bool:
    """Return whether this is text without NUL and without half a surrogate pair."""
    return isinstance(value, str) and not any(c == "\0" or "\ud800" <= c <= "\udfff" for c in value)


def read_time(text: str) -> datetime:
    time = datetime.fromisoformat(text.upper())
    utc = time.replace(tzinfo=UTC) if time.tzinfo is None else time.astimezone(UTC)
    return utc.replace(microsecond=utc.microsecond // 1000 * 1000)


def difference(old: Fields, new: Fields) -> dict[str, tuple[Any, Any]]:
    return {name: (old[name], new[name]) for name in old if old[name] != new[name]}
