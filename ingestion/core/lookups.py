"""Look-ups of single tickets: what upstream's answer says about a ticket that no page had.

Upstream has it, doesn't have it any more, or has it elsewhere: under another tenant or another id. Every
other answer decides nothing, and then the ticket stays.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from tickets.core.incoming import IncomingTicket, InvalidTicket, find_id, parse_ticket

# The reason in the history. Never the other tenant's name, which is none of this tenant's business.
MOVED = "moved"
# Twenty tickets in a row hardly fail by themselves; their 60 calls are a minute's budget.
MAX_FAILED_IN_A_ROW = 20


@dataclass(frozen=True, slots=True)
class There:
    """Upstream has the ticket; None if its other fields can't be read."""

    ticket: IncomingTicket | None


@dataclass(frozen=True, slots=True)
class Gone:
    """Upstream doesn't have the ticket here any more; `reason` says where it went, if upstream said so."""

    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Undecided:
    """The answer says neither; `has_failed` if the calls failed as in an outage, which ends for all."""

    has_failed: bool = False


LookUp = There | Gone | Undecided


@dataclass(slots=True)
class Answers:
    """What became of some candidates, by upstream id.

    `failed_in_a_row` counts the look-ups up to the last one that failed as in an outage. `tries` has the
    failed calls for a ticket whose look-up goes on in the next slice.
    """

    failed_in_a_row: int = 0
    there: dict[str, IncomingTicket | None] = field(default_factory=dict)
    gone: dict[str, str | None] = field(default_factory=dict)
    undecided: list[str] = field(default_factory=list)
    tries: dict[str, int] = field(default_factory=dict)

    @property
    def is_empty(self) -> bool:
        return not (self.there or self.gone or self.undecided or self.tries)

    @property
    def is_outage(self) -> bool:
        """Whether MAX_FAILED_IN_A_ROW look-ups failed, so that another one would be a wasted call."""
        return self.failed_in_a_row >= MAX_FAILED_IN_A_ROW

    def add(self, external_id: str, answer: LookUp) -> None:
        """Note the answer about a candidate."""
        match answer:
            case There(ticket):
                self.there[external_id] = ticket
            case Gone(reason):
                self.gone[external_id] = reason
            case Undecided():
                self.undecided.append(external_id)
        has_failed = isinstance(answer, Undecided) and answer.has_failed
        self.failed_in_a_row = self.failed_in_a_row + 1 if has_failed else 0


def parse_look_up(raw: object, *, tenant_id: str, external_id: str) -> LookUp:
    """Read the reply to a look-up of one ticket. Ids and tenants are compared as text.

    A reply that doesn't name both decides nothing: it may be about anything.
    """
    if not isinstance(raw, Mapping):
        return Undecided()
    owner, found = read_name(raw.get("tenant_id")), read_name(raw.get("id"))
    if owner is None or found is None:
        return Undecided()
    if owner != tenant_id:
        return Gone(MOVED)
    if found != external_id:
        return Gone(f"merged into {found}")
    return There(_find_ticket(raw))


def read_names(values: Iterable[object]) -> list[str]:
    """Return the values that can be ids, as texts, each once and sorted."""
    names = map(read_name, values)
    return sorted({name for name in names if name is not None})


def read_name(value: object) -> str | None:
    """Return a value that can be an id or a tenant as text; a number counts as its digits."""
    return find_id({"id": value})


def _find_ticket(raw: object) -> IncomingTicket | None:
    try:
        return parse_ticket(raw)
    except InvalidTicket:
        return None
