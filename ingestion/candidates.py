"""The tickets that a job takes for gone, until each is deleted or turns out to be there.

One row a candidate: `listed` while only upstream's list of deleted tickets names it, `open` until
upstream was asked for it singly, `gone` when it is to be deleted. The rows of a job that ended
`needs_review` wait for a person.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pymongo.client_session import ClientSession

from ingestion.models import DeletionCandidate, PageSighting
from ingestion.states import CandidateState
from tickets.models import BY_CREATION, BY_UPSTREAM_ID, Ticket
from ticketsaas.mongo import Document, get_collection

# Ids in one look-up; more make the request long without making it faster.
_BATCH = 1_000


@dataclass(frozen=True, slots=True)
class Candidate:
    """`seen` when a page of the crawl had the ticket nevertheless."""

    external_id: str
    seen: bool


def note_listed(tenant_id: str, *, job_id: str, external_ids: Sequence[str]) -> None:
    """Begin the job's rows anew, with the tenant's living tickets among those that upstream lists as
    deleted."""
    forget_job(tenant_id, job_id=job_id)
    for start in range(0, len(external_ids), _BATCH):
        wanted = {
            "tenant_id": tenant_id,
            "external_id": {"$in": external_ids[start : start + _BATCH]},
            "is_deleted": False,
        }
        rows = get_collection(Ticket).find(wanted, {"external_id": 1}, hint=BY_UPSTREAM_ID)
        found = [_row(tenant_id, job_id=job_id, external_id=row["external_id"]) for row in rows]
        if found:
            get_collection(DeletionCandidate).insert_many(found)


def count_listed_and_seen(tenant_id: str, *, job_id: str) -> int:
    """How many tickets both a page of the job and upstream's list of deleted tickets have."""
    candidates = get_collection(DeletionCandidate)
    of_job = {"tenant_id": tenant_id, "job_id": job_id}
    if candidates.find_one(of_job) is None:
        return 0
    rows = candidates.aggregate(
        [
            {"$match": of_job},
            {"$project": {"_id": "$external_id", "listed": {"$literal": True}}},
            _with_sightings(of_job),
            {"$group": {"_id": "$_id", "listed": {"$max": "$listed"}, "seen": {"$max": "$seen"}}},
            {"$match": {"listed": True, "seen": True}},
            {"$count": "number"},
        ]
    )
    return next((int(row["number"]) for row in rows), 0)


def propose(tenant_id: str, *, job_id: str) -> None:
    """Judge, inside MongoDB, every living ticket of the tenant by what the job has seen of it.

    Unseen and listed: gone. Unseen, or listed although it was seen: open. May run twice.
    """
    of_job = {"tenant_id": tenant_id, "job_id": job_id}
    listed = {
        "$unionWith": {
            "coll": DeletionCandidate._meta.db_table,
            "pipeline": [
                {"$match": of_job | {"listed": True}},
                {"$project": {"_id": "$external_id", "listed": {"$literal": True}}},
            ],
        }
    }
    is_listed, is_seen = {"$eq": ["$listed", True]}, {"$eq": ["$seen", True]}
    gone = {"$and": [is_listed, {"$not": [is_seen]}]}
    get_collection(Ticket).aggregate(
        [
            {"$match": {"tenant_id": tenant_id, "is_deleted": False}},
            {"$project": {"_id": "$external_id", "alive": {"$literal": True}}},
            _with_sightings(of_job),
            listed,
            {
                "$group": {
                    "_id": "$_id",
                    **{name: {"$max": f"${name}"} for name in ("alive", "seen", "listed")},
                }
            },
            {"$match": {"alive": True, "$or": [{"seen": None}, {"listed": True}]}},
            {
                "$project": {
                    "_id": {"$concat": [f"{job_id}:", "$_id"]},
                    "tenant_id": {"$literal": tenant_id},
                    "job_id": {"$literal": job_id},
                    "external_id": "$_id",
                    "listed": is_listed,
                    "seen": is_seen,
                    "state": {
                        "$cond": [gone, CandidateState.GONE.value, CandidateState.OPEN.value]
                    },
                }
            },
            {"$merge": {"into": DeletionCandidate._meta.db_table}},
        ],
        hint=BY_CREATION,
        allowDiskUse=True,
    )


def count(tenant_id: str, *, job_id: str) -> int:
    return get_collection(DeletionCandidate).count_documents(
        {"tenant_id": tenant_id, "job_id": job_id}
    )


def count_contradicted(tenant_id: str, *, job_id: str) -> int:
    """How many of the candidates a page of the job had."""
    return get_collection(DeletionCandidate).count_documents(
        {"tenant_id": tenant_id, "job_id": job_id, "seen": True}
    )


def drop_contradicted(tenant_id: str, *, job_id: str) -> None:
    """Take those that a page of the job had for living."""
    get_collection(DeletionCandidate).delete_many(
        {"tenant_id": tenant_id, "job_id": job_id, "seen": True}
    )


def find_batch(
    tenant_id: str, *, job_id: str, states: Iterable[CandidateState], limit: int
) -> list[Candidate]:
    """The next candidates in one of these states, in order of upstream id."""
    wanted = {
        "tenant_id": tenant_id,
        "job_id": job_id,
        "state": {"$in": sorted(state.value for state in states)},
    }
    rows = get_collection(DeletionCandidate).find(wanted).sort("_id").limit(limit)
    return [Candidate(row["external_id"], row["seen"]) for row in rows]


def mark_gone(
    tenant_id: str, *, job_id: str, external_ids: Sequence[str], session: ClientSession
) -> None:
    """Note that upstream does not have them; part of a step's transaction."""
    get_collection(DeletionCandidate).update_many(
        {"_id": {"$in": _keys(job_id, external_ids)}, "tenant_id": tenant_id},
        {"$set": {"state": CandidateState.GONE.value}},
        session=session,
    )


def remove(
    tenant_id: str, *, job_id: str, external_ids: Sequence[str], session: ClientSession
) -> int:
    """Take candidates off the list and say how many were on it; part of a step's transaction."""
    result = get_collection(DeletionCandidate).delete_many(
        {"_id": {"$in": _keys(job_id, external_ids)}, "tenant_id": tenant_id}, session=session
    )
    return result.deleted_count


def forget_job(tenant_id: str, *, job_id: str) -> None:
    """Drop all candidates of a job; harmless twice."""
    get_collection(DeletionCandidate).delete_many({"tenant_id": tenant_id, "job_id": job_id})


def forget_earlier_jobs(tenant_id: str, *, job_id: str) -> None:
    """Drop the candidates of all other jobs: what a newer crawl has seen counts."""
    get_collection(DeletionCandidate).delete_many(
        {"tenant_id": tenant_id, "job_id": {"$ne": job_id}}
    )


def _row(tenant_id: str, *, job_id: str, external_id: str) -> Document:
    return {
        "_id": f"{job_id}:{external_id}",
        "tenant_id": tenant_id,
        "job_id": job_id,
        "external_id": external_id,
        "state": CandidateState.LISTED.value,
        "listed": True,
        "seen": False,
    }


def _with_sightings(of_job: Document) -> Document:
    return {
        "$unionWith": {
            "coll": PageSighting._meta.db_table,
            "pipeline": [
                {"$match": of_job},
                {"$unwind": "$ids"},
                {"$project": {"_id": "$ids", "seen": {"$literal": True}}},
            ],
        }
    }


def _keys(job_id: str, external_ids: Sequence[str]) -> list[str]:
    return [f"{job_id}:{external_id}" for external_id in external_ids]
