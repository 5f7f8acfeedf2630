"""`manage.py review_deletions`: lists withheld deletions, and carries out a person's decision."""

import getpass
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from ingestion.core.job import Job
from ingestion.core.states import TAKEN_FOR_GONE
from ingestion.engine import review
from ingestion.store import deletion_candidates, reviews
from ingestion.store.deletion_candidates import Proposal
from ingestion.store.lock import LockHeld
from ticketsaas.mongo import require_answer

# Enough to recognise a mistake.
SHOWN = 20


class Command(BaseCommand):
    help = (
        "Review deletions that a job withheld because they were too many at once. Without --job: "
        "list the jobs that wait. With --job alone: list its tickets. --approve soft-deletes exactly "
        "those tickets, --dismiss keeps them until a later crawl finds them missing again."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--job", metavar="ID", help="the job that ended needs_review")
        decision = parser.add_mutually_exclusive_group()
        decision.add_argument("--approve", action="store_true", help="soft-delete the tickets")
        decision.add_argument("--dismiss", action="store_true", help="keep the tickets")

    def handle(self, *args: Any, **options: Any) -> None:
        require_answer()
        job_id = options["job"]
        if job_id is None:
            if options["approve"] or options["dismiss"]:
                raise CommandError("Name the job: --job ID", returncode=2)
            self._list()
            return
        try:
            self._decide(job_id, **options)
        except (LookupError, review.ReviewClosed) as error:
            raise CommandError(str(error)) from error
        except LockHeld as held:
            raise CommandError(f"{held} Wait for its end, or cancel it.", returncode=3) from held

    def _list(self) -> None:
        waiting = reviews.find_open()
        for job in waiting:
            self.stdout.write(f"{job.tenant_id}: {_summary(job)}, job {job.job_id}")
        if not waiting:
            self.stdout.write("No deletions wait for a review.")

    def _decide(self, job_id: str, *, approve: bool, dismiss: bool, **_: Any) -> None:
        if approve:
            self._approve(job_id)
        elif dismiss:
            self._dismiss(job_id)
        else:
            self._show(review.get_open(job_id))

    def _approve(self, job_id: str) -> None:
        count = review.approve(job_id, by=getpass.getuser())
        self.stdout.write(f"{count} tickets deleted; each is restored if it comes back upstream.")

    def _dismiss(self, job_id: str) -> None:
        review.dismiss(job_id, by=getpass.getuser())
        self.stdout.write("The withheld tickets are kept; the next crawl judges anew.")

    def _show(self, job: Job) -> None:
        self.stdout.write(f"{job.tenant_id}: {_summary(job)}")
        shown = deletion_candidates.find_batch(
            Proposal.of_job(job), states=TAKEN_FOR_GONE, limit=SHOWN
        )
        for candidate in shown:
            self.stdout.write(f"  {candidate.external_id}")
        if job.withheld > len(shown):
            self.stdout.write(f"  and {job.withheld - len(shown)} more")
        self.stdout.write("Decide with --approve or --dismiss.")


def _summary(job: Job) -> str:
    return f"{job.withheld} deletions withheld at {job.ended_at:%Y-%m-%d %H:%M:%SZ}"
