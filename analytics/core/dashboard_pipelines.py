"""Decides how MongoDB counts what only the admin's home shows; running the pipelines is up to the caller.

Each comes twice: over roll-ups, whose values are escaped as in `rollups.py`, and over the tickets of
tenants that have none yet, to be run with `pipelines.INDEX` as its hint.
"""

from datetime import datetime

from analytics.core.active_tickets import living
from analytics.core.period import ALWAYS, Period
from analytics.core.rollups import URGENT_BY_STATUS, Level
from analytics.core.ticket_pipelines import Pipeline
from tickets.core.labels import Urgency


def count_urgent(tenant_id: str) -> Pipeline:
    """Rows `{value, count}` of the living urgent tickets by status; one that none has any more may be 0."""
    return [
        {"$match": {"tenant_id": tenant_id, "level": Level.TOTAL.value}},
        {"$project": {"urgent": {"$objectToArray": f"${URGENT_BY_STATUS}"}}},
        {"$unwind": "$urgent"},
        {"$project": {"_id": 0, "value": "$urgent.k", "count": "$urgent.v"}},
    ]


def count_urgent_of_tickets(tenant_id: str) -> Pipeline:
    """The same from the tickets, values as they are."""
    return [
        {"$match": living(tenant_id, period=ALWAYS) | {"urgency": Urgency.HIGH}},
        {"$group": {"_id": "$status", "count": {"$sum": 1}}},
        {"$project": {"_id": 0, "value": "$_id", "count": 1}},
    ]


def count_urgency_by_day(tenant_id: str, *, since: datetime) -> Pipeline:
    """Rows `{day, value, count}` of the days (of UTC) from `since` on, from roll-ups."""
    return [
        {"$match": {"tenant_id": tenant_id, "level": Level.DAY.value, "start": {"$gte": since}}},
        {"$project": {"_id": 0, "day": "$start", "urgency": {"$objectToArray": "$by_urgency"}}},
        {"$unwind": "$urgency"},
        {"$project": {"day": 1, "value": "$urgency.k", "count": "$urgency.v"}},
    ]


def count_urgency_by_day_of_tickets(tenant_id: str, *, since: datetime) -> Pipeline:
    """The same from the tickets."""
    day = {"$dateTrunc": {"date": "$created_at", "unit": "day"}}
    return [
        {"$match": living(tenant_id, period=Period(start=since))},
        {"$group": {"_id": {"day": day, "urgency": "$urgency"}, "count": {"$sum": 1}}},
        {"$project": {"_id": 0, "day": "$_id.day", "value": "$_id.urgency", "count": 1}},
    ]
