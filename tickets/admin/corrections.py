"""Correcting the labels of a ticket in the admin, and taking a correction back."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from unfold.widgets import UnfoldAdminSelectWidget, UnfoldAdminTextareaWidget

from tickets.admin.timeline import describe_correction
from tickets.api.corrections import find_corrector
from tickets.api.shown_rows import read_instance
from tickets.core.corrections import MAX_NOTE_LENGTH, NoSuchTicket, TicketIncomplete, read_labels
from tickets.core.documents import read_stored
from tickets.core.labels import LABELS, Label
from tickets.models import Ticket
from ticketsaas.backoffice.columns import column, format_utc, page_address
from ticketsaas.backoffice.confirmed_actions import (
    Question,
    Refused,
    confirm,
    confirmed_action,
    row_action,
)
from ticketsaas.backoffice.model_admin import ReadOnlyAdmin

CORRECT = "tickets.correct_ticket"
AS_THE_RULES_SAY = "as the rules say"
_YES, _NO = "yes", "no"
_CHOICES = {
    "urgency": [value for value, _ in Ticket.URGENCIES],
    "sentiment": [value for value, _ in Ticket.SENTIMENTS],
    "requires_action": [_YES, _NO],
}


class CorrectionForm(forms.Form):
    """The labels of a ticket as a person sees them; an empty one is as the rules say."""

    urgency = forms.ChoiceField(required=False, widget=UnfoldAdminSelectWidget)
    sentiment = forms.ChoiceField(required=False, widget=UnfoldAdminSelectWidget)
    requires_action = forms.ChoiceField(required=False, widget=UnfoldAdminSelectWidget)
    note = forms.CharField(
        required=False,
        max_length=MAX_NOTE_LENGTH,
        widget=UnfoldAdminTextareaWidget(attrs={"rows": 3}),
        help_text="Why. It is shown with the ticket and in its history.",
    )

    def __init__(self, *args: Any, rules: Mapping[str, Label], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, values in _CHOICES.items():
            field: Any = self.fields[name]
            said = f"{AS_THE_RULES_SAY}: {_write(rules[name])}"
            field.choices = [("", said), *((value, value) for value in values)]

    def clean(self) -> dict[str, Any]:
        super().clean()
        if not self.labels and not self.errors:
            raise ValidationError("Correct at least one label.")
        return self.cleaned_data

    @property
    def labels(self) -> dict[str, Label]:
        """The labels that were chosen, of those that are valid."""
        return read_labels({name: _read(self.cleaned_data.get(name)) for name in LABELS})


class CorrectionAdmin(ReadOnlyAdmin):
    """Tickets to view, whose labels a person may correct."""

    actions_detail = ("wrong_label", "take_back")

    def choose_actions(self, row: Ticket) -> tuple[str, ...]:
        if row.is_deleted:
            return ()
        return ("wrong_label", "take_back") if row.correction else ("wrong_label",)

    @column("corrected by a person")
    def correction_text(self, ticket: Ticket) -> str | None:
        known = ticket.correction
        if not isinstance(known, Mapping):
            return None
        at = known.get("at")
        return f"{describe_correction(known)} ({known.get('by')}, {format_utc(at)})"

    @row_action("Wrong label …", permission=CORRECT)
    def wrong_label(self, request: HttpRequest, ticket: Ticket) -> HttpResponse:
        form = CorrectionForm(
            request.POST if request.method == "POST" else None,
            initial=_initial(ticket),
            rules=_labels_of_rules(ticket),
        )
        return confirm(
            self,
            request,
            is_confirmed=form.is_valid(),
            ask=lambda: _ask_for_labels(ticket, form),
            carry_out=lambda: self._correct(request, ticket, form),
            back=page_address(Ticket, ticket.pk),
        )

    @confirmed_action(
        "Take the correction back …",
        permission=CORRECT,
        ask=lambda ticket: _ask_to_take_back(ticket),
    )
    def take_back(self, request: HttpRequest, ticket: Ticket) -> str:
        if not _relabel(request, ticket, labels={}, note=""):
            raise Refused("The correction has ended or was taken back meanwhile.")
        self.log_change(request, ticket, "Took the correction of labels back.")
        return "The labels are those of the rules again."

    def _correct(self, request: HttpRequest, ticket: Ticket, form: CorrectionForm) -> str:
        note = form.cleaned_data["note"]
        if not _relabel(request, ticket, labels=form.labels, note=note):
            return "Somebody has said the same before; nothing was changed."
        said = describe_correction(form.labels | {"note": note})
        self.log_change(request, ticket, f"Corrected: {said}")
        return "The labels are corrected until the ticket's subject or message change."


def _relabel(
    request: HttpRequest, ticket: Ticket, *, labels: Mapping[str, Label], note: str
) -> bool:
    """Correct the labels, and return whether that changed anything. Raises Refused."""
    try:
        return find_corrector()(
            ticket.tenant_id,
            external_id=ticket.external_id,
            labels=labels,
            note=note,
            by=request.user.get_username(),
        )
    except NoSuchTicket:
        raise Refused("The ticket is deleted, and its labels stay as they are.") from None
    except TicketIncomplete as error:
        raise Refused(str(error)) from error


def _ask_for_labels(ticket: Ticket, form: CorrectionForm) -> Question:
    _require_active(ticket)
    return Question(
        title=f"Which labels should {ticket.external_id} have?",
        consequence=(
            "They count at once, in lists, statistics and alerts: an open ticket that becomes high raises an "
            "alert, and a waiting alert of one that doesn't stay high is not sent. They stand until "
            "the ticket's subject or message change."
        ),
        button="Correct the labels",
        form=form,
    )


def _ask_to_take_back(ticket: Ticket) -> Question:
    _require_active(ticket)
    if not ticket.correction:
        raise Refused("There is no correction to take back.")
    return Question(
        title=f"Take the correction of {ticket.external_id} back?",
        consequence=(
            f"It says {describe_correction(ticket.correction)}. All labels are those of the rules again, at "
            "once, in lists, statistics and alerts."
        ),
        button="Take it back",
    )


def _require_active(ticket: Ticket) -> None:
    if ticket.is_deleted:
        raise Refused("The ticket is deleted, and its labels stay as they are.")


def _labels_of_rules(ticket: Ticket) -> Mapping[str, Label]:
    stored = read_stored(read_instance(ticket))
    known: Any = stored.classification or stored
    return {name: getattr(known, name) for name in LABELS}


def _initial(ticket: Ticket) -> dict[str, str]:
    """Return the correction that stands, as the form has it."""
    known = ticket.correction if isinstance(ticket.correction, Mapping) else {}
    chosen = {name: _write(value) for name, value in read_labels(known).items()}
    return chosen | {"note": str(known.get("note") or "")}


def _read(choice: str | None) -> Label | None:
    if choice in (_YES, _NO):
        return choice == _YES
    return choice  # type: ignore[return-value]


def _write(value: Label) -> str:
    if isinstance(value, bool):
        return _YES if value else _NO
    return str(value)
