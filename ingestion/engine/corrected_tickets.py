"""Lets a person correct a ticket at any moment, also while a job is about to write it."""

from collections.abc import Callable
from typing import TypeVar

import structlog

from tickets.store.tickets import TicketCorrected

log = structlog.get_logger(__name__)

Result = TypeVar("Result")


def repeat_if_corrected(step: Callable[[], Result]) -> Result:
    """Return what `step` returns, which reads tickets, plans their changes and commits them.

    If a person corrects one of the tickets in between, nothing of the step is written, and it starts again.
    """
    while True:
        try:
            return step()
        except TicketCorrected as error:
            log.info("planned anew", action="planned_anew", reason=str(error))
