"""Mends a tenant's roll-ups from its tickets while pages are committed, and tells what is wrong.

Nothing is replaced and nothing counted up from zero: what a row lacks is measured in a snapshot and
then added, like a page's increments. So readers never see a number on its way, a page never waits for
a count, and a rebuild that is interrupted is begun again and finds what is left.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any

from analytics.core.discrepancies import (
    Measurement,
    count_rows,
    find_lacking,
    list_discrepancies,
    list_words,
)
from analytics.core.rollups import ALL_TIME
from analytics.store import rollup_audit
from analytics.store.rollup_audit import MeasurementStale, measure_all_time, measure_day
from tickets.store.tickets import record_tenant
from ticketsaas.clock import utc_now


@dataclass(frozen=True, slots=True)
class Rebuild:
    """What a rebuild found and mended."""

    days: int
    tickets: int
    rows: int
    """How many rows were wrong."""


def rebuild(tenant_id: str) -> Rebuild:
    """Mend what is wrong; then the tenant's statistics are read from its roll-ups.

    May run at any time, any number of times and several at once. Raises UnknownTenant.
    """
    rollup_audit.find_tenant(tenant_id)
    record_tenant(tenant_id, now=utc_now())
    days = rollup_audit.find_days(tenant_id)
    rows = 0
    for day in days:
        rows += _mend(tenant_id, measure=partial(measure_day, tenant_id, day=day))[1]
    # Last, because the words of all time are measured against those of the days.
    all_time, rows_of_all_time = _mend(tenant_id, measure=partial(measure_all_time, tenant_id))
    rollup_audit.note_complete(tenant_id)
    tickets = all_time.expected.counts.get(ALL_TIME, {}).get("total", 0)
    return Rebuild(len(days), tickets, rows + rows_of_all_time)


def find_discrepancies(tenant_id: str) -> Iterator[str]:
    """What is wrong, one line each; nothing is changed. Raises UnknownTenant."""
    if not rollup_audit.find_tenant(tenant_id).get("has_rollups"):
        yield "has no roll-ups yet"
        return
    words_lacking: list[dict[str, Any]] = []
    for day in rollup_audit.find_days(tenant_id):
        measurement = measure_day(tenant_id, day=day)
        words_lacking += list_words(find_lacking(measurement))
        yield from map(str, list_discrepancies(measurement))
    all_time = measure_all_time(tenant_id, words_lacking=words_lacking)
    yield from map(str, list_discrepancies(all_time))


def _mend(tenant_id: str, *, measure: Callable[[], Measurement]) -> tuple[Measurement, int]:
    """The measurement that was mended, and how many rows were wrong."""
    while True:
        measurement = measure()
        lacking = find_lacking(measurement)
        try:
            rollup_audit.mend(tenant_id, lacking, mended=measurement.mended)
        except MeasurementStale:
            continue
        return measurement, count_rows(lacking)
