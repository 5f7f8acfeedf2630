"""The alert policy: the changes that raise an alert, its key, and when it is no longer needed."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from notifications.core.alert_policy import (
    AlertPolicy,
    draft_notification,
    find_suppression,
    notification_id,
)
from notifications.models import Notification
from tests.support.factories import (
    CLOSED,
    NOON,
    POLICY,
    make_classification,
    make_stored,
    make_ticket,
)
from tickets.core.changes import detect_change
from tickets.core.labels import FiredRule, Reasons
from tickets.core.urgent import Urgent

HIGH = make_classification(
    urgency="high", rules=(FiredRule(rule="outage", label="urgency=high", words=("down", "all")),)
)
LOW = make_classification(urgency="low")
STATE = {"status": "open", "urgency": "high", "is_unsure": False, "is_deleted": False}
ANY = AlertPolicy(closed=CLOSED, least=Urgent.UNSURE)


def draft(
    stored: Any, ticket: Any, classification: Any, *, oldest: datetime | None = None
) -> dict[str, Any] | None:
    change = detect_change(stored, ticket, classification, closed=CLOSED)
    policy = AlertPolicy(closed=CLOSED, oldest=oldest)
    return draft_notification(change, job_id="job-1", policy=policy, now=NOON)


def urgent_before(**ticket: Any) -> Any:
    return make_stored(make_ticket(**ticket), urgency="high")


@pytest.mark.parametrize(
    ("stored", "ticket", "classification", "is_due"),
    [
        pytest.param(None, make_ticket(), HIGH, True, id="new and high"),
        pytest.param(None, make_ticket(), LOW, False, id="new and low"),
        pytest.param(None, make_ticket(status="closed"), HIGH, False, id="new, high, closed"),
        pytest.param(None, make_ticket(status=" Solved"), HIGH, False, id="new, high, closed too"),
        pytest.param(urgent_before(), make_ticket(status="OPEN"), HIGH, False, id="other case"),
        pytest.param(
            urgent_before(status="Closed"),
            make_ticket(status="SOLVED"),
            HIGH,
            False,
            id="still closed",
        ),
        pytest.param(make_stored(), make_ticket(message="Help!"), HIGH, True, id="became high"),
        pytest.param(make_stored(), make_ticket(), HIGH, False, id="high by other rules alone"),
        pytest.param(urgent_before(), make_ticket(subject="Edit"), HIGH, False, id="still high"),
        pytest.param(urgent_before(), make_ticket(), LOW, False, id="no longer high"),
        pytest.param(urgent_before(), make_ticket(status="closed"), HIGH, False, id="closed"),
        pytest.param(urgent_before(status="closed"), make_ticket(), HIGH, True, id="reopened"),
        pytest.param(
            make_stored(urgency="high", deleted_at=NOON), make_ticket(), HIGH, True, id="restored"
        ),
    ],
)
def test_an_alert_is_due_when_an_episode_of_urgency_begins(
    stored: Any, ticket: Any, classification: Any, is_due: bool
) -> None:
    assert is_due is (draft(stored, ticket, classification) is not None)


def test_a_new_alert_is_due_at_once_and_says_why() -> None:
    row = draft(None, make_ticket(), HIGH)
    assert row is not None
    assert (row["status"], row["attempts"], row["next_attempt_at"]) == ("pending", 0, NOON)
    assert row["reason"] == "outage (down, all)"


def test_the_reason_is_the_sentence_that_people_read_on_the_ticket() -> None:
    sentence = "Reports an outage: \u201cis down\u201d."
    row = draft(None, make_ticket(), replace(HIGH, reasons=Reasons(urgency=sentence)))
    assert row is not None
    assert row["reason"] == sentence


def test_a_new_alert_has_every_field_of_its_model() -> None:
    row = draft(None, make_ticket(), HIGH)
    columns = {field.column for field in Notification._meta.get_fields()}
    assert row is not None
    assert columns == set(row)


UPDATED_AT = make_ticket().updated_at


@pytest.mark.parametrize(
    ("oldest", "status"),
    [
        pytest.param(None, "pending", id="no limit"),
        pytest.param(UPDATED_AT, "pending", id="just young enough"),
        pytest.param(UPDATED_AT + timedelta(milliseconds=1), "suppressed", id="too old"),
    ],
)
def test_the_alert_of_a_ticket_that_is_too_old_is_suppressed_with_the_reason(
    oldest: datetime | None, status: str
) -> None:
    row = draft(None, make_ticket(), HIGH, oldest=oldest)
    assert row is not None
    is_too_old = status == "suppressed"
    assert (row["status"], row["too_old"]) == (status, is_too_old)
    assert row["ticket_updated_at"] == UPDATED_AT
    assert (row["next_attempt_at"] is None) == is_too_old
    assert ("ALERT_MAX_AGE" in (row["status_reason"] or "")) == is_too_old


def test_the_same_change_makes_the_same_key_and_another_episode_another_one() -> None:
    later = make_ticket(updated_at=datetime(2026, 3, 2, tzinfo=UTC))
    first, replayed, second = (
        draft(None, ticket, HIGH) for ticket in (make_ticket(),) * 2 + (later,)
    )
    assert first is not None
    assert replayed is not None
    assert second is not None
    assert first["_id"] == replayed["_id"] != second["_id"]


def test_ids_with_the_same_concatenation_have_different_keys() -> None:
    keys = {
        notification_id(tenant, external_id=ticket, began_at=NOON)
        for tenant, ticket in (("a", "bc"), ("ab", "c"), ("abc", ""))
    }
    assert len(keys) == 3


def test_a_key_fits_its_field_and_a_url() -> None:
    key = notification_id("ä/ü" * 100, external_id="%" * 512, began_at=NOON + timedelta(days=1))
    assert (len(key), key.isalnum()) == (32, True)


@pytest.mark.parametrize(
    ("state", "reason"),
    [
        pytest.param({}, None, id="still urgent"),
        pytest.param({"is_deleted": True}, "The ticket was deleted", id="deleted"),
        pytest.param({"status": "closed"}, "The ticket was closed", id="closed"),
        pytest.param({"status": " CLOSED"}, "The ticket was closed", id="closed in capitals"),
        pytest.param({"urgency": "low"}, "urgency fell to low", id="no longer high"),
        pytest.param({"is_unsure": True}, "urgency became unsure", id="no longer sure"),
        pytest.param(
            {"urgency": "low", "is_corrected": True},
            "A person corrected the ticket's urgency to low",
            id="a person says so",
        ),
        pytest.param({"is_corrected": True}, None, id="a person says it is urgent"),
        pytest.param(
            {"urgency": "low", "is_unsure": True}, "urgency fell to low", id="perhaps low"
        ),
        pytest.param(
            {"status": "closed", "urgency": "low", "is_deleted": True, "is_unsure": True},
            "The ticket was deleted",
            id="all of these",
        ),
    ],
)
def test_an_alert_is_suppressed_when_its_ticket_no_longer_needs_anybody(
    state: dict[str, Any], reason: str | None
) -> None:
    found = find_suppression(**STATE | state, policy=POLICY)
    assert reason is None if found is None else reason in found.reason


def test_where_any_high_is_announced_an_unsure_one_is_not_suppressed() -> None:
    assert find_suppression(**STATE | {"is_unsure": True}, policy=ANY) is None
