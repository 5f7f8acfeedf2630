from bson import encode

from tests.support.factories import NOON, make_classification, make_stored, make_ticket
from tickets.core.changes import detect_change
from tickets.core.documents import history_document, ticket_document
from tickets.core.history_size import MAX_CHANGES_BYTES, fit_changes
from tickets.core.incoming import MAX_NAME_LENGTH, MAX_TEXT_LENGTH

MAX_DOCUMENT_BYTES = 16 * 1024 * 1024
# Four bytes each.
OLD, NEW = ("\U0001f600" * MAX_TEXT_LENGTH, "\U0001f680" * MAX_TEXT_LENGTH)


def test_short_texts_are_kept_whole() -> None:
    changes = {"subject": {"old": "a" * 1000, "new": "b"}, "deleted_at": {"old": None, "new": NOON}}
    assert fit_changes(changes) is changes


def test_texts_that_fit_by_their_bytes_are_kept_whole() -> None:
    changes = {name: {"old": "a" * 1_000_000, "new": "b" * 1_000_000} for name in ("m", "s")}
    assert fit_changes(changes) is changes


def test_texts_that_are_too_long_together_are_cut_and_say_so() -> None:
    whole = {"old": "short", "new": "b"}
    long = {"old": OLD, "new": NEW}
    fitted = fit_changes({"subject": long, "message": long, "status": whole})
    assert fitted["status"] == whole
    for name in ("subject", "message"):
        assert fitted[name]["truncated"] is True
        for side, text in long.items():
            kept, mark, rest = fitted[name][side].partition(" [cut: ")
            assert text.startswith(kept)
            assert kept
            assert (mark, rest) == (" [cut: ", "the whole text had 1000000 characters]")
    assert len(encode(fitted)) <= MAX_CHANGES_BYTES + 1000


def test_no_document_of_the_largest_ticket_is_too_large() -> None:
    name = "\U0001f600" * MAX_NAME_LENGTH
    large = {"external_id": name, "customer_id": name, "source": name, "status": name}
    words = " ".join(f"{'𠀀' * 60}{number}" for number in range(15_000))[:MAX_TEXT_LENGTH]
    before = make_ticket(subject=OLD, message=words, **large)
    after = make_ticket(subject=NEW, message=words.replace("1", "2"), **large)
    label = make_classification()
    change = detect_change(make_stored(before), after, label, closed=frozenset())
    documents = (
        ticket_document(before, label),
        ticket_document(after, label),
        history_document(change, job_id="job", now=NOON),
    )
    assert max(len(encode(document)) for document in documents) < MAX_DOCUMENT_BYTES
