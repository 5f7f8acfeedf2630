"""What `manage.py doctor` says about keys, a development server that strangers reach, and the webhook."""

import re
import shlex
from datetime import timedelta
from io import StringIO
from ipaddress import ip_network
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client

from notifications.core.circuit_breaker import CallResult, CircuitPolicy
from notifications.store import circuit
from tests.support.factories import NOON
from tests.support.stored_tickets import forget_words, store
from tests.support.types import MakeKey, Mongo
from tickets.store.tickets import record_tenant
from ticketsaas.status import doctor
from ticketsaas.status.doctor import examine
from ticketsaas.status.finding import Finding

pytestmark = pytest.mark.usefixtures("mongo", "keys_are_asked_for")


def find(subject: str) -> Finding:
    return next(finding for finding in examine() if finding.subject == subject)


def test_without_a_key_it_says_how_to_make_one() -> None:
    words = re.findall("`manage.py createapikey (.*)`", find("API keys").advice)[0].split()
    call_command("createapikey", *words, stdout=StringIO())
    assert find("API keys").advice == ""


@pytest.mark.parametrize("spoiled", ["revoked_at", "expires_at"])
def test_a_refused_key_does_not_count(make_key: MakeKey, mongo: Any, spoiled: str) -> None:
    make_key()
    assert find("API keys").advice == ""
    mongo.api_keys.update_one({}, [{"$set": {spoiled: {"$subtract": ["$$NOW", 1]}}}])
    assert "manage.py createapikey" in find("API keys").advice


@pytest.mark.parametrize(("debug", "is_wrong"), [(True, False), (False, True)])
def test_asking_for_no_key_is_wrong_in_production(
    settings: Any, debug: bool, is_wrong: bool
) -> None:
    settings.API_AUTH, settings.DEBUG = False, debug
    finding = find("API keys")
    assert "reads every tenant" in finding.state
    assert ("API_AUTH=on" in finding.advice) == is_wrong


@pytest.mark.parametrize(
    ("hosts", "is_wrong"), [(["localhost"], False), (["localhost", "api.example.com"], True)]
)
def test_debug_is_wrong_where_others_reach_the_server(
    settings: Any, hosts: list[str], is_wrong: bool
) -> None:
    settings.DEBUG, settings.ALLOWED_HOSTS = True, hosts
    assert ("DEBUG=off" in find("Mode").advice) == is_wrong


@pytest.mark.parametrize(
    ("address", "behind_tls", "proxies", "advice"),
    [
        pytest.param("127.0.0.1", False, [], None, id="this machine alone"),
        pytest.param("::1", False, [], None, id="this machine alone, IPv6"),
        pytest.param("0.0.0.0", False, [], "BEHIND_TLS=on", id="plain HTTP"),
        pytest.param("::", False, ["10.0.0.1"], "BEHIND_TLS=on", id="plain HTTP, IPv6"),
        pytest.param("0.0.0.0", True, ["127.0.0.1", "::1"], "TRUSTED_PROXIES", id="no proxy"),
        pytest.param("0.0.0.0", True, ["127.0.0.1", "10.0.0.1"], None, id="behind a proxy"),
    ],
)
def test_in_production_it_looks_at_who_reaches_the_server_and_how(
    settings: Any, address: str, behind_tls: bool, proxies: list[str], advice: str | None
) -> None:
    settings.DEBUG = False
    settings.BIND_ADDRESS, settings.BEHIND_TLS = address, behind_tls
    settings.TRUSTED_PROXIES = [ip_network(proxy) for proxy in proxies]
    found = find("Address").advice
    assert bool(found) == (advice is not None)
    assert (advice or "") in found


@pytest.mark.parametrize(
    ("address", "asks_for_keys", "harm"),
    [
        pytest.param("127.0.0.1", False, None, id="this machine alone"),
        pytest.param("0.0.0.0", False, "reads and changes everything", id="no keys"),
        pytest.param("::", True, "sees the insides of errors", id="keys"),
    ],
)
def test_in_development_it_warns_of_a_server_that_the_network_reaches(
    settings: Any,
    monkeypatch: pytest.MonkeyPatch,
    address: str,
    asks_for_keys: bool,
    harm: str | None,
) -> None:
    monkeypatch.setattr(doctor, "CONTAINER_MARKS", ())
    settings.DEBUG, settings.BIND_ADDRESS, settings.API_AUTH = True, address, asks_for_keys
    found = find("Address")
    assert ("BIND_ADDRESS=127.0.0.1" in found.advice) == (harm is not None)
    assert (harm or "") in found.state


def test_in_a_container_for_development_it_says_which_port_decides(
    settings: Any, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "mark").touch()
    monkeypatch.setattr(doctor, "CONTAINER_MARKS", (tmp_path / "none", tmp_path / "mark"))
    settings.DEBUG, settings.BIND_ADDRESS = True, "0.0.0.0"
    found = find("Address")
    assert "publish its port on 127.0.0.1 alone" in found.state
    assert found.advice == ""


def test_a_failing_webhook_is_wrong_in_health_and_doctor_alike(client: Client) -> None:
    policy = CircuitPolicy(failure_threshold=1, window_size=1, timeout=timedelta(minutes=1))
    circuit.record_results([CallResult(epoch=0, succeeded=False)], policy=policy)
    assert client.get("/health").json()["warnings"] == [{"code": "circuit_open"}]
    finding = find("Alerts")
    assert "the circuit is open" in finding.state
    assert "NOTIFY_URL" in finding.advice


def test_a_webhook_that_nothing_has_tried_again_is_half_open_and_no_alert_is_said_to_wait(
    operator: Client, mongo: Mongo, open_circuit: None
) -> None:
    mongo.circuits.update_one({}, [{"$set": {"retry_at": "$$NOW"}}])
    body = operator.get("/health").json()
    assert body["notifications"]["circuit"] == "half_open"
    [warning] = body["warnings"]
    assert warning["code"] == "circuit_half_open"
    assert "No alert waits" in warning["message"]
    finding = find("Alerts")
    assert "the circuit is half open; waiting: 0" in finding.state


def test_tenants_whose_tickets_have_old_words_are_named_with_the_command(mongo: Mongo) -> None:
    for tenant_id in ("acme", "globex", "a'b"):
        store([{"external_id": "t-1"}], tenant_id=tenant_id)
    assert find("Words").advice == ""
    forget_words(mongo, tenant_id="a'b")
    finding = find("Words")
    assert "in an earlier way: a'b" in finding.state
    (command,) = re.findall("`manage.py (reclassify .*)`", finding.advice)
    forget_words(mongo)
    assert "reclassify --all`" in find("Words").advice
    call_command(*shlex.split(command), stdout=StringIO())
    assert find("Words").state.endswith("in an earlier way: acme")
    call_command("reclassify", "--all", stdout=StringIO())
    assert find("Words").advice == ""


def test_a_tenant_of_before_without_tickets_begins_with_todays_words(mongo: Mongo) -> None:
    mongo.tenants.insert_one({"_id": "acme", "has_rollups": True, "words_version": None})
    assert find("Words").advice == ""
    record_tenant("acme", now=NOON)
    store([{"external_id": "t-1"}])
    assert find("Words").advice == ""


def test_tickets_that_were_there_before_their_tenant_have_old_words(mongo: Mongo) -> None:
    store([{"external_id": "t-1"}])
    mongo.tenants.delete_many({})
    record_tenant("acme", now=NOON)
    record_tenant("acme", now=NOON)
    assert "acme" in find("Words").state


def test_many_tenants_with_old_words_are_not_all_listed(mongo: Mongo) -> None:
    for number in range(8):
        store([{"external_id": "t-1"}], tenant_id=f"t{number}")
    mongo.tenants.update_many({}, {"$unset": {"words_version": 1}})
    assert find("Words").state.endswith(": t0, t1, t2, t3, t4 and 3 more")
