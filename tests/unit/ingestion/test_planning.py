from datetime import timedelta

from ingestion.core.pages import Reject
from ingestion.core.step_plans import (
    Plan,
    plan_answers,
    plan_deletions,
    plan_page,
    plan_second_look,
)
from tests.factories import NOON, make_page, make_stored, make_ticket

URGENT = "You charged my card twice and I demand a refund today!"


def plan(page, stored=None, seen=frozenset()) -> Plan:
    return plan_page(
        page,
        tenant_id="acme",
        job_id="job",
        stored=stored or {},
        seen=seen,
        page_size=100,
        fence=1,
        barren_pages=0,
        now=NOON,
    )


def test_new_tickets_are_inserted_in_order_of_their_ids_with_a_history_row_each() -> None:
    result = plan(make_page(make_ticket(external_id="b"), make_ticket(external_id="a")))
    assert ["a", "b"] == [row["external_id"] for row in result.writes.inserts]
    assert [("a", "created"), ("b", "created")] == [
        (row["ticket_id"], row["action"]) for row in result.writes.history
    ]


def test_a_page_that_is_in_step_writes_nothing_but_its_checkpoint() -> None:
    result = plan(make_page(make_ticket()), {"t-1": make_stored()})
    assert ((), {}, (), (), ()) == (
        result.writes.inserts,
        result.writes.updates,
        result.writes.history,
        result.writes.notifications,
        result.rejects,
    )
    assert 1 == result.counters["unchanged"]


def test_a_changed_ticket_is_updated() -> None:
    result = plan(make_page(make_ticket(status="closed")), {"t-1": make_stored()})
    assert "closed" == result.writes.updates["t-1"]["status"]
    assert 1 == result.counters["updated"]


def test_a_restored_ticket_is_alive_again() -> None:
    result = plan(make_page(make_ticket()), {"t-1": make_stored(deleted_at=NOON)})
    row = result.writes.updates["t-1"]
    assert (None, False) == (row["deleted_at"], row["is_deleted"])
    assert (1, 0) == (result.counters["restored"], result.counters["updated"])


def test_every_record_of_a_page_is_counted_once() -> None:
    reject = Reject(
        external_id=None, ticket_id=None, field="id", reason="The field 'id' is missing.", raw="{}"
    )
    page = make_page(
        make_ticket(external_id="new"),
        make_ticket(external_id="new"),
        make_ticket(external_id="old"),
        rejects=(reject,),
        skipped=2,
    )
    counters = plan(page, {"old": make_stored(make_ticket(external_id="old"))}).counters
    assert counters == {
        "processed_pages": 1,
        "new_ingested": 1,
        "updated": 0,
        "restored": 0,
        "unchanged": 1,
        "repeated": 1,
        "skipped": 2,
        "rejected": 1,
        "errors": 1,
    }


def test_a_ticket_that_becomes_urgent_has_one_alert_with_the_same_key_each_time() -> None:
    page = make_page(make_ticket(message=URGENT))
    (first,), (again,) = plan(page).writes.notifications, plan(page).writes.notifications
    assert first == again
    assert ("acme", "t-1", "high") == (first["tenant_id"], first["ticket_id"], first["urgency"])


def test_another_episode_has_another_key() -> None:
    later = make_ticket().updated_at + timedelta(days=1)
    (first,) = plan(make_page(make_ticket(message=URGENT))).writes.notifications
    (second,) = plan(make_page(make_ticket(message=URGENT, updated_at=later))).writes.notifications
    assert first["_id"] != second["_id"]


def test_the_waiting_alerts_of_a_ticket_that_needs_nobody_any_more_are_suppressed() -> None:
    stored = {
        name: make_stored(make_ticket(external_id=name, message=URGENT), urgency="high")
        for name in ("closed", "calm", "reworded")
    }
    page = make_page(
        make_ticket(external_id="closed", message=URGENT, status="closed"),
        make_ticket(external_id="calm"),
        make_ticket(external_id="reworded", message=f"{URGENT} Please."),
    )
    assert {
        "calm": "The ticket's urgency fell to low before the alert was sent.",
        "closed": "The ticket was closed before the alert was sent.",
    } == plan(page, stored).writes.suppressed


def test_the_waiting_alerts_of_a_deleted_ticket_are_suppressed() -> None:
    stored = {
        "urgent": make_stored(make_ticket(external_id="urgent", message=URGENT), urgency="high"),
        "calm": make_stored(make_ticket(external_id="calm")),
    }
    result = plan_deletions(
        stored, candidates=stored, tenant_id="acme", job_id="job", judged_at_fence=1, now=NOON
    )
    told = {"urgent": "The ticket was deleted before the alert was sent."}
    assert told == result.writes.suppressed


def test_new_rules_that_see_the_same_words_as_urgent_raise_no_alert_at_an_unrelated_edit() -> None:
    stored = {"t-1": make_stored(make_ticket(message=URGENT), urgency="low", rule_set="old")}
    edited = make_page(make_ticket(message=URGENT, status="pending"))
    assert () == plan(edited, stored).writes.notifications
    assert "high" == plan(edited, stored).writes.updates["t-1"]["urgency"]


def test_an_urgent_ticket_that_was_urgent_before_has_no_alert() -> None:
    stored = {"t-1": make_stored(make_ticket(message=URGENT), urgency="high")}
    assert (
        ()
        == plan(
            make_page(make_ticket(message=URGENT, status="pending")), stored
        ).writes.notifications
    )


def test_progress_is_unknown_without_a_total_and_never_complete_before_the_end() -> None:
    unknown = plan(make_page(next_page=2, total_count=None))
    assert (None, 0) == (unknown.moved["total_pages"], unknown.progress)
    half = plan(make_page(number=2, next_page=3, total_count=400))
    assert (4, 50) == (half.moved["total_pages"], half.progress)
    last = plan(make_page(number=4, next_page=None, total_count=400))
    assert (4, 99) == (last.moved["total_pages"], last.progress)
    shrunk = plan(make_page(number=4, next_page=5, total_count=100))
    assert (5, 80) == (shrunk.moved["total_pages"], shrunk.progress)


def test_a_ticket_that_came_before_counts_again_only_when_it_has_changed_since() -> None:
    page = make_page(make_ticket(external_id="same"), make_ticket(external_id="t", status="closed"))
    stored = {name: make_stored(make_ticket(external_id=name)) for name in ("same", "t")}
    counters = plan(page, stored, seen={"same", "t"}).counters
    assert (1, 0, 1) == tuple(counters[name] for name in ("updated", "unchanged", "repeated"))


def test_a_sighting_has_the_bad_records_too() -> None:
    reject = Reject(external_id="b", ticket_id="b", field="status", reason="bad", raw="{}")
    sighting = plan(make_page(make_ticket(external_id="a"), rejects=(reject,), skipped=2)).sighting
    assert ("job:1", 1, ["a", "b"], 2) == tuple(
        sighting[name] for name in ("_id", "page", "ids", "others")
    )


GIVEN = {"tenant_id": "acme", "job_id": "job", "now": NOON}


def test_a_second_look_takes_only_what_no_page_had() -> None:
    page = make_page(make_ticket(external_id="seen"), make_ticket(external_id="missed"), number=3)
    result = plan_second_look(page, stored={}, seen={"seen"}, fence=1, **GIVEN)
    assert ["missed"] == [row["external_id"] for row in result.writes.inserts]
    assert {"next_page": None, "second_looks": 2} == result.expected
    assert 3 == result.moved["second_looks"]
    assert (1, 0) == (result.counters["new_ingested"], result.counters["unchanged"])


def test_answers_settle_those_that_are_there_and_mark_those_that_are_gone() -> None:
    stored = {"a": make_stored(make_ticket(external_id="a"))}
    answers = {"a": make_ticket(external_id="a", status="closed"), "unreadable": None}
    result = plan_answers(answers, gone=["b"], stored=stored, judged_at_fence=1, **GIVEN)
    assert (("a", "unreadable"), ("b",)) == (result.settled, result.gone)
    assert "closed" == result.writes.updates["a"]["status"]
    assert (1, 0) == (result.counters["updated"], result.counters["unchanged"])


def test_a_ticket_that_is_there_and_unchanged_counts() -> None:
    stored = {"a": make_stored(make_ticket(external_id="a"))}
    answers = {"a": make_ticket(external_id="a")}
    assert (
        1
        == plan_answers(answers, gone=[], stored=stored, judged_at_fence=1, **GIVEN).counters[
            "unchanged"
        ]
    )


def test_only_the_living_are_deleted() -> None:
    stored = {
        "a": make_stored(make_ticket(external_id="a")),
        "b": make_stored(make_ticket(external_id="b"), deleted_at=NOON),
    }
    result = plan_deletions(stored, candidates=["a", "b", "c"], judged_at_fence=1, **GIVEN)
    assert {"a": {"deleted_at": NOON, "is_deleted": True}} == result.writes.updates
    assert [("a", "deleted")] == [
        (row["ticket_id"], row["action"]) for row in result.writes.history
    ]
    assert ({"deleted": 1}, ("a", "b", "c")) == (result.counters, result.settled)


def test_a_ticket_that_is_back_and_urgent_begins_another_episode() -> None:
    (first,) = plan(make_page(make_ticket(message=URGENT))).writes.notifications
    stored = make_stored(make_ticket(message=URGENT), urgency="high", deleted_at=NOON)
    (again,) = plan(make_page(make_ticket(message=URGENT)), {"t-1": stored}).writes.notifications
    assert first["_id"] != again["_id"]
