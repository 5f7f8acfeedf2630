"""Commits a page that is too much for one transaction in cuts, down to one ticket.

A single ticket that can't be stored at all becomes a reject, so that it stops nothing else.
"""

from collections.abc import Callable

import structlog

from ingestion.core.page_cuts import count_records, halve, reject_single
from ingestion.core.pages import Page
from ingestion.engine.statistics import TooMuch
from ticketsaas.mongo.refusals import is_refused

log = structlog.get_logger(__name__)


def commit_in_cuts(page: Page, *, commit: Callable[[Page], None]) -> None:
    """Commit a page, and one that is too much for a transaction in halves.

    `commit` plans and commits a page or a cut of one. Raises what it raises; TooMuch only if a single
    record takes too long, or a reject can't be stored.
    """
    try:
        commit(page)
    except Exception as error:
        if not (isinstance(error, TooMuch) or is_refused(error)):
            raise
        cuts = _divide(page, error)
        log.warning(
            "page divided",
            action="page_divided",
            page=page.number,
            records=count_records(page),
            reason=str(error)[:500],
        )
    else:
        return
    for cut in cuts:
        commit_in_cuts(cut, commit=commit)


def _divide(page: Page, error: Exception) -> tuple[Page, ...]:
    if count_records(page) > 1:
        return halve(page)
    if page.tickets and not (isinstance(error, TooMuch) and not error.is_refused):
        return (reject_single(page, reason=str(error)[:500]),)
    raise error
