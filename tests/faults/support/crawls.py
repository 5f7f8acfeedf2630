"""Runs crawls to their end, whatever interrupts them, and compares what they left with the model."""

import re
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from functools import partial

import httpx
from hypothesis.stateful import RuleBasedStateMachine
from pymongo.errors import OperationFailure

from analytics.engine.rebuild import find_discrepancies
from analytics.store.rollup_audit import UnknownTenant
from ingestion.config import JobConfig
from ingestion.engine.abandoned import sweep_jobs
from ingestion.engine.lifecycle import cancel_job, run_slice, start_job
from ingestion.engine.run import SliceEnd
from ingestion.upstream.fetch import SliceExpired
from tests.faults.support import model
from tests.faults.support.interruptions import Interruption, Interruptions, WorkerDied
from tests.faults.support.model import Step, Ticket, Tickets
from tests.faults.support.upstream_truth import TENANT, Upstream
from tests.support.counting import assert_counted
from tests.support.types import Document, Mongo
from tests.support.waiting import end_lease

# Small, so that a few tickets make several pages.
PAGE_SIZE = 3
# More than all deaths and pauses of one plan can cause.
MOST_SLICES = 10

DEATHS = frozenset({"die", "die for good"})
BREAKS = {"break": 503, "refuse": 403}
# A page with two long tickets is read in parts.
ONE_LONG_TICKET, EVERY_REPLY = 15_000, 8_000_000
# MongoDB's BSONObjectTooLarge.
TOO_LARGE = 10334
ACTIVE = ("queued", "running", "cancelling")
COMPLETED = frozenset({"completed", "completed_with_errors", "needs_review"})
# Django's own, which the migrations fill.
LASTING = ("django_migrations", "django_content_type", "auth_permission")


@dataclass
class World:
    """What all histories share; `outcomes` counts what happened."""

    mongo: Mongo
    client: httpx.Client
    config: JobConfig
    interruptions: Interruptions = field(default_factory=Interruptions)
    outcomes: Counter[str] = field(default_factory=Counter)


@dataclass(frozen=True)
class End:
    """The last of some jobs, its history, and what was stored before and after it."""

    job: Document
    steps: list[Step]
    before: Tickets
    stored: Tickets


class Crawls(RuleBasedStateMachine):
    """A tenant of an upstream; `tickets` is what has to be stored."""

    def __init__(self, world: World) -> None:
        super().__init__()
        self.world, self.mongo = world, world.mongo
        kept = {"name": {"$nin": LASTING}, "type": "collection"}
        for name in self.mongo.list_collection_names(filter=kept):
            self.mongo[name].delete_many({})
        self.upstream = Upstream(world.client)
        self.tickets: Tickets = {}
        self.known_jobs: set[str] = set()
        self.cancelled: set[str] = set()
        self.touched: set[str] = set()
        self.config = world.config

    def teardown(self) -> None:
        """Check the counts once, at the end: a number that went wrong at any step stays wrong."""
        # A tenant is forgotten with its job as long as upstream has had no ticket of it.
        if self.tickets or self.mongo.tenants.find_one({"_id": TENANT}):
            assert_counted(TENANT)

    def _pick(self, picks: list[int]) -> list[str]:
        ids = sorted(self.upstream.versions)
        return sorted({ids[pick % len(ids)] for pick in picks}) if ids else []

    def _crawl(
        self,
        shape: Document,
        weather: Document,
        plan: Iterable[Interruption] = (),
        *,
        is_still: bool = True,
    ) -> None:
        """Run jobs until one comes to an end, and compare what they left with the model."""
        self.upstream.damage = shape.get("bad_records_kind", "")
        self.upstream.observe()
        listed, self.touched = self.upstream.listed(), self.upstream.gone()
        self.upstream.switch(**shape)
        records = self.upstream.read_records(page_size=PAGE_SIZE)
        self.upstream.switch(**shape, **weather)
        # With a repeated ticket a part of one ticket has two, which may not fit into a reply together.
        most = EVERY_REPLY if "duplicate_every" in shape else ONE_LONG_TICKET
        self.config = replace(self.world.config, max_reply_bytes=most)
        self.world.interruptions.plan(plan, happen=self._happen)
        self._run_jobs()
        self.upstream.switch()
        self.upstream.observe()
        end = self._check_ends()
        # What a look-up would have said of an undecided ticket, the model can't know, nor which ticket was
        # refused when a page of one was.
        unstorable = {"job_id": end.job["_id"], "reason": re.compile("^It can't be stored")}
        is_refused = self.mongo.ingestion_rejects.find_one(unstorable) is not None
        is_exact = is_still and not end.job["undecided"] and not is_refused
        if is_exact and end.job["status"] in COMPLETED:
            self._check_still(end, records, shape=shape)
        elif end.job["status"] in COMPLETED:
            stayed = (listed & self.upstream.listed()) - self.touched
            if is_refused or self._may_miss(shape, weather):
                stayed &= model.active(self.tickets)
            assert stayed <= model.active(end.stored)
        self.tickets = end.stored

    def _may_miss(self, shape: Document, weather: Document) -> bool:
        """Return whether a crawl of a moving feed may miss new tickets, which the next one finds.

        The feed doesn't show them as they are, or it doesn't count its tickets, so that nothing betrays that
        some slipped back past the reader when others went.
        """
        happened = set(self.world.interruptions.happened)
        shrinks = happened & {"delete", "vanish"} or weather.get("shift_mode") in ("remove", "both")
        hides = shape.keys() & {"empty_feed", "bad_records_every"}
        return bool(hides or (shrinks and "missing_total" in shape))

    def _run_jobs(self) -> None:
        work: Callable[[], object] = self._start
        for _ in range(MOST_SLICES):
            try:
                work()
            except WorkerDied as death:
                self._bury()
                work = self._start if death.args == ("die for good",) else sweep_jobs
                continue
            if (job := self._find_active_job()) is not None:
                work = partial(run_slice, job["_id"], config=self.config)
            elif self._new_jobs():
                return
            else:
                work = self._start
        happened = self.world.interruptions.happened
        raise AssertionError(
            f"a job that does not end, after {happened}: {self._find_active_job()}"
        )

    def _start(self) -> None:
        """Start a job and sweep, as any cluster soon does: that ends a job that the new one has overtaken."""
        start_job(TENANT, run="here")
        sweep_jobs()

    def _happen(self, event: Interruption) -> None:
        match event.what:
            case "die" | "die for good":
                raise WorkerDied(event.what)
            case "park":
                raise SliceExpired
            case "cancel" | "overtake":
                self._meddle(event.what)
            case "refuse write":
                job = self._find_active_job()
                # Only pages can be divided.
                if job is not None and job["next_page"] is not None:
                    raise OperationFailure("The page is too large.", TOO_LARGE)
            case "break" | "refuse":
                self.upstream.switch_on(error_always=BREAKS[event.what])
            case "create":
                self.upstream.create(1, text="In between", age=9)
            case operation:
                ids = self._pick([event.nth, 3 * event.nth])
                self.touched |= set(ids)
                fields = {"subject": f"Changed {event}"} if operation == "change" else {}
                self.upstream.mutate(**{operation: {"ids": ids} | fields})
                self.upstream.look_at(ids)

    def _meddle(self, what: str) -> None:
        """Cancel the job as a person would, or take it over as another worker would and run it to its end."""
        job = self._find_active_job()
        if job is None:
            return
        if what == "cancel" and cancel_job(job["_id"]) is not None:
            self.cancelled.add(job["_id"])
        if what == "overtake":
            end_lease(self.mongo)
            try:
                run_slice(job["_id"], config=self.config)
            except WorkerDied:
                # The worker that was overtaken may find its lease lost before it learns of this.
                self._bury()
                raise

    def _bury(self) -> None:
        """End the lease of a dead worker. Forget its session, which only here the driver uses again."""
        self.mongo.distributed_locks.update_many({}, {"$set": {"session": None}})
        end_lease(self.mongo)

    def _find_active_job(self) -> Document | None:
        rows = self.mongo.ingestion_jobs.find({"status": {"$in": ACTIVE}})
        return next(iter(rows.sort("created_at", -1)), None)

    def _new_jobs(self) -> list[Document]:
        rows = self.mongo.ingestion_jobs.find({"_id": {"$nin": sorted(self.known_jobs)}})
        return list(rows.sort("ended_at"))

    def _check_ends(self) -> End:
        """Check what holds for every job, however it ended.

        Its history leads from what was stored before to what is stored now, and its row, its counters
        and its log agree.
        """
        new_jobs, stored = self._new_jobs(), self._read_stored()
        before = stored
        for job in reversed(new_jobs):
            steps = self._read_steps(job)
            before = model.undo(before, steps)
            if job is new_jobs[-1]:
                end = End(job, steps, before, stored)
            self._check_end(job, steps)
        assert model.is_same_but_for_stamps(self.tickets, before)
        if len(new_jobs) == 1:
            end = replace(end, before=self.tickets)
        for ticket_id, ticket in stored.items():
            assert self.upstream.has_shown(ticket_id, ticket.fields), (ticket_id, ticket)
        try:
            assert list(find_discrepancies(TENANT)) == []
        except UnknownTenant:
            # It was forgotten with the job, because upstream never had a ticket of it.
            assert stored == {}
        self.known_jobs |= {job["_id"] for job in new_jobs}
        return end

    def _check_end(self, job: Document, steps: list[Step]) -> None:
        self.world.outcomes.update([job["status"], *(step.action for step in steps)])
        happened = self.world.interruptions.happened
        reasons = {
            "cancelled": job["_id"] in self.cancelled,
            "failed": not BREAKS.keys().isdisjoint(happened),
            "lost": not DEATHS.isdisjoint(happened),
        }
        assert reasons.get(job["status"], job["_id"] not in self.cancelled), job
        deleted = {step.ticket_id for step in steps if step.action == "deleted"}
        assert deleted <= self.touched | self.upstream.gone()
        assert not deleted or job["status"] in COMPLETED
        counted = model.count(steps)
        assert {name: job[name] for name in counted} == counted
        # A record has one row: of those that are the same, and of the job that met it last.
        rejects = self.mongo.ingestion_rejects.count_documents({"job_id": job["_id"]})
        is_broken = job["status"] in ("failed", "lost")
        assert rejects <= job["rejected"] == job["errors"] - is_broken
        (row,) = self.mongo.ingestion_logs.find({"job_id": job["_id"]})
        assert all(job[name] == value for name, value in row.items() if name != "job_id")
        assert run_slice(job["_id"], config=self.config) is SliceEnd.REFUSED

    def _check_still(self, end: End, records: list[object], *, shape: Document) -> None:
        """Check exactly what a completed crawl must leave behind when the feed didn't change meanwhile."""
        gone = self.upstream.gone()
        is_withheld = end.job["status"] == "needs_review"
        # A ticket that comes twice looks like a shift, and then it is right to delete nothing.
        happened = self.world.interruptions.happened
        is_doubtful = "duplicate_every" in shape or not BREAKS.keys().isdisjoint(happened)
        kept = gone if is_withheld else model.active(end.stored) if is_doubtful else set()
        missing = model.crawl(end.before, records, tenant_id=TENANT).missing
        asked = set() if is_withheld else missing - gone
        expected = model.crawl(
            end.before,
            records,
            tenant_id=TENANT,
            gone=gone,
            kept=kept,
            looked_up=self.upstream.read_singly(asked),
        )
        assert is_withheld in model.needs_review(
            missing=len(missing),
            gone=len(missing & gone),
            alive=len(model.active(end.before)),
        ) or (is_doubtful and not is_withheld)
        status = "completed_with_errors" if expected.counters["rejected"] else "completed"
        assert end.job["status"] in (status, "needs_review")
        assert expected.tickets == end.stored
        assert sorted(expected.steps) == sorted(end.steps)
        assert {name: end.job[name] for name in expected.counters} == expected.counters
        assert (end.job["progress"], end.job["next_page"]) == (100, None)

    def _read_stored(self) -> Tickets:
        rows = list(self.mongo.tickets.find())
        assert all(row["is_deleted"] is (row["deleted_at"] is not None) for row in rows)
        assert {row["tenant_id"] for row in rows} <= {TENANT}
        return {
            row["external_id"]: Ticket(
                {name: row[name] for name in (*model.TEXTS, *model.TIMES)}, row["is_deleted"]
            )
            for row in rows
        }

    def _read_steps(self, job: Document) -> list[Step]:
        names = (*model.TEXTS, *model.TIMES)
        return [
            Step(
                row["ticket_id"],
                row["action"],
                {name: (c["old"], c["new"]) for name, c in row["changes"].items() if name in names},
            )
            for row in self.mongo.ticket_history.find({"job_id": job["_id"]}).sort("_id")
        ]
