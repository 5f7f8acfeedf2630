"""Parameters of the ticket endpoints."""

from typing import Any, ClassVar

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from tickets.core.filters import NEWEST_FIRST, ORDERINGS, TicketFilter
from tickets.core.keywords import extract_search_words
from tickets.core.word_key import word_key
from tickets.models import Ticket
from ticketsaas.api.lists.pagination import PageParameters
from ticketsaas.api.parameters import (
    BooleanParameter,
    ChoiceParameter,
    TenantParameters,
    TextParameter,
    TimeParameter,
)


class DeletedParameters(TenantParameters):
    include_deleted = BooleanParameter(
        default=False, help_text="Include soft-deleted tickets; each ticket then has `deleted_at`."
    )


class OpenTicketListParameters(PageParameters, TenantParameters):
    """The parameters of urgent and of unsure tickets. Other filters would contradict the lists' purpose."""


class HistoryParameters(PageParameters, TenantParameters):
    pass


class WordParameter(TextParameter):
    """A status or a source, read as the key that it is compared by."""

    def to_internal_value(self, data: Any) -> str:
        return word_key(super().to_internal_value(data))


@extend_schema_field({"type": "string", "pattern": "^[a-z]{2}$", "example": "de"})
class LanguageParameter(serializers.RegexField):
    """The code of a language: two small letters."""

    default_error_messages: ClassVar[dict[str, Any]] = {"invalid": "Must be two small letters."}

    def __init__(self, **options: Any) -> None:
        super().__init__(r"^[a-z]{2}\Z", trim_whitespace=False, **options)


class TicketListParameters(PageParameters, DeletedParameters):
    status = WordParameter(required=False, help_text="As sent by upstream.")
    urgency = ChoiceParameter(Ticket.URGENCIES, required=False, help_text="As classified.")
    confidence = ChoiceParameter(
        Ticket.CONFIDENCES, required=False, help_text="Whether the urgency is sure."
    )
    sentiment = ChoiceParameter(Ticket.SENTIMENTS, required=False, help_text="As classified.")
    source = WordParameter(required=False, help_text="As sent by upstream.")  # type: ignore[assignment]
    language = LanguageParameter(
        required=False, help_text="The code of a language (ISO 639-1), as detected: two letters."
    )
    requires_action = BooleanParameter(
        required=False, help_text="Whether somebody has to do something."
    )
    customer_id = TextParameter(required=False, help_text="As sent by upstream.")
    created_from = TimeParameter(
        required=False, help_text="ISO 8601 date or date-time, inclusive; naive is UTC."
    )
    created_to = TimeParameter(
        required=False, help_text="ISO 8601 date or date-time, exclusive; naive is UTC."
    )
    q = TextParameter(
        required=False,
        help_text="Words that must all occur in customer, subject or message; case is ignored.",
    )
    ordering = ChoiceParameter(
        ORDERINGS,
        default=NEWEST_FIRST,
        help_text="By time of creation: newest or oldest first.",
    )

    def validate_q(self, value: str) -> tuple[str, ...]:
        words = extract_search_words(value)
        if not words:
            raise serializers.ValidationError("Contains no word to search for.")
        return words

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        attrs = super().validate(attrs)
        since, until = attrs.get("created_from"), attrs.get("created_to")
        if since and until and since > until:
            raise serializers.ValidationError({"created_to": "Must not be before created_from."})
        return attrs


def read_filter(parameters: dict[str, Any]) -> TicketFilter:
    """Build the filter from a list's validated parameters."""
    other = {"tenant_id", "q", "ordering", *PageParameters().fields}
    values = {name: value for name, value in parameters.items() if name not in other}
    return TicketFilter(words=parameters.get("q", ()), **values)
