"""Rows that each ranking reads.

Results are tested on a real MongoDB, in `tests/integration/analytics/store`.
"""

import inspect
from datetime import UTC, datetime
from typing import Any

import pytest

from analytics.core import ranking_pipelines
from analytics.core.period import DAY, Period

MIDNIGHT = datetime(2026, 3, 1, tzinfo=UTC)
DAYS = Period(MIDNIGHT, MIDNIGHT + 2 * DAY)
TOTAL = {"tenant_id": "acme", "level": "total"}
IN_DAYS = {
    "tenant_id": "acme",
    "level": "day",
    "start": {"$gte": MIDNIGHT, "$lt": MIDNIGHT + 2 * DAY},
}
OF_DAYS: dict[str, Any] = {"days": [DAYS], "added": [], "removed": []}
FIRST_STAGES: dict[str, tuple[dict[str, Any], dict[str, Any]]] = {
    "find_frequent_words": ({"at_least": 7, "limit": 9}, TOTAL),
    "top_keywords": ({"at_least": 7}, TOTAL),
    "top_keywords_of_days": ({"words": None, **OF_DAYS}, {"$or": [IN_DAYS]}),
    "at_risk_customers": ({}, {"tenant_id": "acme", "urgent": {"$gte": 2}}),
    "find_urgent_customers": (
        {"at_least": 4, "limit": 7},
        {"tenant_id": "acme", "urgent": {"$gte": 4}},
    ),
    "at_risk_customers_of_days": (
        {"period": DAYS, "customers": None, "at_least": 2, **OF_DAYS},
        {"$or": [IN_DAYS]},
    ),
}


@pytest.mark.parametrize("name", FIRST_STAGES)
def test_every_ranking_begins_with_roll_ups_of_one_tenant(name: str) -> None:
    arguments, first = FIRST_STAGES[name]
    assert getattr(ranking_pipelines, name)("acme", **arguments)[0] == {"$match": first}


def test_every_ranking_is_checked_here() -> None:
    public = {
        name
        for name, function in inspect.getmembers(ranking_pipelines, inspect.isfunction)
        if function.__module__ == ranking_pipelines.__name__ and not name.startswith("_")
    }
    assert FIRST_STAGES.keys() == public


def test_words_and_customers_that_are_no_candidates_are_not_unpacked() -> None:
    of_words = ranking_pipelines.top_keywords_of_days("acme", words=["refund"], **OF_DAYS)
    assert of_words[1] == {"$project": {"words.24.refund": 1}}
    of_customers = ranking_pipelines.at_risk_customers_of_days(
        "acme", period=DAYS, customers=["c-1", "a.b"], at_least=2, **OF_DAYS
    )
    assert of_customers[1] == {"$project": {"customers.c-1": 1, "customers.a%2Eb": 1}}
