import inspect
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from analytics.core import rollup_pipelines
from analytics.core import ticket_pipelines as pipelines
from analytics.core.period import ALWAYS, HOUR, Period
from analytics.core.segments import DAY, Spans
from analytics.core.trend import Stretch

MIDNIGHT = datetime(2026, 3, 1, tzinfo=UTC)
DAYS = Period(MIDNIGHT, MIDNIGHT + 2 * DAY)
MORNING = Period(DAYS.end, DAYS.end + 9 * HOUR)
EVENING = Period(MIDNIGHT - 2 * HOUR, MIDNIGHT)

TOTAL = {"tenant_id": "acme", "level": "total"}
IN_DAYS = {
    "tenant_id": "acme",
    "level": "day",
    "start": {"$gte": MIDNIGHT, "$lt": MIDNIGHT + timedelta(days=2)},
}
# The row of a day's hours begins with the day.
IN_MORNING = {
    "tenant_id": "acme",
    "level": "hours",
    "start": {"$gte": MORNING.start, "$lt": MORNING.end},
}
IN_EVENING = IN_MORNING | {"start": {"$gte": MIDNIGHT - DAY, "$lt": EVENING.end}}
HOURS: Any = {
    "$map": {
        "input": {"$objectToArray": "$hours"},
        "in": {
            "$mergeObjects": [
                "$$this.v",
                {"start": {"$add": ["$start", {"$multiply": [{"$toInt": "$$this.k"}, 3_600_000]}]}},
            ]
        },
    }
}

NO_CUTS: dict[str, Any] = {"added": [], "taken": []}
MINUS = {"$multiply": ["$count", -1]}
FIRST_STAGES: dict[str, tuple[dict[str, Any], dict[str, Any]]] = {
    "count_by_dimension": (
        {"spans": Spans(days=(DAYS,), hours=(EVENING, MORNING), cuts=())},
        {"$or": [IN_DAYS, IN_EVENING, IN_MORNING]},
    ),
    "count_by_hour": ({"hours": [MORNING]}, {"$or": [IN_MORNING]}),
    "count_by_day": (
        {
            "spans": Spans(days=(DAYS,), hours=(EVENING, MORNING), cuts=()),
            "cut_hours": (),
            "stretches": [Stretch(MIDNIGHT - DAY, MIDNIGHT + 3 * DAY, DAY)],
        },
        {"$or": [IN_DAYS, IN_EVENING, IN_MORNING]},
    ),
    "find_frequent_words": ({"at_least": 7}, {"$or": [TOTAL]}),
    "top_keywords": ({"at_least": 7}, {"$or": [TOTAL]}),
    "top_keywords_of_days": (
        {"days": [DAYS], "words": None, "added": [], "taken": []},
        {"$or": [IN_DAYS]},
    ),
    "at_risk_customers": ({}, {"tenant_id": "acme", "urgent": {"$gte": 2}}),
    "find_urgent_customers": (
        {"at_least": 4, "limit": 7},
        {"tenant_id": "acme", "urgent": {"$gte": 4}},
    ),
    "at_risk_customers_of_days": (
        {"period": DAYS, "days": [DAYS], "customers": None, "at_least": 2, **NO_CUTS},
        {"$or": [IN_DAYS]},
    ),
}


def unpacked(at_least: int) -> list[dict[str, Any]]:
    """What takes the words out of their drawers."""
    enough = {
        "input": {"$objectToArray": "$drawer.v"},
        "as": "word",
        "cond": {"$gte": ["$$word.v", at_least]},
    }
    return [
        {"$project": {"drawer": {"$objectToArray": "$words"}}},
        {"$unwind": "$drawer"},
        {"$project": {"word": {"$filter": enough}}},
        {"$unwind": "$word"},
    ]


RANKED = [
    {"$group": {"_id": "$word.k", "count": {"$sum": "$word.v"}}},
    {"$match": {"count": {"$gt": 0}}},
    {"$sort": {"count": -1, "_id": 1}},
    {"$limit": 10},
    {"$project": {"_id": 0, "keyword": "$_id", "count": 1}},
]


@pytest.mark.parametrize("name", FIRST_STAGES)
def test_every_pipeline_begins_with_roll_ups_of_one_tenant(name: str) -> None:
    arguments, first = FIRST_STAGES[name]
    assert getattr(rollup_pipelines, name)("acme", **arguments)[0] == {"$match": first}


def test_every_pipeline_is_checked_here() -> None:
    public = {
        name
        for name, function in inspect.getmembers(rollup_pipelines, inspect.isfunction)
        if function.__module__ == rollup_pipelines.__name__ and not name.startswith("_")
    }
    assert FIRST_STAGES.keys() == public


@pytest.mark.parametrize(
    ("days", "bounds"),
    [
        pytest.param(Period(end=MIDNIGHT), {"start": {"$lt": MIDNIGHT}}, id="without a start"),
        pytest.param(Period(MIDNIGHT), {"start": {"$gte": MIDNIGHT}}, id="without an end"),
        pytest.param(ALWAYS, {}, id="unbounded"),
    ],
)
def test_only_the_ends_that_a_stretch_has_are_asked_for(
    days: Period, bounds: dict[str, Any]
) -> None:
    stages = rollup_pipelines.top_keywords_of_days("acme", days=[days], words=None, **NO_CUTS)
    assert stages[0] == {"$match": {"$or": [{"tenant_id": "acme", "level": "day"} | bounds]}}


def test_the_numbers_of_all_time_stand_in_one_row() -> None:
    stages = rollup_pipelines.count_by_dimension("acme", spans=None)
    assert stages[0] == {"$match": {"$or": [TOTAL]}}


def test_the_fields_of_a_row_become_values_again_before_they_are_added_up() -> None:
    labels = [
        {
            "$map": {
                "input": {"$objectToArray": {"$ifNull": [f"$by_{name}", {}]}},
                "in": {"dimension": name, "value": "$$this.k", "count": "$$this.v"},
            }
        }
        for name in ("status", "urgency", "sentiment", "source")
    ]
    asking = [{"dimension": "requires_action", "value": True, "count": "$requires_action"}]
    assert rollup_pipelines.count_by_dimension("acme", spans=None)[1:] == [
        {"$project": {"label": {"$concatArrays": [*labels, asking]}}},
        {"$unwind": "$label"},
        {
            "$group": {
                "_id": {"dimension": "$label.dimension", "value": "$label.value"},
                "count": {"$sum": "$label.count"},
            }
        },
        {"$match": {"count": {"$ne": 0}}},
        {"$replaceWith": {"$mergeObjects": ["$_id", {"count": "$count"}]}},
    ]


def unpacked_hours(*hours: dict[str, Any]) -> list[dict[str, Any]]:
    """What makes a row of each day and of each of these hours."""
    return [
        {"$project": {"part": {"$ifNull": [HOURS, ["$$ROOT"]]}}},
        {"$unwind": "$part"},
        {"$replaceWith": "$part"},
        {"$match": {"$or": [{"level": "day"}, *({"start": bounds} for bounds in hours)]}},
    ]


def test_hours_are_taken_out_of_the_row_of_their_day() -> None:
    spans = Spans(days=(DAYS,), hours=(EVENING, MORNING), cuts=())
    evening = {"$gte": EVENING.start, "$lt": EVENING.end}
    stages = rollup_pipelines.count_by_dimension("acme", spans=spans)
    assert stages[1:5] == unpacked_hours(evening, IN_MORNING["start"])


def test_whole_days_are_read_without_their_hours() -> None:
    spans = Spans(days=(DAYS,), hours=(), cuts=())
    of_days, of_all_time = (
        rollup_pipelines.count_by_dimension("acme", spans=each) for each in (spans, None)
    )
    assert of_days[1:] == of_all_time[1:]


def test_hours_come_in_order() -> None:
    assert rollup_pipelines.count_by_hour("acme", hours=[MORNING])[1:] == [
        *unpacked_hours(IN_MORNING["start"]),
        {"$sort": {"start": 1}},
        {"$project": {"_id": 0, "hour": "$start", "count": "$total"}},
    ]


def test_frequent_words_come_in_one_row() -> None:
    assert rollup_pipelines.find_frequent_words("acme", at_least=7)[1:] == [
        *unpacked(7),
        {"$limit": 2_001},
        {"$group": {"_id": None, "words": {"$push": "$word.k"}}},
    ]


def test_words_of_all_time_are_ranked_ties_by_word() -> None:
    assert rollup_pipelines.top_keywords("acme", at_least=7)[1:] == [
        *unpacked(7),
        {"$project": {"_id": 0, "keyword": "$word.k", "count": "$word.v"}},
        {"$sort": {"count": -1, "keyword": 1}},
        {"$limit": 10},
    ]


def test_of_the_words_that_compete_alone_no_other_is_unpacked() -> None:
    stages = rollup_pipelines.top_keywords_of_days("acme", days=[DAYS], words=["refund"], **NO_CUTS)
    assert stages[1:6] == [{"$project": {"words.24.refund": 1}}, *unpacked(1)]


def test_words_of_a_cut_day_are_added_or_taken_before_ranking() -> None:
    added = pipelines.count_keywords("acme", periods=[MORNING], words=None)
    taken = pipelines.count_keywords("acme", periods=[EVENING], words=None)
    stages = rollup_pipelines.top_keywords_of_days(
        "acme", days=[DAYS], words=None, added=added, taken=taken
    )
    assert stages[5:] == [
        unite([*added, {"$project": {"word": {"k": "$keyword", "v": "$count"}}}]),
        unite([*taken, {"$project": {"word": {"k": "$keyword", "v": MINUS}}}]),
        *RANKED,
    ]


def unite(pipeline: list[dict[str, Any]]) -> dict[str, Any]:
    return {"$unionWith": {"coll": "tickets", "pipeline": pipeline}}


def test_the_customers_most_at_risk_of_all_time_come_in_order_ties_by_id() -> None:
    assert rollup_pipelines.at_risk_customers("acme") == [
        {"$match": {"tenant_id": "acme", "urgent": {"$gte": 2}}},
        {"$sort": {"urgent": -1, "customer_id": 1}},
        {"$limit": 10},
        {"$project": {"_id": 0, "customer_id": 1, "high_urgency_count": "$urgent"}},
        *pipelines.add_last_ticket("acme", period=ALWAYS),
    ]


def test_so_many_leading_customers_of_all_time_come_in_order_ties_by_id() -> None:
    assert rollup_pipelines.find_urgent_customers("acme", at_least=4, limit=7)[1:] == [
        {"$sort": {"urgent": -1, "customer_id": 1}},
        {"$limit": 7},
        {"$project": {"_id": 0, "customer_id": 1, "urgent": 1}},
    ]


def rank_customers(**values: Any) -> list[dict[str, Any]]:
    arguments = {"period": DAYS, "days": [DAYS], "customers": None, "at_least": 2, **NO_CUTS}
    return rollup_pipelines.at_risk_customers_of_days("acme", **arguments | values)


def test_the_customers_most_at_risk_of_some_days_come_in_order_ties_by_id() -> None:
    unescaped: Any = "$_id"
    for find, replacement in (("%24", "$"), ("%2E", "."), ("%25", "%")):
        unescaped = replace_all(unescaped, find, replacement)
    assert rank_customers(at_least=4)[1:] == [
        {"$project": {"customer": {"$objectToArray": "$customers"}}},
        {"$unwind": "$customer"},
        {"$group": {"_id": "$customer.k", "count": {"$sum": "$customer.v"}}},
        {"$match": {"count": {"$gte": 4}}},
        {"$set": {"customer_id": unescaped}},
        {"$sort": {"count": -1, "customer_id": 1}},
        {"$limit": 10},
        {"$project": {"_id": 0, "customer_id": 1, "high_urgency_count": "$count"}},
        *pipelines.add_last_ticket("acme", period=DAYS),
    ]


def test_of_the_customers_that_compete_alone_no_other_is_unpacked() -> None:
    stages = rank_customers(customers=["c-1", "a.b"])
    assert stages[1] == {"$project": {"customers.c-1": 1, "customers.a%2Eb": 1}}


def test_customers_of_a_cut_day_are_added_or_taken_under_their_fields_names() -> None:
    tickets = pipelines.count_urgent("acme", periods=[MORNING], customers=["c-1"])
    escaped: Any = "$customer_id"
    for find, replacement in (("%", "%25"), (".", "%2E"), ("$", "%24")):
        escaped = replace_all(escaped, find, replacement)
    stages = rank_customers(added=tickets, taken=tickets)
    assert stages[3:5] == [
        unite([*tickets, {"$project": {"customer": {"k": escaped, "v": count}}}])
        for count in ("$count", MINUS)
    ]


def replace_all(text: Any, find: str, replacement: str) -> dict[str, Any]:
    literals = {"find": {"$literal": find}, "replacement": {"$literal": replacement}}
    return {"$replaceAll": {"input": text} | literals}
