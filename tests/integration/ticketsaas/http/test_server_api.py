"""What only the real web server shows: encoded paths, a MongoDB that is away, a wrong start."""

import os
import subprocess
from typing import Any

from django.db import connection
from pymongo.database import Database

from tests.support.factories import make_classification, make_ticket
from tests.support.web_server import COMMAND, ROOT, Serve
from tickets.core.documents import ticket_document

NOBODY = "mongodb://127.0.0.1:9/?replicaSet=rs0"


def test_any_upstream_id_has_an_address(serve: Serve, mongo: Database[dict[str, Any]]) -> None:
    names = ["a/b", "a%2Fb", "ü?x", "..", " ", "urgent"]
    mongo["tickets"].insert_many(
        ticket_document(make_ticket(external_id=name), make_classification()) for name in names
    )
    # The test database of this process, for another one.
    server = serve(MONGO_DB=connection.settings_dict["NAME"])

    encoded = ["".join(f"%{byte:02X}" for byte in name.encode()) for name in names]
    replies = [server.get(f"/tickets/{name}?tenant_id=acme") for name in encoded]

    assert [reply.json().get("id") for reply in replies] == names


def test_without_mongodb_the_answer_is_503_and_the_process_lives(serve: Serve) -> None:
    server = serve(MONGO_URL=NOBODY, MONGO_TIMEOUT_SECONDS="0.2")

    addresses = ["/tickets?tenant_id=acme", "/tenants/acme/stats", "/rate-limit/status"]
    refusals = [server.get(address) for address in addresses]
    refusals.append(server.post("/ingest/run?tenant_id=acme"))
    refusals.append(server.get("/admin/", headers={"cookie": f"sessionid={'a' * 32}"}))

    assert [reply.status_code for reply in refusals] == [503] * 5
    assert {reply.json()["errors"][0]["code"] for reply in refusals} == {"mongodb_away"}
    assert {reply.headers["Retry-After"] for reply in refusals} == {"5"}
    health = server.get("/health")
    assert health.status_code == 503
    assert health.json()["dependencies"]["mongodb"]["status"] == "down"
    assert server.get("/health/live").status_code == 200


def test_a_wrong_environment_value_ends_the_server_with_one_sentence() -> None:
    ended = subprocess.run(
        COMMAND,
        cwd=ROOT,
        env=os.environ | {"API_PORT": "abc"},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )

    assert ended.returncode != 0
    assert ended.stderr.count("API_PORT has the wrong value 'abc'.") == 1
    assert "Traceback" not in ended.stderr
