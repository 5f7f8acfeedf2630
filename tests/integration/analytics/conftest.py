"""Tickets stored in MongoDB as a page would store them, with or without roll-ups."""

from collections import defaultdict
from collections.abc import Callable, Iterator
from itertools import count
from typing import Any

import pytest
from pymongo.client_session import ClientSession
from pymongo.database import Database

from analytics.core.rollups import CountChange, plan_increments
from analytics.store import rollups
from tests.integration.analytics.commits import Commits, counted_fields_of
from tests.support.factories import NOON, make_classification, make_ticket
from tests.support.types import Document
from tickets.core.documents import ticket_document
from ticketsaas.mongo import run_transaction, start_session

Store = Callable[[list[Document]], None]
Insert = Callable[..., Document]

LABELS = ("urgency", "sentiment", "requires_action", "language")


@pytest.fixture
def has_rollups() -> bool:
    """Say whether `store` counts its tickets in roll-ups; tests override it."""
    return False


@pytest.fixture
def make_document() -> Insert:
    """Return a function that makes a stored ticket of acme; keywords override fields and labels."""
    numbers = count(1)

    def make(**values: Any) -> Document:
        labels = {name: values.pop(name) for name in LABELS if name in values}
        stored = {name: values.pop(name) for name in ("is_deleted", "keywords") if name in values}
        ticket = make_ticket(external_id=f"t-{next(numbers)}", **values)
        document = ticket_document(ticket, make_classification(**labels))
        return document | {"changed_at": NOON} | stored

    return make


@pytest.fixture
def store(mongo: Database[Document], has_rollups: bool) -> Store:
    """Return a function that stores tickets, in one transaction with roll-ups if there are any."""

    def store_all(documents: list[Document]) -> None:
        if not has_rollups:
            mongo.tickets.insert_many(documents)
            return
        by_tenant: dict[str, list[Document]] = defaultdict(list)
        for document in documents:
            by_tenant[document["tenant_id"]].append(document)
        for tenant_id, tickets in by_tenant.items():
            know(tenant_id)
            run_transaction(lambda session, t=tenant_id, d=tickets: store_counted(t, d, session))

    def know(tenant_id: str) -> None:
        values = {"created_at": NOON, "last_completed_sync": None, "has_rollups": True}
        mongo.tenants.update_one({"_id": tenant_id}, {"$setOnInsert": values}, upsert=True)

    def store_counted(tenant_id: str, tickets: list[Document], session: ClientSession) -> None:
        changes = (
            CountChange(None, counted_fields_of(ticket))
            for ticket in tickets
            if not ticket["is_deleted"]
        )
        rollups.add(tenant_id, plan_increments(changes), session=session)
        mongo.tickets.insert_many(tickets, session=session)

    return store_all


@pytest.fixture
def insert(store: Store, make_document: Insert) -> Insert:
    """Return a function that stores one ticket; see `make_document`."""

    def insert_one(**values: Any) -> Document:
        document = make_document(**values)
        store([document])
        return document

    return insert_one


@pytest.fixture
def start_commits(mongo: Database[Document]) -> Iterator[Callable[[str], Commits]]:
    """Return a function that starts a tenant's job; the test commits its pages itself."""
    sessions: list[ClientSession] = []

    def start(tenant_id: str) -> Commits:
        sessions.append(start_session())
        return Commits(tenant_id, session=sessions[-1])

    yield start
    for session in sessions:
        session.end_session()
