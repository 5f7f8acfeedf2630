"""Keeps statistics from blocking tickets: what can't be counted is stored without being counted.

The tenant's statistics are marked then, in the same transaction. They are read from the tickets until the
task queue has counted them anew.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

import structlog

from ingestion.store import lock
from ingestion.store.commit import StatisticsRefused
from ingestion.store.lock import Lease
from ticketsaas.mongo import Session, require_answer
from ticketsaas.mongo.refusals import is_out_of_time, is_refused

log = structlog.get_logger(__name__)

Result = TypeVar("Result")


class TooMuch(Exception):
    """A step is too much for one transaction, or MongoDB can't store a part of it (`is_refused`)."""

    def __init__(self, error: Exception) -> None:
        super().__init__(str(error)[:500])
        self.is_refused = is_refused(error)


@dataclass(slots=True)
class Counting:
    """Whether the steps of one tenant count in its statistics, for as long as one piece of work lasts.

    After the first step that can't be counted the others aren't either: the statistics have to be made
    anew in any case.
    """

    tenant_id: str
    is_on: bool = True

    def commit(self, work: Callable[[bool], Result]) -> Result:
        """Return `work(True)`, or `work(False)` if the statistics can't be written.

        `work` commits one step, and is given whether it counts. Raises what `work` raises, and TooMuch
        instead of an error that is about what is written.
        """
        if self.is_on:
            try:
                return _attempt(work, is_counted=True)
            except StatisticsRefused as refused:
                reason = str(refused)
            except TooMuch as error:
                if error.is_refused:
                    raise
                reason = str(error)
            self.is_on = False
            log.warning(
                "statistics not written",
                action="statistics_not_written",
                tenant_id=self.tenant_id,
                reason=reason,
            )
        return _attempt(work, is_counted=False)

    def commit_fenced(self, lease: Lease, work: Callable[[Session, bool], Result]) -> Result:
        """Commit `work` as `commit` does, in a transaction under the lease. Raises LeaseLost as well."""
        return self.commit(
            lambda is_counted: lock.fenced(lease, lambda session: work(session, is_counted))
        )


def _attempt(work: Callable[[bool], Result], *, is_counted: bool) -> Result:
    try:
        return work(is_counted)
    except Exception as error:
        if is_out_of_time(error):
            # While MongoDB is away every transaction runs out of time, the smallest one too.
            require_answer()
            raise TooMuch(error) from error
        if is_refused(error):
            raise TooMuch(error) from error
        raise
