"""Audit of a tenant's roll-ups: measure them against the tickets, and add what is missing.

A measurement reads tickets and roll-ups in one snapshot and blocks no one. Adding takes a small
transaction that does not read the tickets.
"""

from collections.abc import Iterable
from itertools import chain

import pymongo

from analytics.core import expected_rollups
from analytics.core.discrepancies import Measurement, read_rollups, split_increments
from analytics.core.rollup_bounds import choose_values
from analytics.core.rollups import ALL_TIME, Bucket, Increments, Level, escape
from analytics.core.rows import Pipeline, Row
from analytics.core.ticket_pipelines import INDEX, count_keywords, count_urgent_by_customer
from analytics.models import CustomerRollup, RankingRollup, TicketRollup
from analytics.store import rollups
from analytics.store.rollup_names import find_register
from tickets.models import Ticket
from tickets.store.tickets import find_tenants_with_tickets, has_tickets
from ticketsaas.models import Tenant
from ticketsaas.mongo import Document, Session, get_collection, run_transaction, start_snapshot

# The time that MongoDB keeps a snapshot by default (`minSnapshotHistoryWindowInSeconds`).
MEASURING_SECONDS = 300


MOST_FREQUENT_FIRST = {"$sort": {"count": -1}}


class UnknownTenant(Exception):
    """No job was ever started for a tenant with this id, and it has no tickets."""


class MeasurementStale(Exception):
    """Another process has repaired the tenant's roll-ups since they were measured: measure again."""


def find_days(tenant_id: str) -> list[Bucket]:
    """Return the days that have active tickets or roll-ups, oldest first."""
    with pymongo.timeout(MEASURING_SECONDS), start_snapshot() as snapshot:
        rows = _aggregate(expected_rollups.find_days(tenant_id), session=snapshot)
        # Inside: more than a hundred days come in several replies.
        return [Bucket(Level.DAY, row["day"]) for row in rows]


def measure(tenant_id: str, bucket: Bucket, *, missing_words: Iterable[Row] = ()) -> Measurement:
    """Measure a day with its hours, or all time with the customers. Raises UnknownTenant.

    The expected words of all time are the sum of the days' words, plus `missing_words`: the rows
    `{keyword, count}` found to be missing from the days.
    """
    periods = [bucket.period]
    with pymongo.timeout(MEASURING_SECONDS), start_snapshot() as snapshot:
        tenant = get_tenant(tenant_id, session=snapshot)
        register = find_register(tenant_id, session=snapshot)
        found = _read(tenant_id, bucket, session=snapshot)
        labels = expected_rollups.count_labels(tenant_id, bucket=bucket, register=register)
        urgent = count_urgent_by_customer(tenant_id, periods=periods, customers=None)
        expected = expected_rollups.expect_rollups(
            bucket,
            labels=_aggregate(labels, session=snapshot),
            # Never all at once: hostile tickets may have millions of words.
            words=chain(_find_words(tenant_id, bucket, session=snapshot), missing_words),
            urgent=_aggregate([*urgent, MOST_FREQUENT_FIRST], session=snapshot),
            found=found,
        )
        return Measurement(expected, found, repairs=tenant.get("rollups_mended"))


def register_values(tenant_id: str) -> None:
    """Let the roll-ups count the most frequent statuses and sources by name, as far as there is room.

    Pages name the statuses and sources that they bring; those of earlier tickets get their names here.
    """
    with pymongo.timeout(MEASURING_SECONDS), start_snapshot() as snapshot:
        register = find_register(tenant_id, session=snapshot)
        values = {
            name: [escape(row["value"]) for row in _rank(tenant_id, name, session=snapshot)]
            for name in register
        }
    if zeros := choose_values(values, register=register):
        rollups.register_values(tenant_id, zeros)


def repair(tenant_id: str, missing: Increments, *, repairs: int | None) -> None:
    """Add what was missing from the roll-ups when they were measured, after `repairs` repairs.

    Every number goes from its wrong value to the right one in one step. Raises MeasurementStale if
    another process has repaired them since, because adding the same twice would make them wrong.
    """
    for part in split_increments(missing):
        _repair_part(tenant_id, part, repairs=repairs)
        repairs = (repairs or 0) + 1


def get_tenant(tenant_id: str, *, session: Session | None = None) -> Document:
    """Return the tenant's row, or an empty one if only its tickets are known.

    Raises UnknownTenant if there are no tickets either.
    """
    tenant = get_collection(Tenant).find_one({"_id": tenant_id}, session=session)
    if tenant is None and not has_tickets(tenant_id):
        raise UnknownTenant(f"There is no tenant {tenant_id}.")
    return tenant or {}


def list_tenants() -> list[str]:
    """Return the ids of all tenants that are known or have tickets, sorted."""
    known = {row["_id"] for row in get_collection(Tenant).find({}, {"_id": 1})}
    return sorted(known.union(find_tenants_with_tickets()))


def _aggregate(pipeline: Pipeline, *, session: Session) -> Iterable[Row]:
    return get_collection(Ticket).aggregate(pipeline, session=session, hint=INDEX)


def _rank(tenant_id: str, dimension: str, *, session: Session) -> Iterable[Row]:
    return _aggregate(expected_rollups.rank_values(tenant_id, dimension=dimension), session=session)


def _find_words(tenant_id: str, bucket: Bucket, *, session: Session) -> Iterable[Row]:
    """Return rows `{keyword, count}`, most frequent first."""
    if bucket == ALL_TIME:
        pipeline = expected_rollups.sum_words(tenant_id)
        return get_collection(RankingRollup).aggregate(pipeline, session=session)
    words = count_keywords(tenant_id, periods=[bucket.period], words=None)
    return _aggregate([*words, MOST_FREQUENT_FIRST], session=session)


def _read(tenant_id: str, bucket: Bucket, *, session: Session) -> Increments:
    customers = get_collection(CustomerRollup).find({"tenant_id": tenant_id}, session=session)
    rows = expected_rollups.rows_of(tenant_id, bucket=bucket)
    return read_rollups(
        counts=get_collection(TicketRollup).find(rows, session=session),
        rankings=get_collection(RankingRollup).find(rows, session=session),
        urgent=customers if bucket == ALL_TIME else (),
    )


def _repair_part(tenant_id: str, part: Increments, *, repairs: int | None) -> None:
    def work(session: Session) -> None:
        result = get_collection(Tenant).update_one(
            {"_id": tenant_id, "rollups_mended": repairs},
            {"$set": {"rollups_mended": (repairs or 0) + 1}},
            session=session,
        )
        if result.matched_count == 0:
            raise MeasurementStale(f"Another process repaired the roll-ups of {tenant_id}.")
        rollups.add(tenant_id, part, session=session, is_repair=True)

    run_transaction(work)
