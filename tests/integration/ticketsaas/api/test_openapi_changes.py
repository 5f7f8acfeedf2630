"""What the documentation says otherwise than in release 0.1.0. Each difference is listed here.

Clients are generated from the document, so a change that nobody looked at may break one.
"""

import json
from collections.abc import Iterator
from itertools import chain
from typing import Any

import pytest
from django.test import Client

from tests.support.paths import ROOT

RELEASED = ROOT / "tests" / "data" / "openapi_0.1.0.json"
# Sentences that now say the same in other words.
REWORDINGS = ROOT / "tests" / "data" / "openapi_rewordings.json"
# Stands for what one of the two documents does not have.
ABSENT = "absent"
FORMAT = (
    "`csv` or `ndjson`: everything that matches as a file; without `page`, `page_size` and "
    "`cursor`. A file that is cut short ends with a broken connection. Without `format` the header "
    "`Accept` decides.\n\n* `json` - json\n* `csv` - csv\n* `ndjson` - ndjson"
)
# The lists, with the name of the example of a row.
LISTS = {
    "/tickets": "Ticket",
    "/tickets/urgent": "Ticket",
    "/tickets/{ticket_id}/history": "Example",
    "/ingest/jobs": "Job",
    "/ingest/logs": "Example",
    "/notifications": "Notification",
}
COMPONENTS = ("TicketList", "HistoryList", "JobList", "LogList", "NotificationList")
ENVELOPE = {
    "count": 1,
    "count_is_minimum": False,
    "next": None,
    "previous": None,
    "next_cursor": None,
}


def permitted(before: Any) -> dict[tuple[str, ...], Any]:
    """What the document says now, by the place in it."""
    found: dict[tuple[str, ...], Any] = {}
    for address, name in LISTS.items():
        operation = ("paths", address, "get")
        examples = (*operation, "responses", "200", "content", "application/json", "examples")
        found[(*operation, "parameters", "query format", "description")] = FORMAT
        # The same example under the name that a row's example has.
        found[(*examples, "List")] = ABSENT
        found[(*examples, name)] = look_up(before, (*examples, "List"))
    for component in COMPONENTS:
        place = ("components", "schemas", component, "properties")
        found |= {(*place, name, "example"): value for name, value in ENVELOPE.items()}
    return found


@pytest.fixture
def documents(client: Client) -> tuple[Any, Any]:
    """The released document and today's, with parameters by name instead of by number."""
    before = json.loads(RELEASED.read_text())
    after = client.get("/openapi.json").json()
    for document in (before, after):
        for operation in operations_of(document):
            operation["parameters"] = {
                f"{each['in']} {each['name']}": each for each in operation.get("parameters", ())
            }
    # The time zones that there are depend on the machine; the released document is without them.
    stats = after["paths"]["/tenants/{tenant_id}/stats"]["get"]
    assert "Europe/Paris" in stats["parameters"]["query tz"]["schema"].pop("enum")
    return before, after


def test_the_document_differs_from_the_released_one_in_what_is_listed_alone(
    documents: tuple[Any, Any],
) -> None:
    before, after = documents
    rewordings = json.loads(REWORDINGS.read_text())

    assert rewordings.keys() <= set(texts_of(before))
    before = reword(before, rewordings)
    assert dict(find_differences(before, after)) == permitted(before)


def test_every_difference_is_found() -> None:
    before = {"a": {"b": [1, {"c": 2}], "gone": None}, "same": [1]}
    after = {"a": {"b": [1, {"c": 3}], "new": {}}, "same": [1]}

    assert dict(find_differences(before, after)) == {
        ("a", "b", "1", "c"): 3,
        ("a", "gone"): ABSENT,
        ("a", "new"): {},
    }


def operations_of(document: Any) -> Iterator[Any]:
    return chain.from_iterable(methods.values() for methods in document["paths"].values())


def look_up(document: Any, place: tuple[str, ...]) -> Any:
    for name in place:
        document = document[name]
    return document


def texts_of(document: Any) -> Iterator[str]:
    if isinstance(document, str):
        yield document
    elif isinstance(document, dict | list):
        values = document.values() if isinstance(document, dict) else document
        yield from chain.from_iterable(map(texts_of, values))


def reword(document: Any, rewordings: dict[str, str]) -> Any:
    if isinstance(document, dict):
        return {name: reword(value, rewordings) for name, value in document.items()}
    if isinstance(document, list):
        return [reword(value, rewordings) for value in document]
    return rewordings.get(document, document) if isinstance(document, str) else document


def find_differences(
    before: Any, after: Any, place: tuple[str, ...] = ()
) -> Iterator[tuple[tuple[str, ...], Any]]:
    """Each place where the two are not the same, and what stands there now."""
    if isinstance(before, list) and isinstance(after, list) and len(before) == len(after):
        before, after = (dict(enumerate(each)) for each in (before, after))
    if isinstance(before, dict) and isinstance(after, dict):
        for name in before | after:
            then, now = before.get(name, ABSENT), after.get(name, ABSENT)
            yield from find_differences(then, now, (*place, str(name)))
    elif before != after or type(before) is not type(after):
        yield place, after
