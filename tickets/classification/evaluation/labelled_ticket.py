"""Tickets to measure with: texts, and the labels that a person gave them."""

from dataclasses import dataclass

from tickets.core.labels import LABEL_FIELDS, Sentiment, Urgency


@dataclass(frozen=True, slots=True, kw_only=True)
class TicketText:
    """The text of a ticket; `origin` says where it came from, "" if the file doesn't."""

    subject: str
    message: str
    origin: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelledTicket(TicketText):
    """A ticket with a person's labels. `line` is its first line in the file, from 1, and 0 without one."""

    line: int = 0
    name: str = ""
    """The ticket's id, if it is from no file."""
    urgency: Urgency
    sentiment: Sentiment
    requires_action: bool
    judged: frozenset[str] = frozenset(LABEL_FIELDS)
    """The fields whose labels a person gave. The others are not measured, and nothing is learnt of them."""

    @property
    def place(self) -> str:
        """Where to find the ticket."""
        return f"ticket {self.name}" if self.name else f"line {self.line}"
