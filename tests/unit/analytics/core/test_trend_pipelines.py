from datetime import UTC, datetime, timedelta

from analytics.core import rollup_pipelines
from analytics.core import ticket_pipelines as pipelines
from analytics.core.period import HOUR, Period
from analytics.core.segments import DAY, Spans
from analytics.core.trend import Stretch

START = datetime(2026, 3, 27, 23, tzinfo=UTC)
SHORT = datetime(2026, 3, 28, 23, tzinfo=UTC)
END = datetime(2026, 3, 29, 22, tzinfo=UTC)
ONE_LENGTH = [Stretch(START, SHORT, DAY)]
TWO_LENGTHS = [*ONE_LENGTH, Stretch(SHORT, END, 23 * HOUR)]


def begin(time: str, since: datetime, milliseconds: int) -> dict[str, object]:
    return {"$subtract": [time, {"$mod": [{"$subtract": [time, since]}, milliseconds]}]}


def test_a_time_is_put_back_to_the_beginning_of_its_day_by_the_length_of_the_days() -> None:
    assert begin("$start", START, 86_400_000) == pipelines.begin_bucket("$start", ONE_LENGTH)
    assert {
        "$switch": {
            "branches": [
                {"case": {"$lt": ["$start", SHORT]}, "then": begin("$start", START, 86_400_000)}
            ],
            "default": begin("$start", SHORT, 82_800_000),
        }
    } == pipelines.begin_bucket("$start", TWO_LENGTHS)


def test_days_are_counted_from_the_living_tickets_of_several_periods() -> None:
    periods = [Period(START, START + HOUR), Period(SHORT, END)]
    living = {"tenant_id": "acme", "is_deleted": False}
    assert pipelines.count_by_day("acme", periods=periods, stretches=TWO_LENGTHS) == [
        {
            "$match": {
                "$or": [
                    living | {"created_at": {"$gte": START, "$lt": START + HOUR}},
                    living | {"created_at": {"$gte": SHORT, "$lt": END}},
                ]
            }
        },
        {
            "$group": {
                "_id": pipelines.begin_bucket("$created_at", TWO_LENGTHS),
                "count": {"$sum": 1},
            }
        },
        {"$project": {"_id": 0, "day": "$_id", "count": 1}},
    ]


def test_days_are_counted_from_the_roll_ups_of_hours_but_those_that_a_midnight_cuts() -> None:
    spans = Spans(days=(), hours=(Period(START, END),), cuts=())
    cut = [START + timedelta(hours=19)]
    pipeline = rollup_pipelines.count_by_day(
        "acme", spans=spans, cut_hours=cut, stretches=TWO_LENGTHS
    )
    days = {"$gte": START.replace(hour=0), "$lt": END}
    assert pipeline[0] == {
        "$match": {"$or": [{"tenant_id": "acme", "level": "hours", "start": days}]}
    }
    assert pipeline[4:] == [
        {"$match": {"$or": [{"level": "day"}, {"start": {"$gte": START, "$lt": END}}]}},
        {"$match": {"start": {"$nin": cut}}},
        {
            "$group": {
                "_id": pipelines.begin_bucket("$start", TWO_LENGTHS),
                "count": {"$sum": "$total"},
            }
        },
        {"$project": {"_id": 0, "day": "$_id", "count": 1}},
    ]
