"""Corrections as labelled tickets, for the commands that measure the classifier and fit its points."""

from argparse import ArgumentParser
from collections.abc import Iterator, Mapping
from typing import Any

from django.core.management.base import CommandError

from tickets.classification.evaluation.labelled_ticket import LabelledTicket
from tickets.store.corrections import CorrectedTicket, find_corrected
from tickets.store.tickets import find_tenants_with_tickets
from ticketsaas.api.tenant_argument import parse_tenant
from ticketsaas.mongo import require_answer


def add_arguments(parser: ArgumentParser) -> None:
    """Let a command read corrections: `--corrections` with `--tenant ID` or `--all`."""
    parser.add_argument(
        "--corrections",
        action="store_true",
        help="read the tickets whose labels people corrected, of --tenant or of --all; only the labels "
        "that a person gave count",
    )
    which = parser.add_mutually_exclusive_group()
    which.add_argument("--tenant", metavar="ID", type=parse_tenant, help="with --corrections")
    which.add_argument("--all", action="store_true", help="with --corrections: of every tenant")


def check(options: Mapping[str, Any], *, returncode: int) -> None:
    """Raise CommandError if it is not clear whose corrections are meant, or whether any are."""
    is_named = options["tenant"] is not None or options["all"]
    if options["corrections"] and not is_named:
        raise CommandError("--corrections needs --tenant ID or --all.", returncode=returncode)
    if is_named and not options["corrections"]:
        raise CommandError("--tenant and --all belong to --corrections.", returncode=returncode)


def read(options: Mapping[str, Any]) -> Iterator[LabelledTicket]:
    """Yield the corrected tickets, tenant by tenant. The origin of each is its tenant."""
    require_answer()
    tenants = find_tenants_with_tickets() if options["all"] else [options["tenant"]]
    for tenant_id in tenants:
        for ticket in find_corrected(tenant_id):
            yield _as_labelled(ticket, origin=tenant_id)


def _as_labelled(ticket: CorrectedTicket, *, origin: str) -> LabelledTicket:
    labels: Mapping[str, Any] = ticket.labels
    return LabelledTicket(
        subject=ticket.subject,
        message=ticket.message,
        origin=origin,
        name=ticket.external_id,
        judged=ticket.corrected,
        **labels,
    )
