import pytest

from tests.support.factories import (
    CLOSED,
    NOON,
    UNSURE,
    make_classification,
    make_stored,
    make_ticket,
)
from tickets.core.changes import detect_change
from tickets.core.documents import (
    STORED_PROJECTION,
    changed_fields,
    history_document,
    read_stored,
    ticket_document,
    words_of,
)
from tickets.core.labels import LABEL_FIELDS, Confidence, Confidences, FiredRule, Urgency
from tickets.core.relabelling import detect_reclassification
from tickets.core.urgent import UNSURE_HIGH_RANK, UNSURE_RANK


def test_a_stored_ticket_reads_back_as_it_was_written() -> None:
    ticket = make_ticket(subject="Größe", message="line\nline")
    document = ticket_document(ticket, make_classification(urgency="high"))
    searched = tuple(document["search_words"])
    assert make_stored(ticket, urgency="high", searched=searched) == read_stored(document)


def test_what_is_fetched_is_enough_to_read_a_stored_ticket() -> None:
    document = ticket_document(make_ticket(), make_classification())
    fetched = {name: value for name, value in document.items() if STORED_PROJECTION.get(name)}
    assert make_stored() == read_stored(fetched)


def test_the_reasons_of_a_classification_are_stored() -> None:
    fired = FiredRule("urgency.outage", "urgency=high", ("is down",))
    document = ticket_document(make_ticket(), make_classification(rules=(fired,)))
    assert document["classification"] == {
        "version": "test",
        "rules": [{"rule": "urgency.outage", "label": "urgency=high", "words": ["is down"]}],
        "reasons": {"urgency": "", "sentiment": "", "requires_action": ""},
    }
    sure = dict.fromkeys(LABEL_FIELDS, "sure")
    assert (document["confidence"], document["language"]) == (sure, "en")


@pytest.mark.parametrize(
    ("urgency", "confidence", "rank"),
    [
        ("high", Confidences(), None),
        ("high", UNSURE, UNSURE_HIGH_RANK),
        ("medium", UNSURE, UNSURE_RANK),
        ("low", UNSURE, UNSURE_RANK),
        ("high", Confidences(sentiment=Confidence.UNSURE), None),
    ],
)
def test_a_ticket_whose_urgency_is_unsure_has_its_place_among_those(
    urgency: str, confidence: Confidences, rank: int | None
) -> None:
    labels = make_classification(urgency=Urgency(urgency), confidence=confidence)
    document = ticket_document(make_ticket(), labels)
    assert document["unsure_rank"] == rank
    stored = read_stored(document).classification
    assert stored is not None
    assert stored.confidence == confidence


@pytest.mark.parametrize("written", [None, "unsure", 1, [], {"urgency": 7, "other": "unsure"}])
def test_what_is_not_said_to_be_unsure_is_sure(written: object) -> None:
    document = ticket_document(make_ticket(), make_classification())
    without = {name: value for name, value in document.items() if name != "confidence"}
    for row in (without, document | {"confidence": written}):
        assert read_stored(row).urgency_confidence is Confidence.SURE


def test_a_change_of_confidence_alone_is_stored_and_stands_in_no_history() -> None:
    unsure = make_classification(urgency="high", confidence=UNSURE)
    stored = make_stored(urgency="high")
    change = detect_reclassification(
        stored, unsure, words=words_of(stored.ticket), may_begin=False, closed=CLOSED
    )
    assert change is not None
    fields = changed_fields(change)
    assert fields["confidence"]["urgency"] == "unsure"
    assert (fields["unsure_rank"], change.is_recorded) == (UNSURE_HIGH_RANK, False)


def test_an_update_sets_what_changed_and_nothing_else() -> None:
    change = detect_change(
        make_stored(), make_ticket(status="closed"), make_classification(), closed=CLOSED
    )
    assert changed_fields(change) == {"status": "closed", "status_key": "closed"}


def test_a_status_is_stored_as_it_came_and_as_what_it_is_compared_by() -> None:
    ticket = make_ticket(status=" On Hold", source="E-Mail")
    row = ticket_document(ticket, make_classification())
    assert (row["status"], row["status_key"]) == (" On Hold", "on hold")
    assert (row["source"], row["source_key"]) == ("E-Mail", "e-mail")


def test_new_words_are_stored_with_the_text_they_come_from() -> None:
    change = detect_change(
        make_stored(), make_ticket(subject="Refund"), make_classification(), closed=CLOSED
    )
    assert changed_fields(change)["keywords"] == ["contacts", "export", "refund"]
    assert "refund" in changed_fields(change)["search_words"]


def test_a_restored_ticket_is_active_again_though_none_of_its_fields_changed() -> None:
    change = detect_change(
        make_stored(deleted_at=NOON), make_ticket(), make_classification(), closed=CLOSED
    )
    fields = changed_fields(change)
    assert (fields["is_deleted"], fields["deleted_at"]) == (False, None)


def test_a_stored_ticket_with_its_changes_set_is_the_new_ticket() -> None:
    ticket = make_ticket(subject="Refund", customer_id="c-2", status="closed")
    label = make_classification(urgency="high")
    before = ticket_document(make_ticket(), make_classification())
    change = detect_change(make_stored(), ticket, label, closed=CLOSED)
    assert ticket_document(ticket, label) == before | changed_fields(change)


def test_history_names_each_field_with_its_old_and_new_value() -> None:
    change = detect_change(
        make_stored(), make_ticket(status="closed"), make_classification(), closed=CLOSED
    )
    assert history_document(change, job_id="job", now=NOON) == {
        "tenant_id": "acme",
        "ticket_id": "t-1",
        "action": "updated",
        "changes": {"status": {"old": "open", "new": "closed"}},
        "recorded_at": NOON,
        "job_id": "job",
        "reason": None,
        "by": None,
    }


def test_that_a_ticket_was_cut_is_stored_and_reads_back() -> None:
    cut = make_ticket(truncated=True)
    document = ticket_document(cut, make_classification())
    assert document["truncated"] is True
    assert read_stored(document).ticket.truncated


def test_a_row_of_another_program_that_does_not_say_whether_it_was_cut_was_not() -> None:
    document = ticket_document(make_ticket(), make_classification())
    del document["truncated"]
    assert read_stored(document).ticket.truncated is False


def test_being_cut_is_written_with_a_change_and_stands_in_no_history() -> None:
    cut = make_ticket(subject="Refund", truncated=True)
    change = detect_change(make_stored(), cut, make_classification(), closed=CLOSED)
    assert changed_fields(change)["truncated"] is True
    assert set(change.fields) == {"subject"}
