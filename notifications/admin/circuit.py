"""The circuit in the admin: whether the webhook is called and why, and resetting it."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from notifications.admin.notices import describe_circuit, find_circuit, status_of
from notifications.config import delivery_config
from notifications.models import Circuit
from notifications.store import circuit
from ticketsaas.backoffice.columns import column, format_utc, label, page_address, utc_line
from ticketsaas.backoffice.confirmed_actions import Question, Refused, confirmed_action
from ticketsaas.backoffice.model_admin import ReadOnlyAdmin
from ticketsaas.mongo import read_clock

STATUS_COLOURS = {"closed": "success", "open": "danger", "half open": "warning"}
RESULT_COLOURS = {"ok": "success", "failed": "danger"}


def _ask(row: Circuit) -> Question:
    _require_troubled(row)
    threshold = delivery_config().circuit.failure_threshold
    return Question(
        title="Reset the circuit?",
        consequence=(
            "Calls go out again at once, one at first and more with every success. If the webhook "
            f"still fails, the circuit opens again after {threshold} failures. An open circuit uses "
            "up no attempts, so waiting costs nothing but time."
        ),
        button="Reset the circuit",
    )


class CircuitAdmin(ReadOnlyAdmin):
    """The one circuit, whose page is shown instead of a list."""

    tenant_field = None
    actions_detail = ("reset",)
    list_display = ("name",)
    ordering = ("name",)
    empty_hint = "The circuit appears with the first delivery: manage.py deliver_notifications"
    fields = (
        "name",
        "state",
        "effect",
        "last_calls",
        "failures",
        "rule",
        utc_line("opened_at", "open since"),
        "no_call_before",
    )

    def has_actions(self, row: Circuit) -> bool:
        return _is_troubled(row)

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        if find_circuit() is not None:
            return redirect(page_address(Circuit, circuit.NAME))
        response: HttpResponse = super().changelist_view(request, extra_context)
        return response

    @column("status")
    def state(self, row: Circuit) -> SafeString:
        return label(_describe_status(row), colours=STATUS_COLOURS)

    @column("effect")
    def effect(self, row: Circuit) -> str:
        obstacle = describe_circuit(row, now=read_clock())
        return obstacle or "Alerts are sent as soon as they are due."

    @column("no call before")
    def no_call_before(self, row: Circuit) -> str | None:
        """Return the end of the wait, and nothing once it is over."""
        return format_utc(row.retry_at) if _is_waiting(row) else None

    @column("last calls, oldest first")
    def last_calls(self, row: Circuit) -> SafeString | str:
        calls = [("ok" if succeeded else "failed",) for succeeded in row.results]
        labels = format_html_join(
            "", "{}", [(label(*call, colours=RESULT_COLOURS),) for call in calls]
        )
        return labels and format_html('<div class="flex flex-wrap gap-1">{}</div>', labels)

    @column("failures")
    def failures(self, row: Circuit) -> str:
        calls = len(row.results)
        if not calls:
            return "No call has completed since the circuit closed."
        failed = row.results.count(False)
        return f"{failed} of the last {calls}, {round(100 * failed / calls)} %"

    @column("opens at")
    def rule(self, row: Circuit) -> str:
        policy = delivery_config().circuit
        return f"{policy.failure_threshold} failures among the last {policy.window_size} calls"

    @confirmed_action("Reset …", permission="notifications.reset_circuit", ask=_ask)
    def reset(self, request: HttpRequest, row: Circuit) -> str:
        _require_troubled(row)
        before = _describe_status(row)
        circuit.reset()
        failed = f"{row.results.count(False)} of {len(row.results)} calls had failed"
        self.log_change(request, row, f"Reset; it was {before}, {failed}.")
        return "The circuit is reset: calls go out again."


def _require_troubled(row: Circuit) -> None:
    if not _is_troubled(row):
        raise Refused("The circuit is closed and no call has failed; there is nothing to reset.")


def _describe_status(row: Circuit) -> str:
    return status_of(row, now=read_clock()).words


def _is_waiting(row: Circuit) -> bool:
    return row.retry_at is not None and row.retry_at > read_clock()


def _is_troubled(row: Circuit) -> bool:
    """Return whether the circuit is not closed, has a failed call in its window, or is paused."""
    return False in row.results or bool(describe_circuit(row, now=read_clock()))
