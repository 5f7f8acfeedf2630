from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from tests.support.factories import (
    CLOSED,
    NOON,
    UNSURE,
    make_classification,
    make_stored,
    make_ticket,
)
from tickets.core.changes import (
    Action,
    FieldChange,
    detect_change,
    detect_deletion,
    find_classification,
    is_outdated,
    is_unchanged,
)
from tickets.core.documents import changed_fields
from tickets.core.labels import RULE_SET_VERSION, Classification, FiredRule
from tickets.core.urgent import Urgent

LATER = datetime(2026, 3, 1, 12, tzinfo=UTC)
EARLIER = LATER - timedelta(days=1)
DELETED = {"deleted_at": LATER}
HIGH, MEDIUM = (make_classification(urgency=name) for name in ("high", "medium"))
MAYBE_STORED = {"urgency": "high", "confidence": UNSURE}
MAYBE_HIGH = make_classification(**MAYBE_STORED)


@pytest.mark.parametrize(
    ("stored", "incoming", "expected"),
    [
        pytest.param(make_stored(), make_ticket(), True, id="the same version"),
        pytest.param(
            make_stored(),
            make_ticket(updated_at=LATER),
            True,
            id="a newer one without other change",
        ),
        pytest.param(
            make_stored(), make_ticket(status="closed"), False, id="same updated_at, other content"
        ),
        pytest.param(
            make_stored(**DELETED), make_ticket(), False, id="a deleted ticket is in the feed again"
        ),
        pytest.param(
            make_stored(**DELETED),
            make_ticket(updated_at=EARLIER),
            False,
            id="even in an older version",
        ),
    ],
)
def test_a_version_changes_nothing_or_something(
    stored: object, incoming: object, expected: bool
) -> None:
    assert is_unchanged(stored, incoming) == expected


@pytest.mark.parametrize(
    ("stored", "updated_at", "expected"),
    [
        pytest.param(make_stored(), EARLIER, True, id="an older version never overwrites"),
        pytest.param(make_stored(), make_ticket().updated_at, False, id="an equally old one may"),
        pytest.param(make_stored(), LATER, False, id="a newer one may"),
        pytest.param(make_stored(**DELETED), EARLIER, False, id="any one restores"),
    ],
)
def test_a_version_is_older_than_the_stored_one_or_not(
    stored: object, updated_at: datetime, expected: bool
) -> None:
    assert is_outdated(stored, make_ticket(status="closed", updated_at=updated_at)) == expected


def test_a_ticket_not_known_before_is_created() -> None:
    change = detect_change(None, make_ticket(), make_classification(), closed=CLOSED)
    assert (change.action, change.fields) == (Action.CREATED, {})


def test_every_field_that_differs_is_in_the_change_labels_included() -> None:
    incoming = make_ticket(status="pending", updated_at=LATER)
    change = detect_change(
        make_stored(), incoming, make_classification(urgency="high"), closed=CLOSED
    )
    assert change.action is Action.UPDATED
    assert {
        "status": FieldChange("open", "pending"),
        "updated_at": FieldChange(make_ticket().updated_at, LATER),
        "urgency": FieldChange("low", "high"),
    } == change.fields


def test_a_deleted_ticket_that_is_back_is_restored() -> None:
    change = detect_change(
        make_stored(**DELETED), make_ticket(), make_classification(), closed=CLOSED
    )
    assert (
        change.action,
        change.fields,
    ) == (Action.RESTORED, {"deleted_at": FieldChange(LATER, None)})


NO, MAYBE, YES = Urgent.NO, Urgent.UNSURE, Urgent.SURE
OTHER_TEXT = make_ticket(message="All is well.")
CLOSED_BEFORE = make_ticket(status="closed")


@pytest.mark.parametrize(
    ("stored", "status", "labels", "expected"),
    [
        pytest.param(None, "open", HIGH, (NO, YES), id="new and urgent"),
        pytest.param(None, "open", MAYBE_HIGH, (NO, MAYBE), id="new and perhaps urgent"),
        pytest.param(None, "closed", HIGH, (NO, NO), id="new, but closed already"),
        pytest.param(None, "open", MEDIUM, (NO, NO), id="new, not urgent"),
        pytest.param(make_stored(OTHER_TEXT), "open", HIGH, (NO, YES), id="becomes urgent"),
        pytest.param(
            make_stored(OTHER_TEXT, **MAYBE_STORED), "open", HIGH, (MAYBE, YES), id="becomes sure"
        ),
        pytest.param(
            make_stored(OTHER_TEXT, urgency="high"),
            "open",
            MAYBE_HIGH,
            (YES, MAYBE),
            id="becomes unsure",
        ),
        pytest.param(
            make_stored(), "pending", HIGH, (YES, YES), id="the same words, urgent by other rules"
        ),
        pytest.param(
            make_stored(),
            "pending",
            MAYBE_HIGH,
            (MAYBE, MAYBE),
            id="the same words, perhaps urgent by other rules",
        ),
        pytest.param(
            make_stored(**MAYBE_STORED),
            "pending",
            HIGH,
            (YES, YES),
            id="the same words, sure by other rules",
        ),
        pytest.param(
            make_stored(urgency="high"),
            "pending",
            MAYBE_HIGH,
            (YES, MAYBE),
            id="the same words, unsure by other rules",
        ),
        pytest.param(
            make_stored(urgency="high"), "open", MEDIUM, (YES, NO), id="not urgent by other rules"
        ),
        pytest.param(make_stored(urgency="high"), "pending", HIGH, (YES, YES), id="stays urgent"),
        pytest.param(make_stored(urgency="high"), "OPEN", HIGH, (YES, YES), id="other case"),
        pytest.param(make_stored(urgency="high"), "closed", HIGH, (YES, NO), id="is closed"),
        pytest.param(make_stored(urgency="high"), "Solved ", HIGH, (YES, NO), id="is solved"),
        pytest.param(
            make_stored(**MAYBE_STORED), "closed", MAYBE_HIGH, (MAYBE, NO), id="unsure, is closed"
        ),
        pytest.param(make_stored(), "closed", MEDIUM, (NO, NO), id="never was urgent"),
        pytest.param(
            make_stored(CLOSED_BEFORE, urgency="high"), "open", HIGH, (NO, YES), id="opened again"
        ),
        pytest.param(
            make_stored(urgency="high", **DELETED), "open", HIGH, (NO, YES), id="restored, urgent"
        ),
        pytest.param(
            make_stored(urgency="high", **DELETED), "open", MEDIUM, (NO, NO), id="restored, calm"
        ),
    ],
)
def test_how_urgent_a_ticket_was_and_is(
    stored: object, status: str, labels: Classification, expected: tuple[Urgent, Urgent]
) -> None:
    incoming = make_ticket(status=status, updated_at=LATER)
    change = detect_change(stored, incoming, labels, closed=CLOSED)
    assert (change.urgent_before, change.urgent_now) == expected


@pytest.mark.parametrize(("labels", "before"), [(MAYBE_STORED, MAYBE), ({"urgency": "high"}, YES)])
def test_a_deletion_ends_urgency(labels: dict[str, Any], before: Urgent) -> None:
    change = detect_deletion(make_stored(**labels), closed=CLOSED, now=NOON)
    assert (change.urgent_before, change.urgent_now) == (before, NO)


def test_a_classification_holds_while_the_words_and_the_rules_are_the_same() -> None:
    rules = (FiredRule("outage", "urgency=high", ("down",)),)
    stored = make_stored(urgency="high", rule_set=RULE_SET_VERSION, rules=rules)
    kept = find_classification(stored, make_ticket(status="closed"))
    assert ("high", rules) == (kept.urgency, kept.rules)
    assert None is find_classification(stored, make_ticket(subject="Other words"))
    assert None is find_classification(
        make_stored(urgency="high", rule_set="0", rules=rules), make_ticket()
    )


def test_reasons_are_written_only_when_they_have_changed() -> None:
    stored = make_stored()
    same = detect_change(stored, make_ticket(status="closed"), make_classification(), closed=CLOSED)
    other = detect_change(
        stored, make_ticket(status="closed"), make_classification(version="2"), closed=CLOSED
    )
    assert (same.reclassified, other.reclassified) == (False, True)
    assert "classification" not in changed_fields(same)
    assert changed_fields(other)["classification"]["version"] == "2"
