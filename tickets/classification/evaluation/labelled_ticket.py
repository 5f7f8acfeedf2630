"""Tickets to measure with: texts, and the labels that a person gave them."""

from dataclasses import dataclass

from tickets.core.labels import Sentiment, Urgency


@dataclass(frozen=True, slots=True, kw_only=True)
class TicketText:
    """The text of a ticket; `origin` says where it came from, "" if the file doesn't."""

    subject: str
    message: str
    origin: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelledTicket(TicketText):
    """A ticket with a person's labels; `line` is its first line in the file, from 1."""

    line: int
    urgency: Urgency
    sentiment: Sentiment
    requires_action: bool
