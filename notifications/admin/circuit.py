"""The circuit in the admin: whether the webhook is called, why, and calling it again at once."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from notifications.admin.notices import describe_circuit, find_circuit
from notifications.config import delivery_config
from notifications.models import Circuit
from notifications.store import circuit as circuit_breaker
from notifications.store import outbox
from ticketsaas.backoffice.columns import column, label, page_address, utc_line
from ticketsaas.backoffice.confirmed_actions import Question, Refused, confirmed_action
from ticketsaas.backoffice.model_admin import ReadOnlyAdmin

STATUS_COLOURS = {"closed": "success", "open": "danger", "half open": "warning"}
RESULT_COLOURS = {"ok": "success", "failed": "danger"}


def _ask(circuit: Circuit) -> Question:
    _require_troubled(circuit)
    threshold = delivery_config().circuit.failure_threshold
    return Question(
        title="Reset the circuit?",
        consequence=(
            "Calls go out again at once, one at first and more with every success. If the webhook "
            f"still fails, the circuit opens again after {threshold} failures. No alert loses an "
            "attempt while it is open, so waiting costs nothing but time."
        ),
        button="Reset the circuit",
    )


class CircuitAdmin(ReadOnlyAdmin):
    """There is one circuit, so its page stands for the list."""

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
        utc_line("retry_at", "no call before"),
    )

    def has_actions(self, row: Circuit) -> bool:
        return _is_troubled(row)

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        if find_circuit() is not None:
            return redirect(page_address(Circuit, circuit_breaker.NAME))
        response: HttpResponse = super().changelist_view(request, extra_context)
        return response

    @column("status")
    def state(self, circuit: Circuit) -> SafeString:
        return label(circuit.get_status_display(), colours=STATUS_COLOURS)

    @column("effect")
    def effect(self, circuit: Circuit) -> str:
        held_back = describe_circuit(circuit, now=outbox.read_clock())
        return held_back or "Alerts leave as soon as they are due."

    @column("last calls, oldest first")
    def last_calls(self, circuit: Circuit) -> SafeString | str:
        calls = [("ok" if succeeded else "failed",) for succeeded in circuit.results]
        labels = format_html_join(
            "", "{}", [(label(*call, colours=RESULT_COLOURS),) for call in calls]
        )
        return labels and format_html('<div class="flex flex-wrap gap-1">{}</div>', labels)

    @column("failures")
    def failures(self, circuit: Circuit) -> str:
        calls = len(circuit.results)
        if not calls:
            return "No call has ended since the circuit was closed."
        failed = circuit.results.count(False)
        return f"{failed} of the last {calls}, {round(100 * failed / calls)} %"

    @column("opens at")
    def rule(self, circuit: Circuit) -> str:
        policy = delivery_config().circuit
        return f"{policy.failure_threshold} failures among the last {policy.window_size} calls"

    @confirmed_action("Reset …", permission="notifications.reset_circuit", ask=_ask)
    def reset(self, request: HttpRequest, circuit: Circuit) -> str:
        _require_troubled(circuit)
        circuit_breaker.reset()
        failed = f"{circuit.results.count(False)} of {len(circuit.results)} calls had failed"
        self.log_change(
            request, circuit, f"Reset; it was {circuit.get_status_display()}, {failed}."
        )
        return "The circuit is reset: calls go out again."


def _require_troubled(circuit: Circuit) -> None:
    if not _is_troubled(circuit):
        raise Refused("The circuit is closed and no call has failed; there is nothing to reset.")


def _is_troubled(circuit: Circuit) -> bool:
    """Open, half open, near to opening, or paused."""
    return False in circuit.results or bool(describe_circuit(circuit, now=outbox.read_clock()))
