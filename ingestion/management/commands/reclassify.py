"""`manage.py reclassify`: gives stored tickets the labels of today's rules, and the words of today."""

from argparse import ArgumentParser
from collections.abc import Callable, Iterator
from typing import Any

import structlog
from django.core.management.base import BaseCommand

from ingestion.config import job_config
from ingestion.core.reclassification_plans import Reclassification, RelabelledTicket
from ingestion.core.weekly_alerts import find_mean_week
from ingestion.engine.reclassify import find_interrupted, preview, reclassify
from ingestion.store.jobs import find_job
from ingestion.store.lock import LeaseLost, LockHeld
from tickets.classification.evaluation.confusion_matrix import draw_matrix
from tickets.core.labels import LABELS, show_label
from tickets.store.tickets import count_tickets, find_tenants_with_tickets, has_tickets
from ticketsaas.api.tenant_argument import parse_tenant
from ticketsaas.mongo import is_away, require_answer
from ticketsaas.monitoring.printable import make_printable

log = structlog.get_logger(__name__)

EXIT_FAILED = 1
EXIT_HELD = 3
# A line every few seconds.
PROGRESS_TICKETS = 5000


class Command(BaseCommand):
    help = (
        "Give stored tickets, deleted ones included, the labels and reasons of today's rules and the "
        "words that search and statistics read today, and print the outcome. Makes no call to the "
        "external API. May be stopped: started again, it goes on where it stopped. Raises alerts only "
        "with --notify. Exit code: 0 done, 1 stopped or failed, 3 the tenant is being ingested. With "
        "--all: the highest exit code of all tenants."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        which = parser.add_mutually_exclusive_group(required=True)
        which.add_argument(
            "--tenant", metavar="ID", type=parse_tenant, help="only this tenant's tickets"
        )
        which.add_argument("--all", action="store_true", help="the tickets of every tenant")
        parser.add_argument(
            "--dry-run", action="store_true", help="only print the outcome; change nothing"
        )
        parser.add_argument(
            "--notify",
            action="store_true",
            help="raise an alert for each open ticket that becomes surely urgent (ALERT_ON)",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        require_answer()
        tenants = find_tenants_with_tickets() if options["all"] else [options["tenant"]]
        wanted = {"dry_run": options["dry_run"], "may_alert": options["notify"]}
        codes = [self._try_tenant(tenant, **wanted) for tenant in tenants]
        if not codes:
            self.stdout.write("There are no tickets.")
        if code := max(codes, default=0):
            raise SystemExit(code)

    def _try_tenant(self, tenant_id: str, *, dry_run: bool, may_alert: bool) -> int:
        """Reclassify one tenant, and return its exit code. A failure doesn't stop the other tenants."""
        name = make_printable(tenant_id)
        if not has_tickets(tenant_id):
            self.stderr.write(f"{name}: the tenant has no tickets")
            return EXIT_FAILED
        try:
            self._do_tenant(tenant_id, dry_run=dry_run, may_alert=may_alert)
        except LockHeld as held:
            self.stderr.write(f"{name}: {_explain_hold(held)}")
            return EXIT_HELD
        except LeaseLost as lost:
            self.stderr.write(f"{name}: {make_printable(str(lost))} Start it again to go on.")
            return EXIT_HELD
        except KeyboardInterrupt:
            self.stderr.write(f"{name}: stopped; start it again to go on")
            raise SystemExit(EXIT_FAILED) from None
        except Exception as error:
            if is_away(error):
                raise
            log.exception("reclassification failed", action="reclassification_failed")
            reason = make_printable(f"{type(error).__name__}: {error}")
            self.stderr.write(f"{name}: {reason}. What was committed stays; start it again.")
            return EXIT_FAILED
        return 0

    def _do_tenant(self, tenant_id: str, *, dry_run: bool, may_alert: bool) -> None:
        report = self._progress(tenant_id)
        if dry_run:
            done = preview(tenant_id, may_alert=may_alert, report=report)
        else:
            if place := find_interrupted(tenant_id):
                self._say(tenant_id, f"going on behind ticket {place}; the counts begin there")
            ttl = job_config().lock_ttl_seconds
            done = reclassify(tenant_id, may_alert=may_alert, ttl_seconds=ttl, report=report)
        self._say(tenant_id, _describe(done, dry_run=dry_run))
        got = "would get" if dry_run else "got"
        self._say(tenant_id, f"{done.reworded} tickets {got} other words for search and keywords")
        if done.corrected:
            self._say(tenant_id, f"{done.corrected} of them keep what a person said about labels")
        if dry_run:
            self._say(tenant_id, _describe_week(done))
        for line in _describe_moves(done):
            self.stdout.write(line)

    def _progress(self, tenant_id: str) -> Callable[[Reclassification], None]:
        total = sum(count_tickets(tenant_id, is_deleted=gone) for gone in (False, True))

        def report(done: Reclassification) -> None:
            if done.tickets % PROGRESS_TICKETS == 0:
                counts = f"{done.tickets} of {total} tickets, {done.relabelled} with other labels"
                self._say(tenant_id, counts)

        return report

    def _say(self, tenant_id: str, text: str) -> None:
        self.stdout.write(make_printable(f"{tenant_id}: {text}"))
        # A pipe would hold the lines back until its buffer is full.
        self.stdout.flush()


def _explain_hold(held: LockHeld) -> str:
    if find_job(held.owner_id) is not None:
        return f"{held} Try again when it has ended."
    ttl = job_config().lock_ttl_seconds
    return (
        "Another reclassification is at work, or one was killed: then the tenant is free "
        f"{ttl} seconds later. Try again."
    )


def _describe(done: Reclassification, *, dry_run: bool) -> str:
    rest = done.tickets - done.relabelled - done.explained
    alerts = "would be raised" if dry_run else "raised"
    return (
        f"{done.tickets} tickets: {done.relabelled} with other labels, {done.explained} with the "
        f"same for other reasons or by another version, {rest} as they were; "
        f"{done.alerts} alerts {alerts}" + ("; nothing was changed" if dry_run else "")
    )


def _describe_week(done: Reclassification) -> str:
    """Say what the change means for whoever gets the alerts."""
    mean = find_mean_week(done.weeks)
    if mean is None:
        return "alerts a week: unknown, because no ticket could be read"
    weeks = "week" if mean.weeks == 1 else f"{mean.weeks} weeks"
    before, now = (f"{number:.1f}".removesuffix(".0") for number in (mean.before, mean.now))
    return f"alerts a week: {before} before, {now} now (mean of the last {weeks} with tickets)"


def _describe_moves(done: Reclassification) -> Iterator[str]:
    for field in LABELS:
        counts = {pair[1:]: number for pair, number in done.moves.items() if pair[0] == field}
        yield from ("", field, *draw_matrix(counts, field=field, corner="before / now"))
    if done.examples:
        yield from ("", f"{len(done.examples)} of {done.relabelled} tickets with other labels")
        yield from map(_describe_example, done.examples)


def _describe_example(example: RelabelledTicket) -> str:
    fields = ", ".join(
        f"{name} {show_label(change.old)} -> {show_label(change.new)}"
        for name, change in example.fields.items()
    )
    rules = "; ".join(f"{fired.rule} ({' '.join(fired.words)})" for fired in example.rules)
    return "  " + make_printable(f"{example.external_id}: {fields}; {rules or 'no rule fired'}")
