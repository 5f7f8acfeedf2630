import ast
from pathlib import Path
from typing import Any

import pytest

from tests.support.paths import ROOT
from ticketsaas.mongo.tenancy import names_tenants

APPS = ("analytics", "ingestion", "notifications", "tickets", "ticketsaas")


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        pytest.param({"tenant_id": "acme"}, True, id="one tenant"),
        pytest.param({"tenant_id": {"$in": ["acme", "globex"]}}, True, id="listed tenants"),
        pytest.param({"tenant_id": {"$in": []}}, True, id="no tenant at all"),
        pytest.param(
            {"$or": [{"tenant_id": "acme", "page": 1}, {"tenant_id": "globex"}]}, True, id="either"
        ),
        pytest.param({"$and": [{"status": "open"}, {"tenant_id": "acme"}]}, True, id="both"),
        pytest.param({"$or": [{"tenant_id": "acme"}, {"status": "open"}]}, False, id="or anybody"),
        pytest.param({"$or": []}, False, id="empty or"),
        pytest.param({"$and": []}, False, id="empty and"),
        pytest.param({"status": "open"}, False, id="no tenant"),
        pytest.param({"tenant_id": {"$gt": ""}}, False, id="every tenant"),
        pytest.param({"tenant_id": {"$ne": "acme"}}, False, id="all others"),
        pytest.param({"tenant_id": {"$in": [{"$gt": ""}]}}, False, id="an operator in a list"),
        pytest.param({"tenant_id": None}, False, id="nobody"),
        pytest.param({}, False, id="nothing"),
        pytest.param(None, False, id="no filter"),
    ],
)
def test_whether_a_filter_names_its_tenants(wanted: Any, expected: bool) -> None:
    assert names_tenants(wanted) == expected


def test_only_these_modules_reach_across_tenants() -> None:
    """They belong to workers that look for work, and to figures for operators.

    Before you add a module, make sure that nothing it reads can reach a tenant's caller.
    """
    modules = {path for app in APPS for path in (ROOT / app).rglob("*.py") if reaches_across(path)}
    assert {str(path.relative_to(ROOT)) for path in modules} == {
        "ingestion/store/jobs.py",
        "ingestion/store/old_rejects.py",
        "ingestion/store/parking.py",
        "ingestion/store/rejects.py",
        "ingestion/store/reviews.py",
        "ingestion/store/job_totals.py",
        "notifications/store/backlog.py",
        "notifications/store/due_alerts.py",
        "notifications/store/outbox.py",
        "tickets/store/tickets.py",
        "ticketsaas/access/store/keys.py",
    }


def reaches_across(path: Path) -> bool:
    imports = (n for n in ast.walk(ast.parse(path.read_text())) if isinstance(n, ast.ImportFrom))
    return any(name.name == "get_collection_across_tenants" for n in imports for name in n.names)
