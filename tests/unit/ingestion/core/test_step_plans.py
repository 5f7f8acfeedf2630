from dataclasses import replace
from datetime import timedelta

from ingestion.core.lookups import Answers
from ingestion.core.pages import Reject
from ingestion.core.reject_keys import row_key
from ingestion.core.step_plans import (
    Plan,
    plan_answers,
    plan_deletions,
    plan_page,
    plan_reread,
)
from notifications.core.alert_policy import Suppression
from tests.support.factories import NOON, POLICY, make_job, make_page, make_stored, make_ticket

JOB = make_job(judged_at_fence=1, request_id="r-1")
GIVEN = {"job": JOB, "policy": POLICY, "now": NOON}
URGENT = "You charged my card twice and I demand a refund today!"


def plan(page, stored=None, seen=frozenset(), **given) -> Plan:
    return plan_page(
        page,
        job=JOB,
        stored=stored or {},
        seen=seen,
        fence=1,
        stale_pages=0,
        policy=POLICY,
        now=NOON,
        **given,
    )


def test_new_tickets_are_inserted_in_order_of_their_ids_with_a_history_row_each() -> None:
    result = plan(make_page(make_ticket(external_id="b"), make_ticket(external_id="a")))
    assert [row["external_id"] for row in result.writes.inserts] == ["a", "b"]
    assert [(row["ticket_id"], row["action"]) for row in result.writes.history] == [
        ("a", "created"),
        ("b", "created"),
    ]


def test_a_page_without_news_writes_nothing_but_its_checkpoint() -> None:
    result = plan(make_page(make_ticket()), {"t-1": make_stored()})
    assert (
        result.writes.inserts,
        result.writes.updates,
        result.writes.history,
        result.writes.notifications,
        result.rejects,
    ) == ((), {}, (), (), ())
    assert result.counters["unchanged"] == 1


def test_a_stamp_that_moves_alone_is_stored_and_is_no_change() -> None:
    stored = make_stored(make_ticket(message=URGENT), urgency="low", rule_set="old")
    result = plan(make_page(make_ticket(message=URGENT, updated_at=NOON)), {"t-1": stored})
    assert result.writes.updates == {"t-1": {"updated_at": NOON}}
    assert (result.writes.history, result.writes.notifications) == ((), ())
    assert (result.writes.rollups.is_change, result.writes.rollups.counts) == (False, {})
    assert (result.counters["unchanged"], result.counters["updated"]) == (1, 0)


def test_stamps_are_among_the_updates_in_order_of_upstream_id() -> None:
    stored = {name: make_stored(make_ticket(external_id=name)) for name in "abc"}
    page = make_page(
        make_ticket(external_id="c", status="closed"),
        make_ticket(external_id="b", updated_at=NOON),
        make_ticket(external_id="a", status="closed"),
    )
    assert list(plan(page, stored).writes.updates) == ["a", "b", "c"]


def test_an_older_version_is_counted_apart_and_written_nowhere() -> None:
    older = make_ticket(status="closed", updated_at=NOON - timedelta(days=9))
    result = plan(make_page(older), {"t-1": make_stored()})
    assert (result.writes.updates, result.writes.history) == ({}, ())
    assert (result.counters["outdated"], result.counters["unchanged"]) == (1, 0)
    again = plan(make_page(older), {"t-1": make_stored()}, seen={"t-1"})
    assert (again.counters["outdated"], again.counters["repeated"]) == (0, 1)


def test_an_episode_that_begins_after_stamps_has_its_own_key() -> None:
    (first,) = plan(make_page(make_ticket(message=URGENT))).writes.notifications
    closed = make_ticket(message=URGENT, status="closed", updated_at=NOON)
    opened = replace(closed, status="open")
    (second,) = plan(
        make_page(opened), {"t-1": make_stored(closed, urgency="high")}
    ).writes.notifications
    assert first["_id"] != second["_id"]


def test_a_changed_ticket_is_updated() -> None:
    result = plan(make_page(make_ticket(status="closed")), {"t-1": make_stored()})
    assert result.writes.updates["t-1"]["status"] == "closed"
    assert result.counters["updated"] == 1


def test_a_restored_ticket_is_active_again() -> None:
    result = plan(make_page(make_ticket()), {"t-1": make_stored(deleted_at=NOON)})
    row = result.writes.updates["t-1"]
    assert (row["deleted_at"], row["is_deleted"]) == (None, False)
    assert (result.counters["restored"], result.counters["updated"]) == (1, 0)


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
        "outdated": 0,
        "unchanged": 1,
        "repeated": 1,
        "skipped": 2,
        "rejected": 1,
        "errors": 1,
        "alerts_suppressed": 0,
    }


def test_a_ticket_that_becomes_urgent_has_one_alert_with_the_same_key_each_time() -> None:
    page = make_page(make_ticket(message=URGENT))
    (first,), (again,) = plan(page).writes.notifications, plan(page).writes.notifications
    assert first == again
    assert (first["tenant_id"], first["ticket_id"], first["urgency"]) == ("acme", "t-1", "high")
    assert (first["job_id"], first["request_id"]) == ("job", "r-1")


def test_a_ticket_says_when_its_latest_row_of_history_was_recorded() -> None:
    page = make_page(make_ticket(external_id="a"), make_ticket(external_id="b", status="closed"))
    result = plan(page, {"b": make_stored(make_ticket(external_id="b"))})
    assert {row["recorded_at"] for row in result.writes.history} == {NOON}
    assert [row["changed_at"] for row in result.writes.inserts] == [NOON]
    assert result.writes.updates["b"]["changed_at"] == NOON


def test_another_episode_has_another_key() -> None:
    later = make_ticket().updated_at + timedelta(days=1)
    (first,) = plan(make_page(make_ticket(message=URGENT))).writes.notifications
    (second,) = plan(make_page(make_ticket(message=URGENT, updated_at=later))).writes.notifications
    assert first["_id"] != second["_id"]


def test_the_waiting_alerts_of_a_ticket_that_is_no_longer_urgent_are_suppressed() -> None:
    stored = {
        name: make_stored(make_ticket(external_id=name, message=URGENT), urgency="high")
        for name in ("closed", "calm", "reworded")
    }
    page = make_page(
        make_ticket(external_id="closed", message=URGENT, status="closed"),
        make_ticket(external_id="calm"),
        make_ticket(external_id="reworded", message=f"{URGENT} Please."),
    )
    assert plan(page, stored).writes.suppressed == {
        "calm": Suppression("The ticket's urgency fell to low before the alert was sent."),
        "closed": Suppression("The ticket was closed before the alert was sent."),
    }


def test_the_waiting_alerts_of_a_deleted_ticket_are_suppressed() -> None:
    stored = {
        "urgent": make_stored(make_ticket(external_id="urgent", message=URGENT), urgency="high"),
        "calm": make_stored(make_ticket(external_id="calm")),
    }
    result = plan_deletions(stored, candidates=stored, **GIVEN)
    told = {"urgent": Suppression("The ticket was deleted before the alert was sent.")}
    assert told == result.writes.suppressed


def test_new_rules_that_see_the_same_words_as_urgent_raise_no_alert_at_an_unrelated_edit() -> None:
    stored = {"t-1": make_stored(make_ticket(message=URGENT), urgency="low", rule_set="old")}
    edited = make_page(make_ticket(message=URGENT, status="pending"))
    assert plan(edited, stored).writes.notifications == ()
    assert plan(edited, stored).writes.updates["t-1"]["urgency"] == "high"


def test_an_urgent_ticket_that_was_urgent_before_has_no_alert() -> None:
    stored = {"t-1": make_stored(make_ticket(message=URGENT), urgency="high")}
    assert (
        plan(make_page(make_ticket(message=URGENT, status="pending")), stored).writes.notifications
        == ()
    )


def test_progress_is_unknown_without_a_total_and_never_complete_before_the_end() -> None:
    unknown = plan(make_page(next_page=2, total_count=None))
    assert (unknown.moved["total_pages"], unknown.progress) == (None, 0)
    half = plan(make_page(number=2, next_page=3, total_count=400))
    assert (half.moved["total_pages"], half.progress) == (4, 50)
    last = plan(make_page(number=4, next_page=None, total_count=400))
    assert (last.moved["total_pages"], last.progress) == (4, 99)
    shrunk = plan(make_page(number=4, next_page=5, total_count=100))
    assert (shrunk.moved["total_pages"], shrunk.progress) == (5, 80)


def test_a_ticket_that_came_before_counts_again_only_when_it_has_changed_since() -> None:
    page = make_page(make_ticket(external_id="same"), make_ticket(external_id="t", status="closed"))
    stored = {name: make_stored(make_ticket(external_id=name)) for name in ("same", "t")}
    counters = plan(page, stored, seen={"same", "t"}).counters
    assert tuple(counters[name] for name in ("updated", "unchanged", "repeated")) == (1, 0, 1)


def test_a_sighting_has_the_bad_records_too() -> None:
    reject = Reject(external_id="b", ticket_id="b", field="status", reason="bad", raw="{}")
    sighting = plan(make_page(make_ticket(external_id="a"), rejects=(reject,), skipped=2)).sighting
    assert tuple(sighting[name] for name in ("_id", "page", "ids", "others")) == (
        "job:1",
        1,
        ["a", "b"],
        2,
    )


def test_a_page_read_again_gives_only_what_no_page_had() -> None:
    page = make_page(make_ticket(external_id="seen"), make_ticket(external_id="missed"), number=3)
    result = plan_reread(page, stored={}, seen={"seen"}, fence=1, **GIVEN)
    assert [row["external_id"] for row in result.writes.inserts] == ["missed"]
    assert result.expected == {"next_page": None, "second_looks": 2, "page_offset": None}
    assert result.moved["second_looks"] == 3
    assert (result.counters["new_ingested"], result.counters["unchanged"]) == (1, 0)


def test_answers_settle_those_that_are_there_and_mark_those_that_are_gone() -> None:
    stored = {"a": make_stored(make_ticket(external_id="a"))}
    there = {"a": make_ticket(external_id="a", status="closed"), "unreadable": None}
    answers = Answers(3, there, gone={"c": "moved", "b": None}, undecided=["d"], tries={"e": 2})
    result = plan_answers(answers, stored=stored, **GIVEN)
    assert result.settled == ("a", "d", "unreadable")
    assert list(result.gone.items()) == [("b", None), ("c", "moved")]
    assert (result.tries, result.moved) == ({"e": 2}, {"failed_lookups": 3})
    assert result.counters["undecided"] == 1
    assert result.writes.updates["a"]["status"] == "closed"
    assert (result.counters["updated"], result.counters["unchanged"]) == (1, 0)


def test_a_second_look_and_an_answer_count_older_versions_too() -> None:
    stored = {"a": make_stored(make_ticket(external_id="a"))}
    older = make_ticket(external_id="a", updated_at=NOON - timedelta(days=9))
    reread = plan_reread(make_page(older), stored=stored, seen=set(), fence=1, **GIVEN)
    answers = plan_answers(Answers(there={"a": older}), stored=stored, **GIVEN)
    for result in (reread, answers):
        assert (result.counters["outdated"], result.counters["unchanged"]) == (1, 0)


def test_a_ticket_that_is_there_and_unchanged_counts() -> None:
    stored = {"a": make_stored(make_ticket(external_id="a"))}
    answers = Answers(there={"a": make_ticket(external_id="a")})
    assert plan_answers(answers, stored=stored, **GIVEN).counters["unchanged"] == 1


def test_a_deletion_says_where_its_ticket_went_if_that_is_known() -> None:
    stored = {name: make_stored(make_ticket(external_id=name)) for name in ("a", "b", "c")}
    reasons = {"a": "moved", "b": None}
    history = plan_deletions(stored, candidates=stored, reasons=reasons, **GIVEN).writes.history
    assert [row["reason"] for row in history] == ["moved", None, None]


def test_a_ticket_settles_the_reject_of_its_id_unless_the_page_has_that_too() -> None:
    key = row_key("acme", identity="id:t-1")
    good = make_page(make_ticket())
    assert plan(good).settled_rejects == ()
    assert plan(good, has_rejects=True).settled_rejects == (key,)
    bad = Reject(external_id="t-1", ticket_id="t-1", field="status", reason="bad", raw="{}")
    both = plan(make_page(make_ticket(), rejects=(bad,)), has_rejects=True)
    assert (both.settled_rejects, [row["_id"] for row in both.rejects]) == ((), [key])


def test_bad_records_of_one_page_with_the_same_id_or_content_are_one_row() -> None:
    def bad(raw: str, **values: str) -> Reject:
        given = {"external_id": None, "ticket_id": None, "field": None} | values
        return Reject(reason="bad", raw=raw, **given)

    page = make_page(
        rejects=(
            *(bad("1"), bad("1"), bad("2")),
            *(bad("old", ticket_id="a"), bad("new", ticket_id="a")),
            *(bad("", key="page 1, record 6"), bad("", key="page 1, record 7")),
        )
    )
    result = plan(page)
    assert sorted(row["raw"] for row in result.rejects) == ["", "", "1", "2", "new"]
    assert result.counters["rejected"] == 7


def test_only_active_tickets_are_deleted() -> None:
    stored = {
        "a": make_stored(make_ticket(external_id="a")),
        "b": make_stored(make_ticket(external_id="b"), deleted_at=NOON),
    }
    result = plan_deletions(stored, candidates=["a", "b", "c"], **GIVEN)
    assert result.writes.updates == {
        "a": {"deleted_at": NOON, "is_deleted": True, "changed_at": NOON}
    }
    assert [(row["ticket_id"], row["action"]) for row in result.writes.history] == [
        ("a", "deleted")
    ]
    assert (result.counters, result.settled) == ({"deleted": 1}, ("a", "b", "c"))


def test_a_ticket_that_is_back_and_urgent_begins_another_episode() -> None:
    (first,) = plan(make_page(make_ticket(message=URGENT))).writes.notifications
    stored = make_stored(make_ticket(message=URGENT), urgency="high", deleted_at=NOON)
    (again,) = plan(make_page(make_ticket(message=URGENT)), {"t-1": stored}).writes.notifications
    assert first["_id"] != again["_id"]
