"""Every fault of the webhook as a client meets it."""

import httpx
import pytest


def switch(mock: httpx.Client, **faults: object) -> None:
    assert mock.post("/control/faults", json=faults).status_code == 200


def notify(mock: httpx.Client, ticket_id: str = "t") -> int:
    alert = {"ticket_id": ticket_id, "tenant_id": "acme", "urgency": "high", "reason": "outage"}
    return mock.post("/notify", json=alert).status_code


def accepted(mock: httpx.Client) -> list[bool]:
    log = mock.get("/control/notifications").json()
    return [each["accepted"] for each in log["notifications"]]


def test_each_tickets_first_alerts_fail(mock: httpx.Client) -> None:
    switch(mock, notify_flaky=2)
    answers = [notify(mock, ticket_id) for ticket_id in ("a", "b", "a", "a", "b", "b")]
    assert answers == [503, 503, 503, 200, 503, 200]
    assert accepted(mock) == [False, False, False, True, False, True]


def test_alerts_may_fail_always(mock: httpx.Client) -> None:
    switch(mock, notify_dead=True)
    assert [notify(mock) for _ in range(3)] == [503, 503, 503]


def test_alerts_may_be_rate_limited(mock: httpx.Client) -> None:
    switch(mock, notify_429=9)
    assert notify(mock) == 429


@pytest.mark.parametrize(("status", "taken"), [(204, True), (400, False), (410, False)])
def test_alerts_may_get_any_status(mock: httpx.Client, status: int, taken: bool) -> None:
    switch(mock, notify_status=status)
    assert (notify(mock), accepted(mock)) == (status, [taken])


def test_an_alert_may_be_accepted_and_its_answer_lost(mock: httpx.Client) -> None:
    switch(mock, notify_drop_after_accept=1)
    with pytest.raises(httpx.RemoteProtocolError):
        notify(mock)
    assert (notify(mock), accepted(mock)) == (200, [True, True])


def test_a_slow_alert_is_accepted_although_nobody_waits(mock: httpx.Client) -> None:
    switch(mock, notify_slow_ms=60_000)
    with pytest.raises(httpx.ReadTimeout):
        mock.post(
            "/notify",
            json={"ticket_id": "t", "tenant_id": "acme", "urgency": "high", "reason": "r"},
            timeout=0.2,
        )
    assert accepted(mock) == [True]
