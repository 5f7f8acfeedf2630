"""Repair of a tenant's roll-ups from its tickets while pages are being committed.

Nothing is replaced or counted up from zero: the error of each row is measured in a snapshot and then added
like a page's increments. So readers never see a half-counted number, no page waits for a count, and an
interrupted rebuild can be started again and does only what is left.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from analytics.core.discrepancies import (
    Measurement,
    count_rows,
    find_missing,
    list_discrepancies,
    list_words,
)
from analytics.core.rollups import ALL_TIME, Bucket
from analytics.core.rows import Row
from analytics.store import rollup_audit, rollup_marks
from analytics.store.rollup_audit import MeasurementStale, measure
from tickets.store.tickets import record_tenant
from ticketsaas.clock import utc_now


@dataclass(frozen=True, slots=True)
class Rebuild:
    """The result of a rebuild; `rows` is the number of rows that were wrong.

    It is not complete if meanwhile tickets were stored without being counted.
    """

    days: int
    tickets: int
    rows: int
    is_complete: bool


def rebuild(tenant_id: str) -> Rebuild:
    """Repair the tenant's roll-ups, and let its statistics be read from them afterwards.

    If tickets were stored without being counted, the roll-ups are made anew from nothing.

    May run at any time, any number of times, and several times at once. Raises UnknownTenant.
    """
    rollup_audit.get_tenant(tenant_id)
    record_tenant(tenant_id, now=utc_now())
    rollup_marks.clear_marked(tenant_id)
    mark = rollup_marks.find_mark(tenant_id)
    rollup_audit.register_values(tenant_id)
    days = rollup_audit.find_days(tenant_id)
    rows = sum(_repair(tenant_id, day)[1] for day in days)
    # Last, because the words of all time are measured against the sums of the days.
    all_time, rows_of_all_time = _repair(tenant_id, ALL_TIME)
    is_complete = rollup_marks.record_complete(tenant_id, mark=mark)
    tickets = all_time.expected.counts.get(ALL_TIME, {}).get("total", 0)
    return Rebuild(len(days), tickets, rows + rows_of_all_time, is_complete)


def find_discrepancies(tenant_id: str) -> Iterator[str]:
    """Yield a line for each wrong number, without changing anything. Raises UnknownTenant."""
    if not rollup_audit.get_tenant(tenant_id).get("has_rollups"):
        yield "has no roll-ups yet"
        return
    missing_words: list[Row] = []
    for day in rollup_audit.find_days(tenant_id):
        measurement = measure(tenant_id, day)
        missing_words += list_words(find_missing(measurement))
        yield from map(str, list_discrepancies(measurement))
    all_time = measure(tenant_id, ALL_TIME, missing_words=missing_words)
    yield from map(str, list_discrepancies(all_time))


def _repair(tenant_id: str, bucket: Bucket) -> tuple[Measurement, int]:
    """Return the measurement that was used, and the number of rows that were wrong."""
    while True:
        measurement = measure(tenant_id, bucket)
        missing = find_missing(measurement)
        try:
            rollup_audit.repair(tenant_id, missing, repairs=measurement.repairs)
        except MeasurementStale:
            continue
        return measurement, count_rows(missing)
