"""The circuit in the admin: how it is shown, who may reset it, and the notices about it."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.auth.models import User
from django.test import Client

from notifications.store import circuit
from tests.support.admin_pages import messages_of, read_page
from tests.support.logins import log_in
from tests.support.types import Document, Mongo

AddAlert = Callable[..., str]

CIRCUITS = "/admin/notifications/circuit/"
CIRCUIT = f"{CIRCUITS}notify/change/"
RESET = f"{CIRCUITS}notify/reset/"
ALERTS = "/admin/notifications/notification/"
NOTHING_TO_RESET = "The circuit is closed and no call has failed; there is nothing to reset."
SOON = datetime.now(UTC).replace(microsecond=0) + timedelta(hours=1)
EARLIER = SOON - timedelta(hours=2)
UNTIL = f"no alert is sent until {SOON:%H:%M:%S} UTC."


@pytest.fixture
def client(mongo: Mongo) -> Client:
    """Log in as ann, who may only see alerts and the circuit, and reset it."""
    return log_in("ann", "view_notification", "view_circuit", "reset_circuit")


def write_circuit(mongo: Mongo, **overrides: Any) -> None:
    """Store an open circuit, with `overrides`."""
    row = {
        "status": "open",
        "epoch": 3,
        "results": [True, False, False, False, False, False],
        "opened_at": EARLIER,
        "retry_at": SOON,
        "version": 7,
    }
    mongo.circuits.insert_one({"_id": "notify"} | row | overrides)


CLOSED = {"status": "closed", "results": [True], "opened_at": None, "retry_at": None}


class TestItsPage:
    def test_before_the_first_delivery_it_says_when_there_will_be_one(
        self, client: Client, mongo: Mongo
    ) -> None:
        assert "manage.py deliver_notifications" in read_page(client, CIRCUITS)
        assert mongo.circuits.count_documents({}) == 0

    def test_it_stands_for_the_list(self, client: Client, mongo: Mongo) -> None:
        write_circuit(mongo)
        assert client.get(CIRCUITS, follow=True).redirect_chain == [(CIRCUIT, 302)]

    def test_an_open_circuit_is_shown_with_its_reasons(self, client: Client, mongo: Mongo) -> None:
        write_circuit(mongo)
        page = read_page(client, CIRCUIT)
        assert f"The circuit is open: {UNTIL}" in page
        assert "5 of the last 6, 83 %" in page
        assert "5 failures among the last 10 calls" in page
        assert f"{EARLIER:%Y-%m-%d %H:%M:%S} UTC" in page
        strip = page.partition("flex-wrap gap-1")[2].partition("</div>")[0]
        shown = [line.strip() for line in strip.splitlines() if line.strip() in ("ok", "failed")]
        assert ["ok", *["failed"] * 5] == shown

    @pytest.mark.parametrize("status", ["open", "half_open"])
    def test_after_its_time_it_is_half_open_though_no_alert_tries_it(
        self, client: Client, mongo: Mongo, status: str
    ) -> None:
        write_circuit(mongo, status=status, retry_at=EARLIER)
        page = read_page(client, CIRCUIT)
        assert "The circuit is half open: the next alert is a probe" in page
        assert f"{EARLIER:%Y-%m-%d %H:%M:%S} UTC" in page
        assert page.count(f"{EARLIER:%H:%M:%S}") == 1
        assert "circuit is open" not in page
        assert mongo.circuits.find_one()["version"] == 7
        client.post(RESET)
        assert LogEntry.objects.get().change_message.startswith("Reset; it was half open")

    def test_one_that_was_never_called_says_so(self, client: Client, mongo: Mongo) -> None:
        circuit.read_status()
        page = read_page(client, CIRCUIT)
        assert "No call has completed since the circuit closed." in page
        assert "Alerts are sent as soon as they are due." in page
        assert RESET not in page


class TestResetting:
    def test_it_is_asked_by_get(self, client: Client, mongo: Mongo) -> None:
        write_circuit(mongo)
        assert f'href="{RESET}"' in read_page(client, CIRCUIT)
        asked = read_page(client, RESET)
        assert "Reset the circuit?" in asked
        assert "opens again after 5 failures" in asked
        assert mongo.circuits.find_one()["status"] == "open"

    @pytest.mark.parametrize(
        "troubled",
        [
            pytest.param({}, id="open"),
            pytest.param({"status": "half_open"}, id="half open"),
            pytest.param(CLOSED | {"results": [True, False]}, id="near to opening"),
            pytest.param(CLOSED | {"retry_at": SOON}, id="paused"),
        ],
    )
    def test_it_is_carried_out_by_post_and_reported(
        self, client: Client, mongo: Mongo, troubled: Document
    ) -> None:
        write_circuit(mongo, **troubled)
        response = client.post(RESET, follow=True)
        assert response.redirect_chain == [(CIRCUIT, 302)]
        assert messages_of(response) == ["The circuit is reset: calls go out again."]
        row = mongo.circuits.find_one()
        assert (row["status"], row["results"], row["retry_at"]) == ("closed", [], None)

    def test_it_is_recorded_in_the_admin_log(self, client: Client, mongo: Mongo) -> None:
        write_circuit(mongo, status="half_open")
        client.post(RESET)
        entry = LogEntry.objects.get()
        assert (
            entry.user.username,
            entry.object_id,
            entry.action_flag,
        ) == ("ann", "notify", CHANGE)
        assert entry.change_message == "Reset; it was half open, 5 of 6 calls had failed."
        assert entry.get_admin_url() == CIRCUIT

    @pytest.mark.parametrize("method", ["get", "post"])
    def test_with_nothing_to_reset_it_is_refused(
        self, client: Client, mongo: Mongo, method: str
    ) -> None:
        write_circuit(mongo, **CLOSED | {"retry_at": EARLIER})
        assert RESET not in read_page(client, CIRCUIT)
        response = getattr(client, method)(RESET, follow=True)
        assert messages_of(response) == [NOTHING_TO_RESET]
        assert mongo.circuits.find_one()["version"] == 7
        assert not LogEntry.objects.exists()

    def test_a_missing_one_is_reported(self, client: Client) -> None:
        response = client.post(RESET, follow=True)
        assert messages_of(response) == ["There is no circuit notify."]


class TestWhoMayReset:
    @pytest.mark.parametrize(
        "permissions",
        [
            pytest.param(("view_circuit",), id="who only sees it"),
            pytest.param(("view_circuit", "change_circuit"), id="who changes rows"),
            pytest.param(("reset_circuit",), id="who does not see it"),
        ],
    )
    def test_nobody_without_both_permissions(
        self, mongo: Mongo, permissions: tuple[str, ...]
    ) -> None:
        write_circuit(mongo)
        client = log_in("bob", *permissions)
        assert RESET not in client.get(CIRCUIT).content.decode()
        answers = [client.get(RESET), client.post(RESET)]
        assert [answer.status_code for answer in answers] == [403] * 2
        assert mongo.circuits.find_one()["status"] == "open"

    def test_nobody_by_a_link_on_another_site(self, client: Client, mongo: Mongo) -> None:
        write_circuit(mongo)
        strict = Client(enforce_csrf_checks=True)
        strict.cookies = client.cookies
        assert strict.post(RESET).status_code == 403
        assert mongo.circuits.find_one()["status"] == "open"

    def test_nobody_can_add_change_or_delete_one(self, mongo: Mongo) -> None:
        write_circuit(mongo)
        client = Client()
        client.force_login(User.objects.create_superuser("root"))
        paths = (f"{CIRCUITS}add/", CIRCUIT, CIRCUIT.replace("change", "delete"))
        assert [client.post(path, {"post": "yes"}).status_code for path in paths] == [403] * 3


@pytest.mark.parametrize("path", ["/admin/", ALERTS])
class TestNoticing:
    @pytest.mark.parametrize(
        ("circuit", "expected"),
        [
            pytest.param({}, f"The circuit is open: {UNTIL}", id="open"),
            pytest.param(
                {"retry_at": EARLIER},
                "The circuit is half open: the next alert is a probe, and its outcome decides.",
                id="a probe is due",
            ),
            pytest.param(
                {"status": "half_open"},
                "The circuit is half open: one alert is on its way, and its outcome decides.",
                id="half open",
            ),
            pytest.param(
                CLOSED | {"retry_at": SOON}, f"The webhook asked for a pause: {UNTIL}", id="paused"
            ),
        ],
    )
    def test_what_holds_alerts_back_is_announced_with_a_link_to_the_circuit(
        self, client: Client, mongo: Mongo, path: str, circuit: Document, expected: str
    ) -> None:
        write_circuit(mongo, **circuit)
        page = read_page(client, path)
        assert f'{expected} <a href="{CIRCUIT}"' in page
        assert "parked</a>" not in page

    @pytest.mark.parametrize(
        ("count", "expected"), [(1, "1 alert is parked"), (2, "2 alerts are parked")]
    )
    def test_parked_alerts_are_announced_with_a_link_to_them(
        self, client: Client, add_alert: AddAlert, path: str, count: int, expected: str
    ) -> None:
        for number in range(count):
            add_alert(f"n{number}", status="parked", next_attempt_at=None)
        page = read_page(client, path)
        assert expected in page
        assert f'href="{ALERTS}?status__exact=parked"' in page

    def test_when_all_is_well_nothing_is_announced(
        self, client: Client, mongo: Mongo, add_alert: AddAlert, path: str
    ) -> None:
        write_circuit(mongo, **CLOSED | {"retry_at": EARLIER})
        add_alert("n1")
        page = read_page(client, path)
        assert "No alert" not in page
        assert [text for text in ("alert is", "parked</a>") if text in page] == []

    def test_the_circuit_is_no_link_for_those_who_may_not_see_it(
        self, mongo: Mongo, path: str
    ) -> None:
        write_circuit(mongo)
        page = read_page(log_in("bob", "view_notification"), path)
        assert UNTIL in page
        assert CIRCUIT not in page


def test_those_who_may_not_see_alerts_see_no_notice_of_them(
    mongo: Mongo, add_alert: AddAlert
) -> None:
    write_circuit(mongo)
    add_alert("n1", status="parked", next_attempt_at=None)
    page = read_page(log_in("bob", "view_ticket"), "/admin/")
    assert [text in page for text in (UNTIL, "1 alert is parked")] == [False, False]
