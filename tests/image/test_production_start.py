"""From a copy of deploy/ to the first tenant, and what strangers find."""

import json
import re
from collections import Counter

import httpx
import pytest

from tests.image.engine import docker, wait_for
from tests.image.production import LOGIN, SERVICES, Production


def test_every_service_becomes_healthy(production: Production) -> None:
    with_check = [name for name in SERVICES if name != "proxy"]

    def states() -> set[str]:
        return {s["State"]["Health"]["Status"] for n in with_check for s in production.inspect(n)}

    assert wait_for("health", lambda: states() == {"healthy"})


def test_plain_http_is_sent_to_https(production: Production) -> None:
    reply = httpx.get(f"http://localhost:{production.http}/docs")

    assert (reply.status_code, reply.headers["Location"]) == (308, f"{production.url}/docs")


def test_a_tenant_is_ingested_over_tls(production: Production) -> None:
    with production.client(production.make_key("acme")) as client:
        job = client.post("/ingest/run?tenant_id=acme&wait=60").json()
        stats = client.get("/tenants/acme/stats").json()

    assert (job["status"], job["error"]) == ("completed", None)
    assert stats["total_tickets"] == job["new_ingested"] > 0


def test_the_operator_logs_in_to_the_admin(production: Production) -> None:
    name, password = LOGIN
    production.manage(
        *("createsuperuser", "--no-input", "--username", name, "--email", "boss@example.com"),
        environment={"DJANGO_SUPERUSER_PASSWORD": password},
    )
    with production.client() as client:
        page = client.get("/admin/login/")
        token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', page.text)
        assert token
        form = {"csrfmiddlewaretoken": token[1], "username": name, "password": password}
        headers = {"Origin": production.url, "Referer": f"{production.url}/admin/login/"}
        reply = client.post("/admin/login/?next=/admin/", data=form, headers=headers)
        home = client.get("/admin/")

    assert (reply.status_code, reply.headers["Location"]) == (302, "/admin/")
    assert home.status_code == 200
    assert all(cookie.secure for cookie in client.cookies.jar)


def test_doctor_finds_nothing_wrong(production: Production) -> None:
    production.make_key("acme")

    assert [line for line in production.manage("doctor").splitlines() if line[:2] != "ok"] == []


def test_wrong_keys_count_against_the_client_whatever_address_it_invents(
    production: Production,
) -> None:
    with production.client("tsk_wrong") as client:
        found = Counter(
            client.get(
                "/tenants/acme/stats", headers={"X-Forwarded-For": f"192.0.2.{number}"}
            ).status_code
            for number in range(80)
        )

    assert set(found) == {401, 429}
    assert found[401] <= 60


def test_a_container_that_is_not_the_proxy_cannot_claim_https_or_an_address(
    production: Production,
) -> None:
    code = """if True:
        import http.client
        c = http.client.HTTPConnection("web", 8000)
        c.request("GET", "/tenants/acme/stats", headers={"Host": "localhost",
            "X-Forwarded-For": "192.0.2.1", "X-Forwarded-Proto": "https"})
        print(c.getresponse().status)
    """

    assert production.compose("exec", "-T", "worker", "python", "-c", code).strip() == "301"
    assert "192.0.2.1" not in production.compose("logs", "web")


def test_mongodb_asks_for_a_login_and_the_proxy_does_not_reach_it(production: Production) -> None:
    ask = 'print(db.getSiblingDB("support_saas").tickets.countDocuments())'
    address = "mongodb://mongodb:27017/?directConnection=true"
    network = f"{production.project}_database"
    run = ("run", "--rm", "--network", network, "--tmpfs", "/data/db", "--tmpfs", "/data/configdb")

    with pytest.raises(AssertionError, match="requires authentication"):
        docker(*run, "--entrypoint", "mongosh", "mongo:8.0", "--quiet", address, "--eval", ask)
    ask_proxy = ("exec", "-T", "proxy", "getent", "hosts")
    assert "web" in production.compose(*ask_proxy, "web")
    with pytest.raises(AssertionError, match="getent hosts mongodb"):
        production.compose(*ask_proxy, "mongodb")


def test_the_products_user_has_rights_on_its_database_alone(production: Production) -> None:
    code = """if True:
        from pymongo import MongoClient
        from pymongo.errors import OperationFailure
        client = MongoClient(open("/run/secrets/mongo_url").read().strip())
        for attempt in (lambda: client.other.things.insert_one({}),
                        lambda: client.admin.command("usersInfo"),
                        lambda: client.admin.command("shutdown")):
            try:
                print(attempt())
            except OperationFailure as error:
                print(error.details["codeName"])
        status = client.admin.command("connectionStatus")["authInfo"]["authenticatedUserRoles"]
        print(sorted((role["role"], role["db"]) for role in status))
    """

    said = production.compose("exec", "-T", "web", "python", "-c", code).splitlines()

    assert said == [
        *("Unauthorized", "Unauthorized", "Unauthorized"),
        "[('dbAdmin', 'support_saas'), ('readWrite', 'support_saas')]",
    ]


def test_docker_shows_no_secret(production: Production) -> None:
    shown = json.dumps([production.inspect(s) for s in (*SERVICES, "migrate", "mongodb-setup")])
    secrets = [file.read_text().strip() for file in (production.folder / "secrets").iterdir()]
    url = next(secret for secret in secrets if secret.startswith("mongodb://"))
    password = url.split("@")[0].rpartition(":")[2]

    assert [text for text in (*secrets, password) if text in shown] == []
    assert not any(text in production.compose("logs") for text in (*secrets, password)), (
        "in the logs"
    )


@pytest.mark.parametrize("service", ["web", "worker", "notifications"])
def test_the_product_runs_as_nobody_in_particular(production: Production, service: str) -> None:
    said = production.compose(
        *("exec", "-T", service, "sh", "-c", "id -u; grep CapEff /proc/1/status; touch /app/x"
          " 2>&1 || true")
    ).split("\n")  # fmt: skip

    assert said[0] == "10001"
    assert said[1].split()[1] == "0" * 16
    assert "Read-only file system" in said[2]
