"""The candidates for deletion: tickets that a job takes for gone, until each is deleted or found.

Each has one row. It is `listed` while only upstream's list of deleted tickets names it, `open` when no
page had it and upstream has yet to be asked for it, and `gone` when it is to be deleted. The rows of a
job that ended `needs_review` wait for a person.

Finding the candidates is too much for a transaction. So each slice that does it writes a proposal of
its own, named by its fence, and the job's row says which proposal counts. What a worker writes after it
slept through its lease is never read.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from pymongo import UpdateOne

from ingestion.core.job import Job
from ingestion.core.states import TAKEN_FOR_GONE, CandidateState
from ingestion.models import DeletionCandidate, PageSighting
from tickets.models import BY_CREATION, BY_UPSTREAM_ID, Ticket
from ticketsaas.mongo import Document, Session, get_collection


@dataclass(frozen=True, slots=True)
class Proposal:
    """The set of candidates that one slice found, named by the slice's fence."""

    tenant_id: str
    job_id: str
    fence: int

    @classmethod
    def of_job(cls, job: Job) -> "Proposal":
        """Return the job's proposal that counts. Before there is one, it names none."""
        return cls(job.tenant_id, job.job_id, job.judged_at_fence or 0)

    def fields(self) -> Document:
        """Return the fields that all rows of the proposal have."""
        return {"tenant_id": self.tenant_id, "job_id": self.job_id, "fence": self.fence}

    def key(self, external_id: str) -> str:
        """Return the `_id` of a ticket's row."""
        return f"{self.job_id}:{self.fence}:{external_id}"


def record_listed(proposal: Proposal, *, external_ids: Sequence[str]) -> int:
    """Record which of these tickets, listed as deleted upstream, the tenant has; return their number."""
    wanted = {
        "tenant_id": proposal.tenant_id,
        "external_id": {"$in": external_ids},
        "is_deleted": False,
    }
    rows = get_collection(Ticket).find(wanted, {"external_id": 1}, hint=BY_UPSTREAM_ID)
    found = [_listed_row(proposal, external_id=row["external_id"]) for row in rows]
    if found:
        get_collection(DeletionCandidate).insert_many(found)
    return len(found)


def count_listed_and_seen(proposal: Proposal) -> int:
    """Count the tickets that both a page of the job and upstream's list of deleted tickets have."""
    rows = get_collection(DeletionCandidate).aggregate(
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
    """Make a candidate, inside MongoDB, of every active ticket of the tenant that no page had.

    It is `gone` if upstream lists it as deleted, and otherwise `open`. A ticket that a page had is left
    to the next crawl, whatever the list says. Harmless twice.
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
            {"$project": {"_id": "$external_id", "active": {"$literal": True}}},
            _with_sightings(proposal),
            listed,
            {
                "$group": {
                    "_id": "$_id",
                    **{name: {"$max": f"${name}"} for name in ("active", "seen", "listed")},
                }
            },
            {"$match": {"active": True, "seen": None}},
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
    """Count the tickets that are taken for gone."""
    return get_collection(DeletionCandidate).count_documents(
        proposal.fields() | {"state": {"$in": sorted(TAKEN_FOR_GONE)}}
    )


@dataclass(frozen=True, slots=True)
class Candidate:
    """A candidate for deletion: where it went, if upstream said so, and how often its look-up failed."""

    external_id: str
    reason: str | None
    tries: int


def choose_start(proposal: Proposal) -> str:
    """Return the upstream id of one of the open candidates, by chance; an empty text if there is none.

    Look-ups begin there. If they began with the same tickets in each crawl, those that always fail would keep
    the others from being asked for.
    """
    wanted = proposal.fields() | {"state": CandidateState.OPEN.value}
    rows = get_collection(DeletionCandidate).aggregate(
        [{"$match": wanted}, {"$sample": {"size": 1}}, {"$project": {"external_id": 1}}]
    )
    return next((row["external_id"] for row in rows), "")


def find_batch(
    proposal: Proposal, *, states: Iterable[CandidateState], limit: int, start: str = ""
) -> list[Candidate]:
    """Return the next candidates in one of these states, in order from the upstream id `start` on."""
    wanted = proposal.fields() | {
        "state": {"$in": sorted(state.value for state in states)},
        "_id": {"$gte": proposal.key(start)},
    }
    rows = get_collection(DeletionCandidate).find(wanted).sort("_id").limit(limit)
    # Rows of earlier versions lack the last two.
    return [
        Candidate(row["external_id"], reason=row.get("reason"), tries=row.get("tries") or 0)
        for row in rows
    ]


def mark(
    proposal: Proposal,
    *,
    gone: Mapping[str, str | None],
    tries: Mapping[str, int],
    session: Session,
) -> None:
    """Record which candidates upstream doesn't have and why, and how often the look-ups of others failed.

    Part of a step's transaction.
    """
    values: dict[str, Document] = {
        external_id: {"state": CandidateState.GONE.value, "reason": reason}
        for external_id, reason in gone.items()
    } | {external_id: {"tries": number} for external_id, number in tries.items()}
    if values:
        updates = [
            UpdateOne(_named(proposal, [external_id]), {"$set": values[external_id]})
            for external_id in sorted(values)
        ]
        get_collection(DeletionCandidate).bulk_write(updates, session=session)


def remove(proposal: Proposal, *, external_ids: Sequence[str], session: Session) -> int:
    """Delete candidates, in a step's transaction, and return how many there were."""
    result = get_collection(DeletionCandidate).delete_many(
        _named(proposal, external_ids), session=session
    )
    return result.deleted_count


def delete_of_job(tenant_id: str, *, job_id: str) -> None:
    """Delete all candidates of a job that has ended; harmless twice."""
    get_collection(DeletionCandidate).delete_many({"tenant_id": tenant_id, "job_id": job_id})


def delete_earlier(tenant_id: str, *, job_id: str, fence: int) -> None:
    """Delete what other jobs proposed before this fence: what a newer crawl sees counts."""
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
