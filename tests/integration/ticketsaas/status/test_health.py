from collections.abc import Iterator
from datetime import timedelta
from threading import Event
from typing import Any

import pytest
from django.test import Client

from notifications.core.circuit_breaker import CallResult, CircuitPolicy
from notifications.store import circuit
from tests.support.alerts import add_alert
from tests.support.types import Document, MakeKey, Mongo
from ticketsaas.monitoring.heartbeat import WorkerKind, beat
from ticketsaas.status import doctor, health, probes, time_limit
from ticketsaas.status.probes import Disk, ExternalApi, MongoDB, Workers
from ticketsaas.status.time_limit import Check, Unwell

PROBES = ("/health", "/health/ready", "/health/live")
GIB = 1024**3


@pytest.fixture
def gate() -> Iterator[Event]:
    """What a hanging check waits for."""
    event = Event()
    yield event
    event.set()


@pytest.fixture
def well(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the external API and a worker be there."""
    workers = Workers(alive={WorkerKind.TASK_QUEUE: 1, WorkerKind.NOTIFICATIONS: 0})
    monkeypatch.setattr(health, "probe_external_api", lambda: ExternalApi(status_code=200))
    monkeypatch.setattr(health, "probe_workers", lambda: workers)


@pytest.fixture
def open_circuit(mongo: Mongo) -> None:
    policy = CircuitPolicy(failure_threshold=1, window_size=1, timeout=timedelta(minutes=1))
    circuit.record_results([CallResult(epoch=0, succeeded=False)], policy=policy)


def lose_mongodb(*_: Any, **__: Any) -> Any:
    raise ConnectionError("mongodb://user:secret@host")


@pytest.mark.usefixtures("mongo", "upstream")
def test_a_healthy_system(client: Client) -> None:
    beat(WorkerKind.TASK_QUEUE)

    reply = client.get("/health")

    body = reply.json()
    assert (reply.status_code, body["status"], body["warnings"]) == (200, "ok", [])
    assert {name: report["status"] for name, report in body["dependencies"].items()} == {
        "mongodb": "ok",
        "external_api": "ok",
        "workers": "ok",
    }
    assert all(report["latency_ms"] >= 0 for report in body["dependencies"].values())


@pytest.mark.parametrize(
    ("probe", "name"),
    [
        ("probe_mongodb", "mongodb"),
        ("probe_external_api", "external_api"),
        ("probe_workers", "workers"),
    ],
)
@pytest.mark.usefixtures("mongo", "well")
def test_without_any_of_the_three_it_is_degraded(
    client: Client, monkeypatch: pytest.MonkeyPatch, probe: str, name: str
) -> None:
    monkeypatch.setattr(health, probe, lose_mongodb)

    reply = client.get("/health")

    body = reply.json()
    assert (reply.status_code, body["status"]) == (503, "degraded")
    assert [
        other for other, report in body["dependencies"].items() if report["status"] == "down"
    ] == [name]


@pytest.mark.parametrize(
    ("fact", "found"),
    [
        pytest.param({"status_code": 503}, "external_api", id="an error of the external API"),
        pytest.param({"replica_set": None}, "mongodb", id="no replica set"),
        pytest.param({"task_queue": 0}, "workers", id="only a notification worker"),
    ],
)
@pytest.mark.usefixtures("mongo", "well")
def test_what_answers_but_cannot_do_its_work_is_down(
    client: Client, monkeypatch: pytest.MonkeyPatch, fact: dict[str, Any], found: str
) -> None:
    alive = {WorkerKind.TASK_QUEUE: 0, WorkerKind.NOTIFICATIONS: 1}
    alone = MongoDB(version="6.0.5", replica_set=None, is_primary=True, clock_difference_seconds=0)
    answers: dict[str, Any] = {
        "external_api": ExternalApi(status_code=503),
        "mongodb": alone,
        "workers": Workers(alive=alive),
    }
    monkeypatch.setattr(health, f"probe_{found}", lambda: answers[found])
    reply = client.get("/health")
    assert reply.status_code == 503
    assert reply.json()["dependencies"][found]["status"] == "down"


@pytest.mark.usefixtures("well", "open_circuit")
def test_what_is_only_worth_a_look_is_a_warning(
    operator: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    add_alert("waiting")
    add_alert("given up", status="parked", next_attempt_at=None)
    off = MongoDB(version="8.0", replica_set="rs0", is_primary=True, clock_difference_seconds=7.2)
    monkeypatch.setattr(health, "probe_mongodb", lambda: off)
    full = Disk(total_bytes=40_000_000_000, free_bytes=3_100_000_000)
    monkeypatch.setattr(health, "probe_disk", lambda: full)

    reply = operator.get("/health")

    body = reply.json()
    assert (reply.status_code, body["status"]) == (200, "ok")
    assert [(each["code"], each["message"].partition(":")[0]) for each in body["warnings"]] == [
        ("clocks_apart", "This process's clock is 7 s off MongoDB's"),
        ("circuit_open", "The webhook fails, and 1 alerts wait until it works again."),
        ("alerts_without_worker", "1 alerts wait and no worker sends them"),
        ("alerts_parked", "1 alerts are parked"),
        ("disk_nearly_full", "MongoDB's disk has 3.1 GB of 40 GB left."),
    ]


@pytest.mark.parametrize(
    ("total", "free", "is_nearly_full"),
    [
        pytest.param(20 * GIB, 2 * GIB, False, id="a tenth of a small disk"),
        pytest.param(20 * GIB, 2 * GIB - 1, True, id="less of a small disk"),
        pytest.param(4096 * GIB, 10 * GIB, False, id="10 GiB of a large disk"),
        pytest.param(4096 * GIB, 10 * GIB - 1, True, id="less of a large disk"),
    ],
)
def test_how_much_of_a_disk_must_be_free(total: int, free: int, is_nearly_full: bool) -> None:
    assert Disk(total_bytes=total, free_bytes=free).is_nearly_full == is_nearly_full


@pytest.mark.usefixtures("mongo")
@pytest.mark.usefixtures("mongo")
def test_doctor_warns_of_a_full_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    full = Disk(total_bytes=40_000_000_000, free_bytes=3_100_000_000)
    monkeypatch.setattr(doctor, "probe_disk", lambda: full)
    finding = next(each for each in doctor.examine() if each.subject == "Disk")
    assert finding.state == "MongoDB's has 3.1 GB of 40 GB free"
    assert "larger one" in finding.advice


@pytest.mark.usefixtures("mongo")
def test_mongodb_says_how_full_its_disk_is() -> None:
    disk = probes.probe_disk()
    assert disk is not None
    assert 0 < disk.free_bytes < disk.total_bytes


class TestWhoSeesWhat:
    @pytest.fixture(autouse=True)
    def _state(self, open_circuit: None, keys_are_asked_for: None) -> None:
        """Let there be counts, reasons and warnings."""
        beat(WorkerKind.NOTIFICATIONS)
        add_alert("waiting")

    @pytest.mark.parametrize("scopes", [None, ("read", "ingest")], ids=["no key", "a tenant's key"])
    def test_a_stranger_sees_names_and_states(
        self, make_key: MakeKey, scopes: tuple[str, ...] | None
    ) -> None:
        headers = {"authorization": f"Bearer {make_key(*scopes)}"} if scopes else {}
        body = Client(headers=headers).get("/health").json()
        assert body.keys() == {"status", "version", "dependencies", "warnings"}
        assert [report.keys() for report in body["dependencies"].values()] == [
            {"status", "latency_ms"}
        ] * 3
        assert body["warnings"] == [{"code": "circuit_open"}]

    def test_an_operator_sees_counts_and_reasons(self, operator: Client) -> None:
        body = operator.get("/health").json()
        workers = body["dependencies"]["workers"]
        assert (workers["task_queue"], workers["notifications"]) == (0, 1)
        assert "qcluster" in workers["error"]
        assert body["dependencies"]["external_api"]["error"] == "ConnectError"
        assert body["dependencies"]["mongodb"]["is_primary"] is True
        assert (body["notifications"]["circuit"], body["notifications"]["waiting"]) == ("open", 1)

    def test_the_use_of_an_operators_key_is_recorded(self, operator: Client, mongo: Mongo) -> None:
        operator.get("/health")
        assert mongo.api_keys.count_documents({"last_used_at": None}) == 0

    def test_without_keys_everybody_is_an_operator(self, settings: Any) -> None:
        settings.API_AUTH = False
        assert "notifications" in Client().get("/health").json()

    @pytest.mark.parametrize("wrong", ["nonsense", "Bearer tsk_1", "revoked", "unknown"])
    @pytest.mark.usefixtures("well")
    def test_a_wrong_key_is_as_good_as_none(
        self, make_key: MakeKey, mongo: Mongo, monkeypatch: pytest.MonkeyPatch, wrong: str
    ) -> None:
        right = make_key("admin")
        if wrong == "revoked":
            mongo.api_keys.update_one({}, [{"$set": {"revoked_at": "$$NOW"}}])
            wrong = f"Bearer {right}"
        if wrong == "unknown":
            wrong = f"Bearer tsk_{'0' * 12}_{'0' * 64}"
        reply = Client(headers={"authorization": wrong}).get("/health")
        assert reply.status_code == 200
        assert reply.json()["warnings"] == [{"code": "circuit_open"}]
        assert mongo.request_windows.count_documents({}) == 0


@pytest.mark.usefixtures("mongo", "upstream")
class TestTheExternalApi:
    @pytest.fixture
    def calls(self, monkeypatch: pytest.MonkeyPatch) -> list[int]:
        """The answers of the external API, one for each time it was asked."""
        answered: list[int] = []

        def probe() -> ExternalApi:
            answered.append(500)
            return ExternalApi(status_code=500)

        monkeypatch.setattr(health, "probe_external_api", probe)
        return answered

    def test_is_not_called_once_for_each_stranger(
        self, client: Client, calls: list[int], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(health, "EXTERNAL_API_KEPT_SECONDS", 3600)
        monkeypatch.setattr(health, "CHECKS", health.make_checks())
        assert {client.get("/health").status_code for _ in range(5)} == {503}
        assert calls == [500]

    def test_is_called_again_when_its_answer_is_old(
        self, client: Client, calls: list[int], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(health, "EXTERNAL_API_KEPT_SECONDS", 0)
        monkeypatch.setattr(health, "CHECKS", health.make_checks())
        for _ in range(3):
            client.get("/health")
        assert calls == [500] * 3


def test_a_check_that_hangs_is_given_up_and_holds_one_thread(
    client: Client, gate: Event, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun = []

    def hang() -> Document:
        begun.append(True)
        gate.wait()
        return {}

    monkeypatch.setattr(time_limit, "ANSWER_SECONDS", 0.05)
    monkeypatch.setattr(health, "CHECKS", {name: Check(hang) for name in health.CHECKS})

    replies = [client.get("/health") for _ in range(3)]

    assert [reply.status_code for reply in replies] == [503] * 3
    assert replies[0].json()["dependencies"]["mongodb"]["error"] == (
        "It did not answer within 0.05 s."
    )
    assert len(begun) == len(health.CHECKS)


@pytest.mark.parametrize(
    ("error", "reason"),
    [
        (Unwell("It is no replica set."), "It is no replica set."),
        (OSError("mongodb://user:secret@host"), "OSError"),
    ],
    ids=["our own words", "anybody else's"],
)
def test_a_check_that_fails_says_why_without_an_address(error: Exception, reason: str) -> None:
    def fail() -> Document:
        raise error

    report = Check(fail).start().result(timeout=10)

    assert (report["status"], report["error"]) == ("down", reason)


def test_a_check_runs_again_once_it_has_its_answer() -> None:
    answers = iter([{"turn": 1}, {"turn": 2}])
    check = Check(lambda: next(answers))

    turns = [check.start().result(timeout=10)["turn"] for _ in range(2)]

    assert turns == [1, 2]


def test_a_kept_answer_is_given_again() -> None:
    answers = iter([{"turn": 1}, {"turn": 2}])
    check = Check(lambda: next(answers), keep_seconds=3600)

    turns = [check.start().result(timeout=10)["turn"] for _ in range(2)]

    assert turns == [1, 1]


@pytest.mark.usefixtures("mongo")
def test_it_is_ready_without_upstream_and_workers(client: Client) -> None:
    reply = client.get("/health/ready")

    assert (reply.status_code, reply.json()) == (200, {"status": "ok"})


def test_it_is_not_ready_without_mongodb(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(health, "require_answer", lose_mongodb)

    reply = client.get("/health/ready")

    assert (reply.status_code, reply.json()) == (503, {"status": "down"})
    assert reply["Retry-After"] == "5"


def test_liveness_asks_nobody(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(health, "CHECKS", {})
    monkeypatch.setattr(health, "READY", None)

    reply = client.get("/health/live")

    assert (reply.status_code, reply.json()) == (200, {"status": "ok"})


@pytest.mark.parametrize("probe", PROBES)
@pytest.mark.usefixtures("mongo", "well")
def test_a_probe_may_ask_by_head(client: Client, probe: str) -> None:
    assert client.head(probe).status_code == client.get(probe).status_code == 200


@pytest.mark.parametrize("probe", PROBES)
def test_a_probe_speaks_plain_http_to_the_process_itself(
    client: Client, settings: Any, probe: str
) -> None:
    settings.SECURE_SSL_REDIRECT = True
    assert client.get(probe).status_code in (200, 503)
