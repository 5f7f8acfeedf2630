"""Alerts about tickets whose urgency is unsure: none by itself, and what becomes of those that wait."""

from typing import Any

import pytest

from notifications.core.alert_policy import (
    AlertPolicy,
    draft_notification,
    plan_suppression,
)
from tests.support.factories import (
    CLOSED,
    NOON,
    POLICY,
    UNSURE,
    make_classification,
    make_stored,
    make_ticket,
)
from tickets.core.changes import Change, StoredTicket, detect_change
from tickets.core.documents import words_of
from tickets.core.relabelling import detect_reclassification
from tickets.core.urgent import Urgent

ANY = AlertPolicy(closed=CLOSED, least=Urgent.UNSURE)
LABELS: dict[str, dict[str, Any]] = {
    "low": {},
    "perhaps low": {"confidence": UNSURE},
    "perhaps high": {"urgency": "high", "confidence": UNSURE},
    "high": {"urgency": "high"},
}


def edit(before: str | None, now: str, **fields: Any) -> Change:
    """Return the change of a ticket that gets another text, or a first one, with other labels."""
    stored = None if before is None else make_stored(make_ticket(), **LABELS[before])
    ticket = make_ticket(**{"message": "Other words"} | fields)
    return detect_change(stored, ticket, make_classification(**LABELS[now]), closed=CLOSED)


def draft(change: Change, *, policy: AlertPolicy = POLICY) -> dict[str, Any] | None:
    return draft_notification(change, job_id="job-1", policy=policy, now=NOON)


def status_of(change: Change, *, policy: AlertPolicy) -> str | None:
    row = draft(change, policy=policy)
    return row and row["status"]


@pytest.mark.parametrize(
    ("before", "now", "by_default", "on_any"),
    [
        (None, "high", "pending", "pending"),
        (None, "perhaps high", "suppressed", "pending"),
        (None, "perhaps low", None, None),
        ("low", "perhaps high", "suppressed", "pending"),
        ("perhaps low", "perhaps high", "suppressed", "pending"),
        ("perhaps low", "high", "pending", "pending"),
        ("perhaps high", "perhaps high", None, None),
        ("perhaps high", "high", "pending", None),
        ("perhaps high", "low", None, None),
        ("high", "perhaps high", None, None),
        ("high", "high", None, None),
    ],
)
def test_an_alert_is_sent_by_itself_if_the_urgency_is_as_sure_as_required(
    before: str | None, now: str, by_default: str | None, on_any: str | None
) -> None:
    change = edit(before, now)
    assert [status_of(change, policy=each) for each in (POLICY, ANY)] == [by_default, on_any]


def test_the_row_of_an_unsure_one_says_so_and_is_never_due() -> None:
    row = draft(edit(None, "perhaps high"))
    assert row is not None
    assert row["status_reason"].startswith("Not announced: the urgency is unsure.")
    assert (row["unsure"], row["too_old"], row["by_hand"]) == (True, False, False)
    assert row["next_attempt_at"] is None


def test_an_unsure_one_that_is_old_as_well_is_not_counted_as_too_old() -> None:
    old = AlertPolicy(closed=CLOSED, oldest=NOON)
    row = draft(edit(None, "perhaps high"), policy=old)
    assert row is not None
    assert (row["unsure"], row["too_old"]) == (True, False)


def test_an_alert_has_another_key_once_the_urgency_is_sure_even_under_the_same_stamp() -> None:
    keys = {
        row["_id"]
        for before, now in (("low", "perhaps high"), ("perhaps high", "high"), ("low", "high"))
        if (row := draft(edit(before, now)))
    }
    assert len(keys) == 3


@pytest.mark.parametrize(
    ("change", "by_default", "on_any"),
    [
        pytest.param(edit("high", "perhaps high"), "became unsure", None, id="becomes unsure"),
        pytest.param(edit("high", "low"), "fell to low", "fell to low", id="becomes low"),
        pytest.param(edit("perhaps high", "low"), "fell to low", "fell to low", id="no more"),
        pytest.param(
            edit("perhaps high", "perhaps high", status="closed"),
            "was closed",
            "was closed",
            id="unsure, and closed",
        ),
        pytest.param(edit("perhaps high", "perhaps high"), None, None, id="stays unsure"),
        pytest.param(edit("perhaps high", "high"), "a later alert", None, id="becomes sure"),
        pytest.param(edit("low", "high"), None, None, id="becomes high"),
    ],
)
def test_alerts_that_wait_are_suppressed_when_they_are_not_needed_any_more(
    change: Change, by_default: str | None, on_any: str | None
) -> None:
    for policy, expected in ((POLICY, by_default), (ANY, on_any)):
        found = plan_suppression(change, policy=policy)
        assert expected is None if found is None else expected in found.reason


def test_only_an_alert_that_became_unsure_can_still_be_sent() -> None:
    found = [plan_suppression(edit("high", now), policy=POLICY) for now in ("perhaps high", "low")]
    assert [each and each.is_unsure for each in found] == [True, False]


def reclassify(stored: StoredTicket, labels: str, *, may_begin: bool) -> Change:
    change = detect_reclassification(
        stored,
        make_classification(version="next", **LABELS[labels]),
        words=words_of(stored.ticket),
        may_begin=may_begin,
        closed=CLOSED,
    )
    assert change is not None
    return change


@pytest.mark.parametrize(
    ("before", "now", "with_notify"),
    [
        ("high", "high", None),
        ("low", "high", "pending"),
        ("low", "perhaps high", "suppressed"),
        ("perhaps high", "high", "pending"),
        ("perhaps high", "perhaps high", None),
        ("high", "perhaps high", None),
    ],
)
def test_other_rules_begin_an_episode_only_if_somebody_wants_to_know(
    before: str, now: str, with_notify: str | None
) -> None:
    stored = make_stored(**LABELS[before])
    silent, loud = (reclassify(stored, now, may_begin=each) for each in (False, True))
    assert status_of(silent, policy=POLICY) is None
    assert status_of(loud, policy=POLICY) == with_notify


def test_other_rules_suppress_what_waits_about_a_ticket_that_is_unsure_now() -> None:
    change = reclassify(make_stored(urgency="high"), "perhaps high", may_begin=False)
    found = plan_suppression(change, policy=POLICY)
    assert found is not None
    assert found.is_unsure
