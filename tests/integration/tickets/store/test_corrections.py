"""Reading corrected tickets: which they are, and what MongoDB reads for them."""

from collections.abc import Callable

import pytest

from tests.support.explain import explain
from tests.support.factories import NOON
from tests.support.types import Document, Mongo
from tickets.store.corrections import CorrectedTicket, find_corrected

Insert = Callable[..., Document]
MANY = 200


@pytest.fixture
def correct(insert: Insert, mongo: Mongo) -> Callable[..., None]:
    """Store a ticket with a correction."""

    def store(external_id: str, *, deleted: bool = False, **labels: object) -> None:
        correction = {**labels, "note": "", "by": "anna", "at": NOON}
        row = insert(external_id=external_id, message=f"Text of {external_id}", deleted=deleted)
        which = {"tenant_id": "acme", "external_id": row["external_id"]}
        mongo.tickets.update_one(which, {"$set": {"correction": correction}})

    return store


def test_only_corrected_labels_of_active_tickets_are_read(
    correct: Callable[..., None], insert: Insert
) -> None:
    correct("t-1", urgency="high", requires_action=False)
    correct("gone", urgency="high", deleted=True)
    correct("odd", urgency="huge")
    insert(external_id="t-2")
    insert(external_id="t-1", tenant_id="globex")
    found = list(find_corrected("acme"))
    labels = {"urgency": "high", "sentiment": "neutral", "requires_action": False}
    corrected = frozenset({"urgency", "requires_action"})
    assert found == [CorrectedTicket("t-1", "Question", "Text of t-1", labels, corrected)]
    assert list(find_corrected("globex")) == []


def test_no_other_ticket_is_opened(correct: Callable[..., None], insert: Insert) -> None:
    for number in range(MANY):
        insert(external_id=f"t-{number:03}")
    correct("c-1", urgency="low")
    [plan] = explain(lambda: list(find_corrected("acme")))
    assert (plan.is_scan, plan.documents) == (False, 1)
