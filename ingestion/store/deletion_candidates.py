"""The tickets that a job takes for gone, until each is deleted or turns out to be there.

One row a candidate: `listed` while only upstream's list of deleted tickets names it, `open` when no
page had it and upstream is still to be asked for it singly, `gone` when it is to be deleted. The rows
of a job that ended `needs_review` wait for a person.

Judging can't be part of a transaction. So each slice that judges writes a proposal of its own, named
by its fence, and the job's row says, in a transaction, which of them counts: what a worker writes
that has slept through its lease is never read.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pymongo.client_session import ClientSession

from ingestion.core.states import TAKEN_FOR_GONE, CandidateState
from ingestion.models import DeletionCandidate, PageSighting
from tickets.models import BY_CREATION, BY_UPSTREAM_ID, Ticket
from ticketsaas.mongo import Document, get_collection


@dataclass(frozen=True, slots=True)
class Proposal:
    """What one slice's judgement is filed under."""

    tenant_id: str
    job_id: str
    fence: int

    @classmethod
    def of_job(cls, job: Document) -> "Proposal":
        """The one that counts."""
        return cls(job["tenant_id"], job["_id"], job["judged_at_fence"])

    def fields(self) -> Document:
        return {"tenant_id": self.tenant_id, "job_id": self.job_id, "fence": self.fence}

    def key(self, external_id: str) -> str:
        return f"{self.job_id}:{self.fence}:{external_id}"


def note_listed(proposal: Proposal, *, external_ids: Sequence[str]) -> None:
    """Note the tenant's living tickets among some that upstream lists as deleted."""
    wanted = {
        "tenant_id": proposal.tenant_id,
        "external_id": {"$in": external_ids},
        "is_deleted": False,
    }
    rows = get_collection(Ticket).find(wanted, {"external_id": 1}, hint=BY_UPSTREAM_ID)
    found = [_listed_row(proposal, external_id=row["external_id"]) for row in rows]
    if found:
        get_collection(DeletionCandidate).insert_many(found)


def count_listed_and_seen(proposal: Proposal) -> int:
    """How many tickets both a page of the job and upstream's list of deleted tickets have."""
    candidates = get_collection(DeletionCandidate)
    if candidates.find_one(proposal.fields()) is None:
        return 0
    rows = candidates.aggregate(
        [
            {"$match": proposal.fields()},
            {"$project": {"_id": "$external_id", "listed": {"$literal": True}}},
            _with_sightings(proposal),
            {"$group": {"_id": "$_id", "listed": {"$max": "$listed"}, "seen": {"$max": "$seen"}}},
            {"$match": {"listed": True, "seen": True}},
            {"$count": "number"},
        ]
    )
    return next((int(row["number"]) for row in rows), 0)


def propose(proposal: Proposal) -> None:
    """Judge, inside MongoDB, every living ticket of the tenant that no page of the job had.

    Where upstream lists it as deleted it is gone, and otherwise open. A ticket that a page had is left
    to the next crawl, whatever the list says. May run twice.
    """
    listed = {
        "$unionWith": {
            "coll": DeletionCandidate._meta.db_table,
            "pipeline": [
                {"$match": proposal.fields() | {"listed": True}},
                {"$project": {"_id": "$external_id", "listed": {"$literal": True}}},
            ],
        }
    }
    is_listed = {"$eq": ["$listed", True]}
    get_collection(Ticket).aggregate(
        [
            {"$match": {"tenant_id": proposal.tenant_id, "is_deleted": False}},
            {"$project": {"_id": "$external_id", "alive": {"$literal": True}}},
            _with_sightings(proposal),
            listed,
            {
                "$group": {
                    "_id": "$_id",
                    **{name: {"$max": f"${name}"} for name in ("alive", "seen", "listed")},
                }
            },
            {"$match": {"alive": True, "seen": None}},
            {
                "$project": {
                    "_id": {"$concat": [proposal.key(""), "$_id"]},
                    **{name: {"$literal": value} for name, value in proposal.fields().items()},
                    "external_id": "$_id",
                    "listed": is_listed,
                    "state": {
                        "$cond": [is_listed, CandidateState.GONE.value, CandidateState.OPEN.value]
                    },
                }
            },
            {"$merge": {"into": DeletionCandidate._meta.db_table}},
        ],
        hint=BY_CREATION,
        allowDiskUse=True,
    )


def count(proposal: Proposal) -> int:
    """How many tickets are taken for gone."""
    return get_collection(DeletionCandidate).count_documents(
        proposal.fields() | {"state": {"$in": sorted(TAKEN_FOR_GONE)}}
    )


def find_batch(proposal: Proposal, *, states: Iterable[CandidateState], limit: int) -> list[str]:
    """The upstream ids of the next candidates in one of these states, in order."""
    wanted = proposal.fields() | {"state": {"$in": sorted(state.value for state in states)}}
    rows = get_collection(DeletionCandidate).find(wanted).sort("_id").limit(limit)
    return [row["external_id"] for row in rows]


def mark_gone(proposal: Proposal, *, external_ids: Sequence[str], session: ClientSession) -> None:
    """Note that upstream does not have them; part of a step's transaction."""
    get_collection(DeletionCandidate).update_many(
        _named(proposal, external_ids),
        {"$set": {"state": CandidateState.GONE.value}},
        session=session,
    )


def remove(proposal: Proposal, *, external_ids: Sequence[str], session: ClientSession) -> int:
    """Take candidates off the list and say how many were on it; part of a step's transaction."""
    result = get_collection(DeletionCandidate).delete_many(
        _named(proposal, external_ids), session=session
    )
    return result.deleted_count


def forget_job(tenant_id: str, *, job_id: str) -> None:
    """Drop all candidates of a job that has ended; harmless twice."""
    get_collection(DeletionCandidate).delete_many({"tenant_id": tenant_id, "job_id": job_id})


def forget_earlier(tenant_id: str, *, job_id: str, fence: int) -> None:
    """Drop what other jobs proposed before this fence: what a newer crawl sees counts."""
    get_collection(DeletionCandidate).delete_many(
        {"tenant_id": tenant_id, "job_id": {"$ne": job_id}, "fence": {"$lt": fence}}
    )


def _listed_row(proposal: Proposal, *, external_id: str) -> Document:
    return proposal.fields() | {
        "_id": proposal.key(external_id),
        "external_id": external_id,
        "state": CandidateState.LISTED.value,
        "listed": True,
    }


def _with_sightings(proposal: Proposal) -> Document:
    return {
        "$unionWith": {
            "coll": PageSighting._meta.db_table,
            "pipeline": [
                {"$match": {"tenant_id": proposal.tenant_id, "job_id": proposal.job_id}},
                {"$unwind": "$ids"},
                {"$project": {"_id": "$ids", "seen": {"$literal": True}}},
            ],
        }
    }


def _named(proposal: Proposal, external_ids: Sequence[str]) -> Document:
    keys = [proposal.key(external_id) for external_id in external_ids]
    return {"_id": {"$in": keys}, "tenant_id": proposal.tenant_id}
