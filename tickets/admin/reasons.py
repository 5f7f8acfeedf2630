"""Why a ticket has its labels, on its page: a sentence about each label, and the rules folded below."""

from typing import Any

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from tickets.core.labels import LABEL_FIELDS
from tickets.models import Ticket
from ticketsaas.backoffice.columns import EMPTY, column, mark


@column("because")
def reasons_text(ticket: Ticket) -> SafeString | str:
    """Show the reason of each label; a row of another program or an earlier version has none."""
    # Another program may have written anything.
    reasons: Any = ticket.classification.get("reasons") or {}
    said = [(name.replace("_", " "), reasons.get(name)) for name in LABEL_FIELDS]
    return _list("<li><b>{}</b>: {}</li>", [row for row in said if row[1]]) or EMPTY


@column("by rules")
def rules(ticket: Ticket) -> SafeString | str:
    """Show the rules that fired with their words, folded: for whoever writes rules."""
    fired = [
        (_describe_effect(rule["label"]), rule["rule"], mark([(" ".join(rule["words"]), True)]))
        for rule in ticket.classification["rules"]
    ]
    if not fired:
        return "No rule fired."
    shown = _list("<li><b>{}</b> by {}: {}</li>", fired)
    return format_html("<details><summary>{}</summary>{}</details>", _count(fired), shown)


def _list(item: str, rows: list[tuple[Any, ...]]) -> SafeString | str:
    """Return rows as a list of one column; nothing if there are none."""
    shown = format_html_join("", item, rows)
    return shown and format_html('<ul class="flex flex-col gap-2">{}</ul>', shown)


def _count(fired: list[Any]) -> str:
    return "1 rule" if len(fired) == 1 else f"{len(fired)} rules"


def _describe_effect(label: str) -> str:
    """Turn `requires_action=true` into `requires action true`."""
    name, _, value = label.partition("=")
    return f"{name.replace('_', ' ')} {value}"
