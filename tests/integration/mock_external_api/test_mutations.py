"""What time and people do to the upstream between two crawls."""

from typing import Any

import httpx
import pytest

LIST = "/external/support-tickets"
DELETED = "/external/deleted-tickets"


def mutate(mock: httpx.Client, **operations: object) -> dict[str, list[str]]:
    reply = mock.post("/control/mutate", json=operations)
    assert reply.status_code == 200, reply.text
    touched: dict[str, list[str]] = reply.json()
    return touched


def listed(mock: httpx.Client, tenant_id: str = "acme") -> dict[str, dict[str, Any]]:
    tickets, page = dict[str, dict[str, Any]](), 1
    while page:
        reply = mock.get(LIST, params={"tenant_id": tenant_id, "page": page}).json()
        tickets |= {ticket["id"]: ticket for ticket in reply["tickets"]}
        page = reply["next_page"] or 0
    return tickets


def test_changed_tickets_have_another_status_and_a_later_time(mock: httpx.Client) -> None:
    before = listed(mock)
    touched = mutate(mock, change={"tenant_id": "acme", "count": 5})["change"]
    after = listed(mock)
    assert [key for key in after if after[key] != before[key]] == touched
    assert len(touched) == 5
    for key in touched:
        assert after[key]["status"] != before[key]["status"]
        assert after[key]["updated_at"] > before[key]["updated_at"]


def test_every_change_moves_the_time_on_even_under_a_stopped_clock(mock: httpx.Client) -> None:
    [key] = mutate(mock, change={"tenant_id": "acme", "count": 1, "message": "first"})["change"]
    first = mock.get(f"{LIST}/{key}").json()
    mutate(mock, change={"ids": [key], "message": "second"})
    second = mock.get(f"{LIST}/{key}").json()
    assert (first["message"], second["message"]) == ("first", "second")
    assert second["updated_at"] > first["updated_at"]
    assert second["status"] == first["status"]


def test_deleted_tickets_leave_the_feed_and_come_back_when_restored(mock: httpx.Client) -> None:
    before = listed(mock)
    gone = mutate(mock, delete={"tenant_id": "acme", "count": 3})["delete"]
    assert set(before) - set(listed(mock)) == set(gone)
    assert mock.get(DELETED).json()["deleted_ids"] == gone
    assert [mock.get(f"{LIST}/{key}").status_code for key in gone] == [404, 404, 404]
    mutate(mock, restore={"ids": gone})
    assert (listed(mock), mock.get(DELETED).json()["deleted_ids"]) == (before, [])


def test_deleted_tickets_are_listed_with_their_time_when_asked_for(mock: httpx.Client) -> None:
    [gone] = mutate(mock, delete={"tenant_id": "initech", "count": 1})["delete"]
    reply = mock.get(LIST, params={"tenant_id": "initech", "include_deleted": "true"}).json()
    deleted = {t["id"]: t["deleted_at"] for t in reply["tickets"] if "deleted_at" in t}
    assert deleted == {gone: "2026-03-12T15:30:00.000Z"}


def test_a_vanished_ticket_is_only_unlisted(mock: httpx.Client) -> None:
    [key] = mutate(mock, vanish={"tenant_id": "acme", "count": 1})["vanish"]
    assert key not in listed(mock)
    assert mock.get(DELETED).json()["deleted_ids"] == []
    assert mock.get(f"{LIST}/{key}").status_code == 200


def test_created_tickets_are_the_newest_of_the_feed(mock: httpx.Client) -> None:
    created = mutate(mock, create={"tenant_id": "acme", "count": 3})["create"]
    assert list(listed(mock))[-3:] == created


def test_a_raw_ticket_may_stand_in_another_tenants_feed(mock: httpx.Client) -> None:
    raw = {"id": "stray", "tenant_id": "globex"}
    mutate(mock, create={"tenant_id": "acme", "tickets": [raw]})
    assert (listed(mock)["stray"], "stray" in listed(mock, "globex")) == (raw, False)


def test_fields_may_be_set_to_anything(mock: httpx.Client) -> None:
    key = next(iter(listed(mock)))
    before = mock.get(f"{LIST}/{key}").json()
    mutate(mock, set={"ids": [key], "fields": {"updated_at": None, "$odd": [1]}})
    assert mock.get(f"{LIST}/{key}").json() == before | {"updated_at": None, "$odd": [1]}


def test_a_ticket_with_unreadable_times_can_still_be_changed(mock: httpx.Client) -> None:
    mutate(mock, create={"tenant_id": "acme", "tickets": [{"id": "odd", "updated_at": 5}]})
    mutate(mock, change={"ids": ["odd"], "status": "closed"})
    expected = {"id": "odd", "status": "closed", "updated_at": "2026-03-12T15:30:00.000Z"}
    assert mock.get(f"{LIST}/odd").json() == expected


def test_what_is_no_object_has_no_fields_to_set(mock: httpx.Client) -> None:
    [key] = mutate(mock, create={"tenant_id": "acme", "tickets": [None]})["create"]
    reply = mock.post("/control/mutate", json={"set": {"ids": [key], "fields": {}}})
    assert (reply.status_code, reply.json()["error"]) == (400, "invalid_order")


def test_a_reset_brings_everything_back(mock: httpx.Client) -> None:
    before = listed(mock)
    mutate(
        mock,
        change={"tenant_id": "acme", "count": 9},
        delete={"tenant_id": "acme", "count": 9},
        vanish={"tenant_id": "acme", "count": 9},
        create={"tenant_id": "acme", "count": 9},
    )
    mock.post("/control/reset")
    assert listed(mock) == before


def test_the_same_mutations_after_a_reset_give_the_same_tickets(mock: httpx.Client) -> None:
    def after_mutations() -> dict[str, dict[str, Any]]:
        mock.post("/control/reset")
        mutate(
            mock, create={"tenant_id": "acme", "count": 2}, delete={"tenant_id": "acme", "count": 2}
        )
        return listed(mock)

    assert after_mutations() == after_mutations()


@pytest.mark.parametrize(
    ("operations", "status", "reason"),
    [
        pytest.param({"explode": {}}, 400, "expected objects named change", id="unknown"),
        pytest.param({"delete": []}, 400, "expected objects", id="not an object"),
        pytest.param({"delete": {}}, 400, "name the tickets", id="no tickets named"),
        pytest.param({"delete": {"ids": "x"}}, 400, "name the tickets", id="ids no list"),
        pytest.param({"delete": {"ids": ["x"]}}, 404, "no ticket has the id 'x'", id="unknown id"),
        pytest.param({"delete": {"tenant_id": "acme"}}, 400, "count must be", id="no count"),
        pytest.param({"set": {"ids": []}}, 400, "set needs fields", id="no fields"),
        pytest.param({"restore": {"tenant_id": "acme"}}, 400, "restore needs ids", id="restore"),
        pytest.param({"create": {"count": 1}}, 400, "create needs tickets", id="no tenant"),
        pytest.param({"create": {"tickets": [5]}}, 400, "needs one next to", id="raw, no tenant"),
    ],
)
def test_a_mutation_that_makes_no_sense_is_refused(
    mock: httpx.Client, operations: dict[str, object], status: int, reason: str
) -> None:
    reply = mock.post("/control/mutate", json=operations)
    assert reply.status_code == status
    assert reason in reply.json()["detail"]
