"""The mock of upstream as the source of truth: what it has for a tenant, read without the product's code."""

import json
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import quote

import httpx

from mock_external_api.faults.bad_records import mangle
from mock_external_api.feed.tickets import to_ticket
from tests.faults.support import model

TENANT, OTHER_TENANT = "acme", "globex"
NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
# Ids of every kind; they are part of paths, too.
ID_SHAPES = ("{:02}", "t-{:02}", "t/{:02}", "ä {:02}?")


class Upstream:
    """`versions` has every content that a ticket ever had, oldest first.

    `damage` is the kind of damage that the feed does to some of its records now, if any. What can be read of
    them is a version too, or, if they have an id of their own, one of the `phantoms` that only the feed has.
    """

    def __init__(self, client: httpx.Client) -> None:
        self.client = client
        self.versions: dict[str, list[model.Fields]] = {}
        self.phantoms: dict[str, list[model.Fields]] = {}
        self.damage = ""
        self._on: list[str] = []
        self._created = 0
        assert client.post("/control/reset").status_code == 200
        self.create(2, tenant_id=OTHER_TENANT, text="Question", age=1)

    def switch(self, **faults: Any) -> None:
        """Switch these faults on and all others off."""
        off = dict.fromkeys(self._on)
        self._on = []
        self.switch_on(**off | faults)

    def switch_on(self, **faults: Any) -> None:
        """Switch these faults on as well."""
        self._on += faults
        assert self.client.post("/control/faults", json=faults).status_code == 200

    def mutate(self, **operations: Any) -> None:
        reply = self.client.post("/control/mutate", json=operations)
        assert reply.status_code == 200, reply.text

    def create(
        self, count: int, *, text: str, age: int, tenant_id: str = TENANT, home: str = ""
    ) -> None:
        """Create tickets that are `age` hours old, in their tenant's feed or in that of `home`."""
        time = f"{NOW - timedelta(hours=age):%Y-%m-%dT%H:%M:%S}.000Z"
        raw = {"tenant_id": tenant_id, "source": "email", "customer_id": "c-1", "status": "open"}
        raw |= {"subject": text, "message": text, "created_at": time, "updated_at": time}
        numbers = range(self._created, self._created + count)
        self._created += count
        tickets = [raw | {"id": ID_SHAPES[n % len(ID_SHAPES)].format(n)} for n in numbers]
        self.mutate(create={"tenant_id": home or tenant_id, "tickets": tickets})

    def read_records(self, **parameters: Any) -> list[Any]:
        """Read the tenant's feed from its first page to its last, with the faults that are on."""
        records, page = [], 1
        while page is not None:
            parameters = {"tenant_id": TENANT} | parameters | {"page": page}
            reply = self.client.get("/external/support-tickets", params=parameters).json()
            records += reply["tickets"]
            page = reply["next_page"]
        return records

    def listed(self) -> set[str]:
        """Return the ids of the tenant's tickets in the feed; call it with no fault on."""
        own = [r for r in self.read_records() if not model.is_foreign(r, tenant_id=TENANT)]
        return {read[0] for raw in own if (read := model.read_record(raw)) is not None}

    def gone(self) -> set[str]:
        """Return the ids that upstream lists as deleted, or doesn't know; call it with no fault on."""
        deleted = self.client.get("/external/deleted-tickets").json()["deleted_ids"]
        return {*deleted, *self.phantoms}

    def has_shown(self, ticket_id: str, fields: model.Fields) -> bool:
        """Return whether upstream ever showed this content of the ticket."""
        shown = self.versions.get(ticket_id, []) + self.phantoms.get(ticket_id, [])
        return fields in shown

    def count_calls(self) -> int:
        return self.client.get("/control/calls").json()["count"]

    def observe(self) -> None:
        """Remember the current versions; call it with no fault on."""
        listed = self.read_records(include_deleted="true")
        self._remember(listed)
        self.look_at(self.versions.keys() - {raw["id"] for raw in listed})

    def look_at(self, ids: Iterable[str]) -> None:
        """Remember the versions that upstream shows in single look-ups."""
        self._remember(self.read_singly(ids))

    def read_singly(self, ids: Iterable[str]) -> list[Any]:
        """Return the tickets that upstream shows when asked for them one by one."""
        paths = [f"/external/support-tickets/{quote(each, safe='')}" for each in ids]
        replies = [self.client.get(path) for path in paths]
        return [reply.json() for reply in replies if reply.status_code == 200]

    def _remember(self, records: Iterable[Any]) -> None:
        own = [raw for raw in records if not model.is_foreign(raw, tenant_id=TENANT)]
        for raw in own:
            self.versions.setdefault(raw["id"], [])
        for raw in own:
            for shown in (raw, self._damaged(raw)) if self.damage else (raw,):
                self._remember_version(model.read_record(shown))

    def _damaged(self, raw: Any) -> Any:
        ticket = to_ticket(raw, key=raw["id"], home=TENANT)
        return json.loads(mangle(ticket, position=1, every=1, kind=self.damage))

    def _remember_version(self, read: tuple[str, model.Fields] | None) -> None:
        if read is None:
            return
        ticket_id, fields = read
        of_ids = self.versions if ticket_id in self.versions else self.phantoms
        known = of_ids.setdefault(ticket_id, [])
        if fields not in known:
            known.append(fields)
