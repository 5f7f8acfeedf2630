from typing import Any

from django.core.management import call_command
from pymongo.database import Database


def test_every_model_change_has_its_migration(mongo: Database[dict[str, Any]]) -> None:
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


def test_one_upstream_id_of_a_tenant_is_one_ticket(mongo: Database[dict[str, Any]]) -> None:
    index = mongo.tickets.index_information()["tickets_by_upstream_id"]
    assert (index["key"], index["unique"]) == ([("tenant_id", 1), ("external_id", 1)], True)


def test_every_compound_index_of_tenant_data_starts_with_the_tenant(
    mongo: Database[dict[str, Any]],
) -> None:
    collections = (
        *("tickets", "ticket_history", "ingestion_jobs", "ingestion_logs"),
        *("ingestion_rejects", "notifications"),
    )
    for name in collections:
        for index in mongo[name].list_indexes():
            keys = list(index["key"])
            assert len(keys) == 1 or keys[0] == "tenant_id", (name, keys)
