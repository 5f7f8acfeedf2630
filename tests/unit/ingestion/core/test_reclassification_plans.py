"""Reclassification of stored tickets: the writes that it plans, and what it leaves alone."""

from dataclasses import replace
from typing import Any

import pytest

from ingestion.core.reclassification_plans import (
    MAX_EXAMPLES,
    Reclassification,
    ReclassificationPlan,
    plan_reclassification,
)
from notifications.core.alert_policy import Suppression
from tests.support.factories import NOON, POLICY, make_classification, make_stored, make_ticket
from tests.support.texts_read import classify
from tickets.core.changes import StoredTicket
from tickets.core.documents import words_of
from tickets.core.labels import LABEL_FIELDS, RULE_SET_VERSION

URGENT = "You charged my card twice and I demand a refund today!"
CALM = "How do I export my contacts?"
WORDS = {"subject": "Question", "message": URGENT}
RIGHT = classify(**WORDS)


def stored(*, ticket: dict[str, Any] | None = None, **labels: Any) -> StoredTicket:
    known = make_ticket(**{"message": URGENT, **(ticket or {})})
    return make_stored(known, **{"searched": words_of(known).searched} | labels)


def plan(*tickets: StoredTicket, may_alert: bool = False) -> ReclassificationPlan:
    return plan_reclassification(
        tickets,
        tenant_id="acme",
        run_id="run-1",
        may_alert=may_alert,
        policy=POLICY,
        now=NOON,
    )


def up_to_date(**overrides: Any) -> StoredTicket:
    labels = {name: getattr(RIGHT, name) for name in LABEL_FIELDS}
    return stored(**labels | {"classification": RIGHT} | overrides)


def test_a_ticket_that_is_as_the_rules_say_writes_nothing() -> None:
    planned = plan(up_to_date())
    assert (
        planned.writes.updates,
        planned.writes.history,
        planned.writes.notifications,
        (planned.result.relabelled, planned.result.explained),
    ) == ({}, (), (), (0, 0))
    assert not planned.writes.rollups.is_change
    assert planned.result.moves["urgency", "high", "high"] == 1


@pytest.mark.parametrize(
    "known",
    [
        up_to_date(classification=replace(RIGHT, version="0")),
        up_to_date(classification=replace(RIGHT, rules=())),
    ],
    ids=["another version", "other reasons"],
)
def test_labels_that_stay_get_todays_reasons_and_no_history(known: StoredTicket) -> None:
    planned = plan(known)
    assert list(planned.writes.updates["t-1"]) == [
        *("classification", "confidence", "unsure_rank", "language"),
    ]
    assert planned.writes.updates["t-1"]["classification"]["version"] == RULE_SET_VERSION
    assert planned.writes.history == ()
    assert not planned.writes.rollups.is_change
    assert (planned.result.relabelled, planned.result.explained) == (0, 1)


def test_a_changed_label_is_written_with_a_row_of_history_that_has_both_reasons() -> None:
    old = make_classification(version="0")
    planned = plan(stored(rule_set=old.version, rules=old.rules))
    (row,) = planned.writes.history
    assert tuple(row[name] for name in ("ticket_id", "action", "recorded_at", "job_id")) == (
        "t-1",
        "updated",
        NOON,
        "run-1",
    )
    assert row["changes"]["urgency"] == {"old": "low", "new": "high"}
    reasons = row["changes"]["classification"]
    assert (reasons["old"]["version"], reasons["old"]["rules"]) == ("0", [])
    assert planned.writes.updates["t-1"]["classification"] == reasons["new"]
    assert reasons["new"]["version"] == RULE_SET_VERSION
    assert {
        path.removeprefix("by_urgency."): number
        for bucket, counts in planned.writes.rollups.counts.items()
        if bucket.start is None
        for path, number in counts.items()
        if path.startswith("by_urgency.")
    } == {"high": 1, "low": -1}


def test_other_labels_under_the_same_version_are_corrected_too() -> None:
    planned = plan(up_to_date(urgency="low"))
    assert planned.writes.updates["t-1"]["urgency"] == "high"


def test_a_deleted_ticket_stays_deleted_and_moves_no_statistics() -> None:
    planned = plan(stored(deleted_at=NOON), may_alert=True)
    written = planned.writes.updates["t-1"]
    assert (written["urgency"], {"is_deleted", "deleted_at"}.isdisjoint(written)) == ("high", True)
    assert [row["action"] for row in planned.writes.history] == ["updated"]
    assert not planned.writes.rollups.is_change
    assert planned.writes.notifications == ()


@pytest.mark.parametrize(
    ("known", "may_alert", "expected"),
    [
        pytest.param(stored(), True, 1, id="becomes urgent"),
        pytest.param(stored(), False, 0, id="becomes urgent, and nobody wants to know"),
        pytest.param(stored(ticket={"status": "closed"}), True, 0, id="is closed"),
        pytest.param(stored(urgency="high"), True, 0, id="was urgent before"),
        pytest.param(stored(ticket={"message": CALM}), True, 0, id="is not urgent"),
    ],
)
def test_an_alert_is_raised_for_an_open_ticket_that_becomes_high_if_it_may(
    known: StoredTicket, may_alert: bool, expected: int
) -> None:
    planned = plan(known, may_alert=may_alert)
    assert (len(planned.writes.notifications), planned.result.alerts) == (expected, expected)


def test_the_alerts_of_a_ticket_that_is_not_urgent_any_more_are_suppressed() -> None:
    planned = plan(stored(ticket={"message": CALM}, urgency="high"))
    assert planned.writes.suppressed == {
        "t-1": Suppression("The ticket's urgency fell to low before the alert was sent.")
    }


def test_results_add_up_and_keep_the_first_examples() -> None:
    tickets = [stored(ticket={"external_id": f"t-{n:02}"}) for n in range(MAX_EXAMPLES)]
    one = plan(*tickets, up_to_date(ticket={"external_id": "u"}))
    both = Reclassification() + one.result + one.result
    assert one.last == "u"
    assert (both.tickets, both.relabelled) == (2 * MAX_EXAMPLES + 2, 2 * MAX_EXAMPLES)
    assert both.moves["urgency", "low", "high"] == 2 * MAX_EXAMPLES
    assert [f"t-{n:02}" for n in range(MAX_EXAMPLES)] == [e.external_id for e in both.examples]


@pytest.mark.parametrize(
    "before",
    [{"keywords": ("nbsp",)}, {"searched": ("nbsp",)}, {"searched": ()}],
    ids=["other keywords", "other words for search", "no words for search"],
)
def test_other_words_are_written_alone_and_make_no_history(before: dict[str, Any]) -> None:
    planned = plan(up_to_date(**before))
    words = words_of(up_to_date().ticket)
    assert planned.writes.updates == {
        "t-1": {"keywords": list(words.keywords), "search_words": list(words.searched)}
    }
    assert (planned.writes.history, planned.writes.notifications) == ((), ())
    result = planned.result
    assert (result.relabelled, result.explained, result.reworded) == (0, 0, 1)


def test_the_statistics_move_with_the_keywords() -> None:
    planned = plan(up_to_date(keywords=("card", "nbsp")))
    moved = {
        path.rsplit(".", 1)[1]: number
        for numbers in planned.writes.rollups.rankings.values()
        for path, number in numbers.items()
    }
    assert moved == {"nbsp": -1, "charged": 1, "demand": 1, "question": 1, "refund": 1} | {
        word: 1 for word in ("today", "twice")
    }
