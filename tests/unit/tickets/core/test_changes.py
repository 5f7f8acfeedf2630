from datetime import UTC, datetime, timedelta

import pytest

from tests.support.factories import CLOSED, NOON, make_classification, make_stored, make_ticket
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
from tickets.core.labels import RULE_SET_VERSION, FiredRule

LATER = datetime(2026, 3, 1, 12, tzinfo=UTC)
EARLIER = LATER - timedelta(days=1)
DELETED = {"deleted_at": LATER}


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


CALM = make_stored(make_ticket(message="All is well."))


@pytest.mark.parametrize(
    ("stored", "status", "urgency", "expected"),
    [
        pytest.param(None, "open", "high", True, id="new and urgent"),
        pytest.param(None, "closed", "high", False, id="new, but closed already"),
        pytest.param(None, "open", "medium", False, id="new, not urgent"),
        pytest.param(CALM, "open", "high", True, id="becomes urgent"),
        pytest.param(make_stored(), "pending", "high", False, id="the same words, by other rules"),
        pytest.param(make_stored(urgency="high"), "pending", "high", False, id="stays urgent"),
        pytest.param(make_stored(urgency="high"), "closed", "high", False, id="is closed"),
        pytest.param(
            make_stored(make_ticket(status="closed"), urgency="high"),
            "open",
            "high",
            True,
            id="is opened again",
        ),
        pytest.param(
            make_stored(urgency="high", **DELETED), "open", "high", True, id="is restored, urgent"
        ),
    ],
)
def test_an_episode_of_urgency_begins(
    stored: object, status: str, urgency: str, expected: bool
) -> None:
    incoming = make_ticket(status=status, updated_at=LATER)
    change = detect_change(stored, incoming, make_classification(urgency=urgency), closed=CLOSED)
    assert change.began_urgent == expected


@pytest.mark.parametrize(
    ("stored", "status", "urgency", "expected"),
    [
        pytest.param(None, "open", "low", False, id="new"),
        pytest.param(make_stored(urgency="high"), "closed", "high", True, id="is closed"),
        pytest.param(make_stored(urgency="high"), "Solved ", "high", True, id="is solved"),
        pytest.param(make_stored(urgency="high"), "OPEN", "high", False, id="is written otherwise"),
        pytest.param(make_stored(urgency="high"), "open", "medium", True, id="is less urgent"),
        pytest.param(make_stored(urgency="high"), "pending", "high", False, id="stays urgent"),
        pytest.param(make_stored(), "closed", "low", False, id="never was urgent"),
        pytest.param(
            make_stored(urgency="high", **DELETED), "open", "low", False, id="is restored, calm"
        ),
    ],
)
def test_an_episode_of_urgency_ends(
    stored: object, status: str, urgency: str, expected: bool
) -> None:
    incoming = make_ticket(status=status, updated_at=LATER)
    change = detect_change(stored, incoming, make_classification(urgency=urgency), closed=CLOSED)
    assert change.ended_urgent == expected


@pytest.mark.parametrize("urgency", ["high", "low"])
def test_a_deletion_ends_urgency(urgency: str) -> None:
    change = detect_deletion(make_stored(urgency=urgency), closed=CLOSED, now=NOON)
    assert (urgency == "high") == change.ended_urgent


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
