"""Every difference between today's OpenAPI document and that of release 0.1.0 is listed here.

Clients are generated from the document, so an unnoticed change may break one.
"""

import json
from collections.abc import Iterator
from itertools import chain
from typing import Any

import pytest
from django.test import Client

from analytics.core.report_request import FIELDS
from tests.support.paths import ROOT
from ticketsaas import __version__

RELEASED = ROOT / "tests" / "data" / "openapi_0.1.0.json"
# Sentences of the released document, and how they are worded now.
REWORDINGS = ROOT / "tests" / "data" / "openapi_rewordings.json"
# Parts that replace the released ones: the health check, whose replies have changed. VERSION stands for the
# product's version.
REPLACED = ROOT / "tests" / "data" / "openapi_health.json"
# Fields that replies have gained since, by the name of their schema.
ADDED = ROOT / "tests" / "data" / "openapi_added_fields.json"
# Schemas, operations (by address and method) and parameters (by address, method and name) that are new.
NEW = ROOT / "tests" / "data" / "openapi_new_parts.json"
# Stands for what the document no longer has.
ABSENT = "absent"
FORMAT = (
    "`csv` or `ndjson`: everything that matches as a file; without `page`, `page_size` and "
    "`cursor`. A file that is cut short ends with a broken connection. Without `format` the header "
    "`Accept` decides.\n\n* `json` - json\n* `csv` - csv\n* `ndjson` - ndjson"
)
# The lists, each with the name of its rows' example.
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
    """Return the permitted differences: what the document now says, by its place there."""
    found: dict[tuple[str, ...], Any] = {("info", "version"): __version__}
    for address, name in LISTS.items():
        operation = ("paths", address, "get")
        examples = (*operation, "responses", "200", "content", "application/json", "examples")
        found[(*operation, "parameters", "query format", "description")] = FORMAT
        # The same example, now named like the example of a row.
        found[(*examples, "List")] = ABSENT
        found[(*examples, name)] = look_up(before, (*examples, "List"))
    # A report has more parts to choose from.
    fields = ("paths", "/tenants/{tenant_id}/stats", "get", "parameters", "query fields")
    found[(*fields, "schema", "pattern")] = "^({0})(,({0}))*$".format("|".join(FIELDS))
    for component in COMPONENTS:
        place = ("components", "schemas", component, "properties")
        found |= {(*place, name, "example"): value for name, value in ENVELOPE.items()}
    waits = ("components", "schemas", "WaitingForEnum", "enum")
    found[waits] = [*look_up(before, waits), "upstream"]
    # A person may correct labels.
    actions = ("components", "schemas", "ActionEnum")
    for name, more in (("enum", ["relabelled"]), ("description", "\n* `relabelled` - relabelled")):
        found[(*actions, name)] = look_up(before, (*actions, name)) + more
    # A log row begins with its job's run.
    found[("components", "schemas", "Log", "properties", "ended_at", "nullable")] = True
    return found


@pytest.fixture
def documents(client: Client) -> tuple[Any, Any]:
    """Return the released document and today's, both with parameters by name, not by index."""
    before = json.loads(RELEASED.read_text())
    replace_parts(before, json.loads(REPLACED.read_text().replace("VERSION", __version__)))
    after = client.get("/openapi.json").json()
    remove_added(after, json.loads(ADDED.read_text()))
    remove_new(after, json.loads(NEW.read_text()))
    for document in (before, after):
        for operation in operations_of(document):
            operation["parameters"] = {
                f"{each['in']} {each['name']}": each for each in operation.get("parameters", ())
            }
    # The known time zones depend on the machine, so the recorded document leaves them out.
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


def replace_parts(document: Any, parts: Any) -> None:
    """Replace the paths and schemas that `parts` has; one that is null there is removed."""
    for kept, new in (
        (document["paths"], parts["paths"]),
        (document["components"]["schemas"], parts["components"]["schemas"]),
    ):
        kept.update({name: part for name, part in new.items() if part is not None})
        for name in [name for name, part in new.items() if part is None]:
            del kept[name]


def remove_added(document: Any, added: dict[str, list[str]]) -> None:
    """Remove the added fields from their schemas and from the examples; each must be there."""
    for name, fields in added.items():
        schema = document["components"]["schemas"][name]
        remove_from_examples(document, fields, known=set(schema["properties"]))
        for field in fields:
            del schema["properties"][field]
        schema["required"] = [each for each in schema.get("required", ()) if each not in fields]


def remove_new(document: Any, new: dict[str, list[str]]) -> None:
    """Remove what is new as a whole; each must be there."""
    for name in new["schemas"]:
        del document["components"]["schemas"][name]
    for operation in new["operations"]:
        address, method = operation.split()
        del document["paths"][address][method]
        if not document["paths"][address]:
            del document["paths"][address]
    for parameter in new["parameters"]:
        address, method, name = parameter.split()
        parameters = document["paths"][address][method]["parameters"]
        parameters.remove(next(each for each in parameters if each["name"] == name))


def remove_from_examples(
    part: Any, fields: list[str], *, known: set[str], is_example: bool = False
) -> None:
    """Remove these fields from every object inside an `examples` part that has `known` fields alone."""
    if isinstance(part, list):
        for each in part:
            remove_from_examples(each, fields, known=known, is_example=is_example)
    elif isinstance(part, dict):
        if is_example and part.keys() <= known:
            for field in fields:
                part.pop(field, None)
        for name, each in part.items():
            remove_from_examples(
                each, fields, known=known, is_example=is_example or name == "examples"
            )


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
    """Yield each place where the two differ, with what is there now."""
    if isinstance(before, list) and isinstance(after, list) and len(before) == len(after):
        before, after = (dict(enumerate(each)) for each in (before, after))
    if isinstance(before, dict) and isinstance(after, dict):
        for name in before | after:
            then, now = before.get(name, ABSENT), after.get(name, ABSENT)
            yield from find_differences(then, now, (*place, str(name)))
    elif before != after or type(before) is not type(after):
        yield place, after
