"""Measures a tenant's roll-ups against its tickets, and adds what they lack.

A measurement reads tickets and roll-ups in one snapshot and blocks nobody; adding takes a small
transaction and no look at the tickets.
"""

from collections.abc import Callable, Iterable

import pymongo
from pymongo.client_session import ClientSession

from analytics.core import expected_rollups as expected
from analytics.core.discrepancies import Measurement, read_rollups, split_increments
from analytics.core.rollups import ALL_TIME, Bucket, Increments, Level
from analytics.core.rows import Pipeline
from analytics.core.ticket_pipelines import INDEX
from analytics.models import CustomerRollup, RankingRollup, TicketRollup
from analytics.store import rollups
from tickets.models import Ticket
from tickets.store.tickets import find_tenants_with_tickets, has_tickets
from ticketsaas.models import Tenant
from ticketsaas.mongo import Document, Session, get_collection, run_transaction, start_snapshot

# As long as MongoDB keeps a snapshot by default (`minSnapshotHistoryWindowInSeconds`).
MEASURING_SECONDS = 300


class UnknownTenant(Exception):
    """No job was ever started for a tenant of this id, and it has no tickets."""


class MeasurementStale(Exception):
    """Somebody else has mended the tenant's roll-ups since they were measured. Measure again."""


def find_days(tenant_id: str) -> list[Bucket]:
    """The days that have living tickets or roll-ups, oldest first."""
    with pymongo.timeout(MEASURING_SECONDS), start_snapshot() as snapshot:
        rows = _count(expected.find_days(tenant_id), session=snapshot)
    return [Bucket(Level.DAY, row["day"]) for row in rows]


def measure_day(tenant_id: str, *, day: Bucket) -> Measurement:
    """The day with its hours. Raises UnknownTenant."""

    def expect(session: Session) -> Increments:
        return expected.expect_rollups(
            day,
            labels=_count(expected.count_labels(tenant_id, bucket=day), session=session),
            words=_count(expected.count_words(tenant_id, day=day), session=session),
            urgent=_count(expected.count_urgent(tenant_id, bucket=day), session=session),
        )

    return _measure(tenant_id, day, expect=expect)


def measure_all_time(tenant_id: str, *, words_lacking: Iterable[Document] = ()) -> Measurement:
    """All time with the customers; its words are those of the days and what these were found to
    lack, as rows `{keyword, count}`. Raises UnknownTenant.
    """

    def expect(session: Session) -> Increments:
        of_days = get_collection(RankingRollup).aggregate(
            expected.sum_words(tenant_id), session=session
        )
        return expected.expect_rollups(
            ALL_TIME,
            labels=_count(expected.count_labels(tenant_id, bucket=ALL_TIME), session=session),
            words=[*of_days, *words_lacking],
            urgent=_count(expected.count_urgent(tenant_id, bucket=ALL_TIME), session=session),
        )

    return _measure(tenant_id, ALL_TIME, expect=expect)


def mend(tenant_id: str, lacking: Increments, *, mended: int | None) -> None:
    """Add to the roll-ups what they lacked when they had been mended so many times.

    Every number goes from what it was to what it has to be, in one step. Raises MeasurementStale when
    somebody else mended them meanwhile: adding the same twice would make them wrong.
    """
    for portion in split_increments(lacking):
        count = (mended or 0) + 1
        _mend_portion(tenant_id, portion, seen=mended, count=count)
        mended = count


def find_tenant(tenant_id: str, *, session: Session | None = None) -> Document:
    """The tenant's row, empty when only its tickets are known. Raises UnknownTenant without either."""
    tenant = get_collection(Tenant).find_one({"_id": tenant_id}, session=session)
    if tenant is None and not has_tickets(tenant_id):
        raise UnknownTenant(f"There is no tenant {tenant_id}.")
    return tenant or {}


def list_tenants() -> list[str]:
    """The ids of all tenants that are known or have tickets, in order."""
    known = {row["_id"] for row in get_collection(Tenant).find({}, {"_id": 1})}
    return sorted(known.union(find_tenants_with_tickets()))


def note_complete(tenant_id: str) -> None:
    """The tenant's statistics are read from its roll-ups from now on."""
    get_collection(Tenant).update_one({"_id": tenant_id}, {"$set": {"has_rollups": True}})


def _measure(
    tenant_id: str, bucket: Bucket, *, expect: Callable[[Session], Increments]
) -> Measurement:
    """What is expected and what there is, in one snapshot."""
    with pymongo.timeout(MEASURING_SECONDS), start_snapshot() as snapshot:
        tenant = find_tenant(tenant_id, session=snapshot)
        return Measurement(
            expected=expect(snapshot),
            found=_read(tenant_id, bucket, session=snapshot),
            mended=tenant.get("rollups_mended"),
        )


def _count(pipeline: Pipeline, *, session: Session) -> list[Document]:
    return list(get_collection(Ticket).aggregate(pipeline, session=session, hint=INDEX))


def _read(tenant_id: str, bucket: Bucket, *, session: Session) -> Increments:
    customers = get_collection(CustomerRollup).find({"tenant_id": tenant_id}, session=session)
    rows = expected.rows_of(tenant_id, bucket=bucket)
    return read_rollups(
        counts=get_collection(TicketRollup).find(rows, session=session),
        rankings=get_collection(RankingRollup).find(rows, session=session),
        urgent=customers if bucket == ALL_TIME else (),
    )


def _mend_portion(tenant_id: str, portion: Increments, *, seen: int | None, count: int) -> None:
    def work(session: ClientSession) -> None:
        result = get_collection(Tenant).update_one(
            {"_id": tenant_id, "rollups_mended": seen},
            {"$set": {"rollups_mended": count}},
            session=session,
        )
        if result.matched_count == 0:
            raise MeasurementStale(f"The roll-ups of {tenant_id} were mended by somebody else.")
        rollups.add(tenant_id, portion, session=session)

    run_transaction(work)
