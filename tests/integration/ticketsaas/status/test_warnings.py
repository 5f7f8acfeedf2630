"""What is only worth a look is a warning of `/health` and of `manage.py doctor`."""

import pytest
from django.test import Client

from tests.support.alerts import add_alert
from ticketsaas.status import doctor, health, probes
from ticketsaas.status.probes import Disk, MongoDB

GIB = 1024**3


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
    assert [(each["code"], each["message"]) for each in body["warnings"]] == [
        (
            "clocks_apart",
            "This process's clock is 7 s off MongoDB's: synchronise both machines' clocks (NTP).",
        ),
        ("circuit_open", "The webhook fails. Alerts that wait until it works again: 1."),
        (
            "alerts_without_worker",
            "No worker sends alerts: run manage.py deliver_notifications. Alerts that wait: 1.",
        ),
        (
            "alerts_parked",
            "The webhook did not take some alerts: have them sent again in the admin once it does. "
            "Alerts that are parked: 1.",
        ),
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
