"""Confirmation pages for sending alerts again, and the reasons why some can't be sent."""

from collections import Counter
from collections.abc import Sequence

from django.db.models import Count, QuerySet

from notifications.admin.notices import describe_circuit, find_circuit, find_parked
from notifications.models import Notification
from ticketsaas.access.store.tenant_visibility import Visible
from ticketsaas.backoffice.columns import EMPTY, cut, list_address, list_link, page_link
from ticketsaas.backoffice.confirmed_actions import Question, Refused
from ticketsaas.backoffice.model_admin import RelatedTable
from ticketsaas.mongo import read_clock

# Fits one or two screens; the list has the rest.
MAX_SHOWN = 50
# Fits next to four short columns.
ERROR_CHARACTERS = 60
WHY_NOT = {"sent": "sent already", "sending": "being sent now", "suppressed": "not needed any more"}


def ask_about(rows: Sequence[Notification]) -> Question:
    """Ask whether to send these alerts again. Raises Refused when none of them can be."""
    left = Counter(row.status for row in rows if not row.is_retryable)
    count = len(rows) - left.total()
    if count == 0:
        raise refuse(left)
    return Question(
        title="Send this alert again?" if count == 1 else f"Send {count:,} alerts again?",
        consequence=_describe_consequence(count, left=left),
        button="Send again" if count == 1 else f"Send {count:,} again",
        tables=[_alert_table(rows)],
    )


def ask_about_parked(visible: Visible) -> Question:
    """Ask whether to send all visible parked alerts again. Raises Refused when there is none."""
    tenants = count_parked(visible)
    count = tenants.total()
    if count == 0:
        raise Refused("No alert is parked.")
    return Question(
        title="Send the parked alert again?"
        if count == 1
        else f"Send all {count:,} parked alerts again?",
        consequence=_describe_consequence(count),
        button="Send again" if count == 1 else f"Send {count:,} again",
        tables=[_tenant_table(tenants)],
    )


def find_alerts(visible_rows: QuerySet[Notification], *, keys: Sequence[str]) -> list[Notification]:
    """Return the visible alerts with these keys, newest first. Raises Refused when there is none."""
    rows = list(visible_rows.filter(notification_id__in=keys).order_by("-created_at"))
    if not rows:
        raise Refused("There is no such alert.", back=list_address(Notification))
    return rows


def count_parked(visible: Visible) -> Counter[str]:
    """Return how many alerts of each visible tenant are parked."""
    # With a bound on the tenant the index alone answers, without reading documents.
    of_tenants = find_parked(visible).filter(tenant_id__gt="").values("tenant_id")
    counted = of_tenants.annotate(count=Count("pk")).order_by("tenant_id")
    return Counter({row["tenant_id"]: row["count"] for row in counted})


def refuse(left: Counter[str]) -> Refused:
    """Return the refusal for alerts that can't be sent again, counted by status."""
    if left.total() == 1:
        return Refused(f"The alert can't be sent again: it is {WHY_NOT[next(iter(left))]}.")
    return Refused(f"None of these alerts can be sent again: {_list_reasons(left)}.")


def describe_left(left: Counter[str]) -> str:
    """Return a sentence about the alerts that can't be sent again; `left` counts them by status."""
    if not left:
        return ""
    stay = "stays as it is" if left.total() == 1 else "stay as they are"
    return f"{left.total():,} of those selected {stay}: {_list_reasons(left)}."


def _list_reasons(left: Counter[str]) -> str:
    return ", ".join(f"{count:,} {WHY_NOT[status]}" for status, count in sorted(left.items()))


def _describe_consequence(count: int, *, left: Counter[str] | None = None) -> str:
    sentences = (
        f"{'It' if count == 1 else 'Each'} is due at once, with its full number of attempts and its "
        "old key, by which the webhook can recognise a repeat.",
        describe_left(left or Counter()),
        describe_circuit(find_circuit(), now=read_clock()),
    )
    return " ".join(filter(None, sentences))


def _alert_table(rows: Sequence[Notification]) -> RelatedTable:
    return RelatedTable(
        title="Selected alerts",
        headers=("ticket", "tenant", "status", "attempts", "last error"),
        rows=[
            (
                page_link(Notification, row.notification_id, text=cut(row.ticket_id)),
                cut(row.tenant_id),
                row.status,
                row.attempts,
                cut(row.last_error, length=ERROR_CHARACTERS) or EMPTY,
            )
            for row in rows[:MAX_SHOWN]
        ],
        note=_describe_rest(len(rows)),
    )


def _tenant_table(tenants: Counter[str]) -> RelatedTable:
    return RelatedTable(
        title="Parked alerts by tenant",
        headers=("tenant", "alerts"),
        rows=[
            (
                list_link(
                    Notification,
                    text=cut(tenant_id) or EMPTY,
                    tenant_id=tenant_id,
                    status__exact="parked",
                ),
                f"{count:,}",
            )
            for tenant_id, count in tenants.most_common(MAX_SHOWN)
        ],
        note=_describe_rest(len(tenants)),
    )


def _describe_rest(count: int) -> str:
    return f"and {count - MAX_SHOWN:,} more" if count > MAX_SHOWN else ""
