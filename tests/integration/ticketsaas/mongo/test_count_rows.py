"""Rows are counted no further and no longer than somebody wants to know."""

from datetime import UTC, datetime

import pytest

from tests.support.types import Mongo
from ticketsaas.models import Tenant
from ticketsaas.mongo.backend.compiler import count_rows


@pytest.fixture(autouse=True)
def _seven_tenants(mongo: Mongo) -> None:
    row = {"created_at": datetime.now(UTC), "last_completed_sync": None}
    mongo.tenants.insert_many([{"_id": f"t{number}", **row} for number in range(7)])


@pytest.mark.parametrize(("limit", "counted"), [(5, 5), (7, 7), (8, 7)])
def test_rows_are_counted_up_to_a_limit(limit: int, counted: int) -> None:
    assert count_rows(Tenant.objects.order_by("tenant_id"), limit=limit, seconds=9) == counted


def test_rows_that_match_nothing_are_none() -> None:
    assert count_rows(Tenant.objects.filter(tenant_id="x"), limit=5, seconds=9) == 0
    assert count_rows(Tenant.objects.none(), limit=5, seconds=9) == 0


def test_a_count_that_takes_too_long_is_given_up(mongo: Mongo) -> None:
    # MongoDB looks at its clock every 10 ms, and nothing reads so many rows in the time of one look.
    mongo.tenants.insert_many([{"_id": f"x{number}"} for number in range(300_000)])
    tenants = Tenant.objects.filter(tenant_id__icontains="nowhere")
    assert count_rows(tenants, limit=1, seconds=0.001) is None
