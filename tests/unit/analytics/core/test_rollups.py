from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics.core.rollups import (
    Bucket,
    CountChange,
    CountedFields,
    Increments,
    Level,
    detect_count_change,
    place_word,
    plan_increments,
)
from tests.support.factories import CLOSED, NOON, make_classification, make_stored, make_ticket
from tickets.core.changes import (
    Change,
    StoredTicket,
    detect_change,
    detect_deletion,
)
from tickets.core.documents import changed_fields, ticket_document, words_of
from tickets.core.relabelling import detect_reclassification

MIDNIGHT = datetime(2026, 3, 1, tzinfo=UTC)
HOUR = timedelta(hours=1)
DAY = timedelta(days=1)
TOTAL = Bucket(Level.TOTAL)
IN_DAY = Bucket(Level.DAY, MIDNIGHT)
HOURS = Bucket(Level.HOURS, MIDNIGHT)
NOTHING = Increments(is_change=False)

COUNTED = CountedFields(
    created_at=NOON + timedelta(minutes=34, milliseconds=567),
    status_key="open",
    urgency="high",
    sentiment="neutral",
    source_key="email",
    requires_action=True,
    customer_id="c-1",
    keywords=("refund",),
    language="en",
)
ROW = {
    "total": 1,
    "requires_action": 1,
    "urgent_by_status.open": 1,
    "by_status.open": 1,
    "by_urgency.high": 1,
    "by_sentiment.neutral": 1,
    "by_source.email": 1,
    "by_language.en": 1,
}
# The word's all-time shard, and its path there.
SHARD, REFUND = place_word("refund")
CUSTOMER = "customers.c-1"

counted_fields = st.builds(
    CountedFields,
    created_at=st.sampled_from((NOON, NOON + HOUR, NOON + DAY)),
    status_key=st.sampled_from(("open", "closed", "a.b")),
    urgency=st.sampled_from(("high", "low")),
    sentiment=st.sampled_from(("neutral", "negative")),
    source_key=st.sampled_from(("email", "")),
    requires_action=st.booleans(),
    customer_id=st.sampled_from(("", "c-1", "c-2")),
    keywords=st.sets(st.sampled_from(("invoice", "refund", "voilà"))).map(
        lambda s: tuple(sorted(s))
    ),
    language=st.sampled_from(("en", "de", "unknown")),
)


def minus(numbers: dict[str, int]) -> dict[str, int]:
    return {name: -number for name, number in numbers.items()}


def at_noon(row: dict[str, int]) -> dict[str, int]:
    """Return the counts as they stand in the row of the day's hours."""
    return {f"hours.12.{path}": number for path, number in row.items()}


def in_three_levels(row: dict[str, int]) -> dict[Bucket, dict[str, int]]:
    return {TOTAL: row, IN_DAY: row, HOURS: at_noon(row)}


def change(before: CountedFields = COUNTED, **values: Any) -> Increments:
    return plan_increments([CountChange(before, replace(before, **values))])


def test_a_new_ticket_counts_in_three_levels() -> None:
    assert plan_increments([CountChange(None, COUNTED)]) == Increments(
        counts=in_three_levels(ROW),
        rankings={(TOTAL, SHARD): {REFUND: 1}, (IN_DAY, 0): {REFUND: 1, CUSTOMER: 1}},
        urgent={"c-1": 1},
    )


def test_a_ticket_that_goes_takes_away_all_that_it_brought() -> None:
    came, went = (
        plan_increments([each]) for each in (CountChange(None, COUNTED), CountChange(COUNTED, None))
    )
    assert {bucket: minus(row) for bucket, row in came.counts.items()} == went.counts
    assert {place: minus(row) for place, row in came.rankings.items()} == went.rankings
    assert minus(came.urgent) == went.urgent


def test_a_change_of_nothing_that_is_counted_adds_nothing() -> None:
    assert plan_increments([CountChange(COUNTED, COUNTED), CountChange(None, None)]) == NOTHING


def test_a_change_within_the_hour_adds_nothing_and_is_a_change() -> None:
    assert change(created_at=COUNTED.created_at + timedelta(minutes=9)) == Increments()


def test_a_new_status_moves_one_count_in_three_levels_and_no_word() -> None:
    row = {
        "by_status.open": -1,
        "by_status.closed": 1,
        "urgent_by_status.open": -1,
        "urgent_by_status.closed": 1,
    }
    assert change(status_key="closed") == Increments(in_three_levels(row))


def test_a_ticket_that_asks_for_nothing_any_more_is_still_there() -> None:
    counts = in_three_levels({"requires_action": -1})
    assert change(requires_action=False) == Increments(counts)


def test_another_hour_of_the_day_moves_the_ticket_between_the_hours_alone() -> None:
    moved = at_noon(minus(ROW)) | {f"hours.13.{path}": number for path, number in ROW.items()}
    assert change(created_at=NOON + HOUR) == Increments({HOURS: moved})


def test_another_day_moves_the_ticket_and_its_words_and_leaves_all_time_alone() -> None:
    assert change(created_at=NOON + DAY) == Increments(
        counts={
            IN_DAY: minus(ROW),
            HOURS: at_noon(minus(ROW)),
            Bucket(Level.DAY, MIDNIGHT + DAY): ROW,
            Bucket(Level.HOURS, MIDNIGHT + DAY): at_noon(ROW),
        },
        rankings={
            (IN_DAY, 0): {REFUND: -1, CUSTOMER: -1},
            (Bucket(Level.DAY, MIDNIGHT + DAY), 0): {REFUND: 1, CUSTOMER: 1},
        },
    )


def test_another_text_moves_only_the_words_that_are_not_in_both() -> None:
    shard, invoice = place_word("invoice")
    assert change(
        replace(COUNTED, keywords=("payment", "refund")), keywords=("invoice", "payment")
    ) == (
        Increments(
            rankings={
                (TOTAL, SHARD): {REFUND: -1},
                (TOTAL, shard): {invoice: 1},
                (IN_DAY, 0): {REFUND: -1, invoice: 1},
            }
        )
    )


@pytest.mark.parametrize(
    ("values", "urgent"),
    [
        pytest.param({"urgency": "low"}, {"c-1": -1}, id="not urgent any more"),
        pytest.param({"customer_id": "c-2"}, {"c-1": -1, "c-2": 1}, id="another customer"),
        pytest.param({"customer_id": ""}, {"c-1": -1}, id="nobody's any more"),
        pytest.param({"status_key": "closed"}, {}, id="closed"),
    ],
)
def test_customers_are_counted_by_their_urgent_tickets(
    values: dict[str, Any], urgent: dict[str, int]
) -> None:
    increments = change(**values)
    of_day = increments.rankings.get((IN_DAY, 0), {})
    assert (urgent, {f"customers.{c}": n for c, n in urgent.items()}) == (increments.urgent, of_day)


def test_an_urgent_ticket_without_a_customer_is_nobodys() -> None:
    increments = plan_increments([CountChange(None, replace(COUNTED, customer_id=""))])
    assert (increments.urgent, increments.rankings[IN_DAY, 0].keys()) == ({}, {REFUND})


def test_a_customers_id_may_hold_what_a_fields_name_may_not() -> None:
    increments = plan_increments([CountChange(None, replace(COUNTED, customer_id="$a.b%24"))])
    assert increments.rankings[IN_DAY, 0]["customers.%24a%2Eb%2524"] == 1


def test_an_empty_source_has_a_name() -> None:
    row = plan_increments([CountChange(None, replace(COUNTED, source_key=""))]).counts[TOTAL]
    assert row["by_source.%"] == 1


def test_two_tickets_of_a_page_add_up() -> None:
    twin = replace(COUNTED, created_at=NOON + HOUR)
    increments = plan_increments([CountChange(None, COUNTED), CountChange(None, twin)])
    assert increments.counts[TOTAL] == {name: 2 * number for name, number in ROW.items()}
    in_two_hours = at_noon(ROW) | {f"hours.13.{path}": number for path, number in ROW.items()}
    assert (increments.counts[HOURS], increments.urgent) == (in_two_hours, {"c-1": 2})


def test_what_one_ticket_takes_away_and_another_brings_is_no_increment() -> None:
    assert plan_increments([CountChange(COUNTED, None), CountChange(None, COUNTED)]) == Increments()


def sum_up(increments: Iterable[Increments]) -> Increments:
    """Add all increments to empty rows, and return the result without zeros."""
    counts: dict[Any, dict[str, int]] = {}
    rankings: dict[Any, dict[str, int]] = {}
    urgent: dict[Any, dict[str, int]] = {}
    for each in increments:
        for rows, added in (
            (counts, each.counts),
            (rankings, each.rankings),
            (urgent, {"": each.urgent}),
        ):
            for key, numbers in added.items():
                row = rows.setdefault(key, {})
                for name, number in numbers.items():
                    assert number != 0
                    row[name] = row.get(name, 0) + number
                    if not row[name]:
                        del row[name]
    full = ({key: row for key, row in rows.items() if row} for rows in (counts, rankings))
    return Increments(*full, urgent.get("", {}))


@given(st.lists(st.none() | counted_fields, min_size=1, max_size=6))
def test_the_changes_of_a_tickets_life_add_up_to_what_it_is_in_the_end(life: list[Any]) -> None:
    changes = [
        CountChange(before, after) for before, after in zip([None, *life], life, strict=False)
    ]
    expected = replace(plan_increments([CountChange(None, life[-1])]), is_change=True)
    assert sum_up(plan_increments([each]) for each in changes) == expected
    assert replace(plan_increments(changes), is_change=True) == expected


def created(**values: Any) -> CountChange:
    ticket, labels = make_ticket(**values), make_classification(urgency="high")
    return detect_count_change(
        detect_change(None, ticket, labels, closed=CLOSED), written=ticket_document(ticket, labels)
    )


def count_change_of(change: Change) -> CountChange:
    return detect_count_change(change, written=changed_fields(change))


def update(
    stored: StoredTicket, *, labels: dict[str, Any] | None = None, **values: Any
) -> CountChange:
    ticket = replace(stored.ticket, **values)
    return count_change_of(
        detect_change(stored, ticket, make_classification(**labels or {}), closed=CLOSED)
    )


def counted_fields_of(stored: StoredTicket, **values: Any) -> CountedFields:
    ticket = stored.ticket
    return replace(
        CountedFields(
            created_at=ticket.created_at,
            status_key=ticket.status,
            urgency=stored.urgency,
            sentiment=stored.sentiment,
            source_key=ticket.source,
            requires_action=stored.requires_action,
            customer_id=ticket.customer_id,
            keywords=stored.keywords,
            language=stored.classification.language,
        ),
        **values,
    )


def test_an_unknown_ticket_counts_from_now_on() -> None:
    stored = make_stored(make_ticket(subject="Refund", message=""), urgency="high")
    assert created(subject="Refund", message="") == CountChange(None, counted_fields_of(stored))


def test_a_ticket_without_a_language_counts_as_unknown_until_it_is_read_in_one() -> None:
    stored = make_stored(language="")
    change = update(stored, labels={"language": "de"}, status="closed")
    assert (change.before.language, change.after.language) == ("unknown", "de")
    row = plan_increments([change]).counts[TOTAL]
    assert (row["by_language.unknown"], row["by_language.de"]) == (-1, 1)


def test_a_ticket_that_is_only_read_anew_moves_its_language() -> None:
    stored = make_stored(rule_set="test", language="")
    again = detect_reclassification(
        stored,
        make_classification(language="fr"),
        words=words_of(stored.ticket),
        may_begin=False,
        closed=CLOSED,
    )
    change = count_change_of(again)
    assert (change.before.language, change.after.language) == ("unknown", "fr")


def test_a_status_written_otherwise_counts_as_before() -> None:
    change = update(make_stored(make_ticket(status="Open")), status=" OPEN")
    assert change.before == change.after


def test_what_counted_before_is_what_was_stored_whatever_would_be_counted_today() -> None:
    stored = make_stored(keywords=("older", "words"), urgency="medium")
    assert update(stored, status="closed") == CountChange(
        counted_fields_of(stored), counted_fields_of(stored, status_key="closed", urgency="low")
    )


def test_another_text_brings_its_own_words() -> None:
    stored = make_stored(keywords=("older", "words"))
    after = counted_fields_of(stored, keywords=("invoice", "question"))
    assert update(stored, message="My invoice") == CountChange(counted_fields_of(stored), after)


def test_a_deleted_ticket_no_longer_counts() -> None:
    stored = make_stored()
    assert count_change_of(detect_deletion(stored, closed=CLOSED, now=NOON)) == CountChange(
        counted_fields_of(stored), None
    )


def test_a_restored_ticket_counts_as_it_is_now_and_did_not_before() -> None:
    stored = make_stored(keywords=("older", "words"), urgency="high", deleted_at=NOON)
    restored = update(stored, labels={"urgency": "medium"}, status="reopened")
    assert (
        CountChange(None, counted_fields_of(stored, status_key="reopened", urgency="medium"))
        == restored
    )


def test_a_changed_field_that_is_not_counted_changes_no_count() -> None:
    stored = make_stored()
    changed = update(stored, updated_at=NOON)
    assert changed.before == changed.after
