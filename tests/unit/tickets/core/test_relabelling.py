"""What a person's correction does to a ticket, and what ends it."""

from datetime import timedelta
from typing import Any

import pytest

from tests.support.factories import CLOSED, NOON, make_classification, make_stored, make_ticket
from tickets.core.changes import Action, Change, StoredTicket, detect_change
from tickets.core.corrections import Correction, follow
from tickets.core.documents import (
    changed_fields,
    history_document,
    read_stored,
    ticket_document,
    words_of,
)
from tickets.core.labels import Classification, Confidence, Confidences
from tickets.core.relabelling import detect_reclassification, detect_relabelling
from tickets.core.urgent import Urgent

UNSURE = Confidences(urgency=Confidence.UNSURE, sentiment=Confidence.UNSURE)
RULES = make_classification(urgency="low", confidence=UNSURE)
HIGH = Correction({"urgency": "high"}, "the shop is down", "anna", NOON)
ALL = Correction(
    {"urgency": "medium", "sentiment": "negative", "requires_action": False}, "", "anna", NOON
)


def relabel(known: StoredTicket, correction: Correction | None) -> Change | None:
    return detect_relabelling(known, correction, by="anna", closed=CLOSED)


def corrected(correction: Correction = HIGH, **ticket: Any) -> dict[str, Any]:
    """Return the row of a ticket that the rules call low and a person has corrected."""
    row = ticket_document(make_ticket(**ticket), RULES)
    change = relabel(read_stored(row), correction)
    assert change is not None
    return row | changed_fields(change)


def sync(row: dict[str, Any], rules: Classification = RULES, **ticket: Any) -> Change:
    return detect_change(read_stored(row), make_ticket(**ticket), rules, closed=CLOSED)


def test_the_labels_that_count_are_the_persons_and_sure_and_the_others_the_rules() -> None:
    row = corrected()
    assert (row["urgency"], row["sentiment"], row["requires_action"]) == ("high", "neutral", True)
    assert row["confidence"] == {
        "urgency": "sure",
        "sentiment": "unsure",
        "requires_action": "sure",
    }
    assert row["correction"] == {
        "urgency": "high",
        "note": "the shop is down",
        "by": "anna",
        "at": NOON,
    }


@pytest.mark.parametrize("correction", [HIGH, ALL, Correction({"urgency": "low"}, "", "", NOON)])
def test_what_the_rules_say_is_still_known(correction: Correction) -> None:
    known = read_stored(corrected(correction))
    assert (known.classification, known.correction) == (RULES, correction)


def test_taken_back_the_row_is_as_it_was() -> None:
    before = ticket_document(make_ticket(), RULES)
    change = relabel(read_stored(corrected(ALL)), None)
    assert change is not None
    assert corrected(ALL) | changed_fields(change) == before


def test_another_correction_takes_the_place_of_the_first_one() -> None:
    row = corrected(ALL)
    change = relabel(read_stored(row), HIGH)
    assert change is not None
    assert row | changed_fields(change) == corrected(HIGH)


@pytest.mark.parametrize(
    ("known", "wish"),
    [
        pytest.param(read_stored(corrected()), HIGH, id="the same"),
        pytest.param(
            read_stored(corrected()),
            Correction(HIGH.labels, HIGH.note, "ben", NOON + timedelta(hours=1)),
            id="the same by somebody else",
        ),
        pytest.param(make_stored(), None, id="nothing to take back"),
    ],
)
def test_what_is_said_already_is_no_change(known: StoredTicket, wish: Correction | None) -> None:
    assert relabel(known, wish) is None


def test_another_note_is_a_change() -> None:
    change = relabel(read_stored(corrected()), Correction(HIGH.labels, "", "ben", NOON))
    assert change is not None
    assert change.fields.keys() == {"correction"}


def test_the_history_says_what_was_corrected_and_by_whom() -> None:
    change = relabel(read_stored(ticket_document(make_ticket(), RULES)), HIGH)
    assert change is not None
    row = history_document(change, job_id="", now=NOON)
    assert (row["action"], row["by"], row["job_id"]) == ("relabelled", "anna", "")
    assert row["changes"] == {
        "urgency": {"old": "low", "new": "high"},
        "correction": {"old": None, "new": corrected()["correction"]},
    }


@pytest.mark.parametrize(
    "ticket",
    [
        pytest.param({"status": "pending"}, id="status"),
        pytest.param({"customer_id": "c-2", "source": "chat"}, id="customer and source"),
        pytest.param({"updated_at": NOON}, id="updated_at"),
    ],
)
def test_it_stands_when_something_else_changes(ticket: dict[str, Any]) -> None:
    row = corrected()
    change = sync(row, **ticket)
    assert (change.correction, "correction" in change.fields) == (HIGH, False)
    assert (row | changed_fields(change))["urgency"] == "high"


def test_it_stands_when_the_ticket_is_restored() -> None:
    row = corrected() | {"is_deleted": True, "deleted_at": NOON}
    change = sync(row)
    assert (change.action, change.correction) == (Action.RESTORED, HIGH)
    assert (change.urgent_before, change.urgent_now) == (Urgent.NO, Urgent.SURE)


@pytest.mark.parametrize(
    "ticket",
    [
        pytest.param({"subject": "Other"}, id="subject"),
        pytest.param({"message": "Other"}, id="message"),
        pytest.param({"message": "<p>How do I export my contacts?</p>"}, id="markup alone"),
    ],
)
def test_it_ends_with_the_text_and_the_history_shows_that(ticket: dict[str, Any]) -> None:
    row = corrected()
    change = sync(row, **ticket)
    after = row | changed_fields(change)
    assert (after["urgency"], after["correction"]) == ("low", None)
    assert read_stored(after).classification == RULES
    changes = history_document(change, job_id="job", now=NOON)["changes"]
    assert changes["urgency"] == {"old": "high", "new": "low"}
    assert changes["correction"] == {"old": row["correction"], "new": None}


def test_newer_rules_give_other_reasons_and_the_corrected_label_stands() -> None:
    row = corrected()
    rules = make_classification(urgency="medium", sentiment="negative", version="next")
    change = detect_reclassification(
        read_stored(row), rules, words=words_of(make_ticket()), may_begin=True, closed=CLOSED
    )
    assert change is not None
    assert change.fields.keys() == {"sentiment"}
    after = row | changed_fields(change)
    assert (after["urgency"], after["sentiment"]) == ("high", "negative")
    assert read_stored(after).classification == rules


@pytest.mark.parametrize(
    ("confidence", "rules", "wish", "status", "before", "now"),
    [
        ("sure", "low", "high", "open", Urgent.NO, Urgent.SURE),
        ("sure", "low", "high", "closed", Urgent.NO, Urgent.NO),
        ("unsure", "high", "high", "open", Urgent.UNSURE, Urgent.SURE),
        ("sure", "high", "low", "open", Urgent.SURE, Urgent.NO),
        ("unsure", "high", "low", "open", Urgent.UNSURE, Urgent.NO),
        ("sure", "high", "low", "closed", Urgent.NO, Urgent.NO),
        ("unsure", "low", "medium", "open", Urgent.NO, Urgent.NO),
    ],
)
def test_it_begins_and_ends_urgency_of_open_tickets(
    confidence: str, rules: str, wish: str, status: str, before: Urgent, now: Urgent
) -> None:
    said = make_classification(
        urgency=rules, confidence=Confidences(urgency=Confidence(confidence))
    )
    row = ticket_document(make_ticket(status=status), said)
    change = relabel(read_stored(row), Correction({"urgency": wish}, "", "anna", NOON))
    assert change is not None
    assert (change.urgent_before, change.urgent_now) == (before, now)
    back = relabel(read_stored(row | changed_fields(change)), None)
    assert back is not None
    assert (back.urgent_before, back.urgent_now) == (now, before)


def test_a_new_text_after_a_correction_to_low_may_be_urgent() -> None:
    row = corrected(Correction({"urgency": "low"}, "", "anna", NOON))
    change = sync(row, make_classification(urgency="high"), message="Down")
    assert (change.urgent_before, change.urgent_now) == (Urgent.NO, Urgent.SURE)


@pytest.mark.parametrize(
    "correction",
    [
        pytest.param("yes", id="text"),
        pytest.param({}, id="nothing"),
        pytest.param({"urgency": "huge", "sentiment": 1, "at": "noon"}, id="other values"),
    ],
)
def test_a_correction_that_another_program_wrote_stops_nothing(correction: Any) -> None:
    known = read_stored(ticket_document(make_ticket(), RULES) | {"correction": correction})
    assert known.urgency == "low"
    assert relabel(known, HIGH) is not None
    assert follow(known.correction, now=NOON) == NOON


def test_no_two_corrections_of_a_ticket_have_the_same_time() -> None:
    assert follow(None, now=NOON) == NOON
    assert follow(HIGH, now=NOON) > NOON
    assert follow(HIGH, now=NOON + timedelta(hours=1)) == NOON + timedelta(hours=1)
