"""`manage.py replay_rejects`: stores rejected records that today's rules can read."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from ingestion.config import job_config
from ingestion.core.pages import MAX_RAW_LENGTH
from ingestion.core.replay_plans import Replay
from ingestion.engine.replay import replay_rejects
from ingestion.store import rejects
from ingestion.store.jobs import get_job
from ingestion.store.lock import LeaseLost, LockHeld
from ticketsaas.api.tenant_argument import parse_tenant
from ticketsaas.mongo import require_answer

EXIT_HELD = 3
EXIT_REMAINING = 4


class Command(BaseCommand):
    help = (
        "Store rejected records that can be read by now. Makes no call to the external API. May be "
        "stopped and run again. Exit code: 0 none is left, 3 the tenant is being ingested, 4 some "
        "are still rejected. With several tenants: the highest exit code."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--tenant",
            metavar="ID",
            type=parse_tenant,
            help="only this tenant's rejects (default: all tenants)",
        )
        parser.add_argument("--job", metavar="ID", help="only the rejects of this job")

    def handle(self, *args: Any, **options: Any) -> None:
        require_answer()
        job_id = options["job"]
        tenants = _choose_tenants(options["tenant"], job_id=job_id)
        codes = [self._replay(tenant, job_id=job_id) for tenant in tenants]
        if not codes:
            self.stdout.write("There are no rejects.")
        if code := max(codes, default=0):
            raise SystemExit(code)

    def _replay(self, tenant_id: str, *, job_id: str | None) -> int:
        ttl = job_config().lock_ttl_seconds
        try:
            replay = replay_rejects(tenant_id, job_id=job_id, ttl_seconds=ttl)
        except (LockHeld, LeaseLost) as error:
            self.stderr.write(f"{tenant_id}: {error} Try again when it has ended.")
            return EXIT_HELD
        self.stdout.write(f"{tenant_id}: {_describe(replay)}")
        return EXIT_REMAINING if replay.remaining else 0


def _choose_tenants(tenant_id: str | None, *, job_id: str | None) -> list[str]:
    if tenant_id is not None:
        return [tenant_id]
    if job_id is None:
        return rejects.find_tenants()
    try:
        return [get_job(job_id).tenant_id]
    except LookupError as error:
        raise CommandError(str(error)) from error


def _describe(replay: Replay) -> str:
    text = (
        f"{replay.new} new, {replay.updated} updated, {replay.restored} restored, "
        f"{replay.unchanged} unchanged, {replay.outdated} outdated; {replay.remaining} still rejected"
    )
    if replay.cut:
        text += (
            f", {replay.cut} of them because only their first {MAX_RAW_LENGTH} characters "
            "were kept: the next ingestion reads them again"
        )
    return text
