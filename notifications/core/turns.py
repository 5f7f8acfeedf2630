"""The order in which one worker sends alerts: first attempts and retries, tenants in turn.

The newest emergency of a tenant goes first, and an old one never holds it up: while first attempts
wait, retries take at most half of the calls.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Turn:
    """Where a worker stands in the order, from one claim to the next."""

    lead: int = 0
    """Retries minus first attempts among the latest calls while both waited, never below -1: many first
    attempts in a row earn no more than one retry."""
    first_tenant: str = ""
    """The tenant of the latest first attempt; the one after it is next."""
    retry_tenant: str = ""
    """The tenant of the latest retry; the one after it is next."""


def interleave(
    first: Sequence[str], retries: Sequence[str], *, limit: int, lead: int, is_probe: bool = False
) -> list[str]:
    """Return up to `limit` row ids in the order in which to send them.

    `first` are the ids of first attempts and `retries` those of rows that failed before, each in its own
    order and as many as the limit if there are. They alternate, beginning with a first attempt after a
    retry and the other way round; a probe is a retry even then, and is made up for by the next call.
    """
    left, failed, chosen = list(first), list(retries), list[str]()
    while len(chosen) < limit and (left or failed):
        is_retry = bool(failed) and (not left or lead < (1 if is_probe else 0))
        if not is_retry:
            lead = max(lead - 1, -1)
        elif left:
            lead += 1
        chosen.append((failed if is_retry else left).pop(0))
    return chosen


def advance(turn: Turn, claimed: Iterable[tuple[str, bool]], *, first_waited: bool) -> Turn:
    """Return where the worker stands after it claimed these rows: the tenant of each, and if it is a retry.

    `first_waited` says whether first attempts waited then; if none did, retries cost nobody a call.
    """
    for tenant_id, is_retry in claimed:
        if not is_retry:
            turn = replace(turn, lead=max(turn.lead - 1, -1), first_tenant=tenant_id)
        else:
            turn = replace(turn, lead=turn.lead + first_waited, retry_tenant=tenant_id)
    return turn


def take_turns(rows_by_tenant: Sequence[Sequence[str]]) -> list[str]:
    """Return the row ids of several tenants so that one of each follows one of each."""
    longest = max(map(len, rows_by_tenant), default=0)
    return [rows[turn] for turn in range(longest) for rows in rows_by_tenant if turn < len(rows)]
