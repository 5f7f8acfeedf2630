"""The documentation is valid and complete, and loads nothing from other hosts."""

import re
from contextlib import closing
from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client

OWN_HOST = "default-src 'self'"


@pytest.fixture
def document(client: Client) -> Any:
    reply = client.get("/openapi.json")
    assert (reply.status_code, reply["Content-Type"]) == (200, "application/json")
    return reply.json()


def test_the_document_is_valid_and_without_warnings(tmp_path: Any) -> None:
    call_command(
        "spectacular", validate=True, fail_on_warn=True, file=str(tmp_path / "openapi.yaml")
    )


def test_every_operation_has_a_name_a_summary_and_the_one_error_shape(document: Any) -> None:
    operations = [
        (address, operation)
        for address, methods in document["paths"].items()
        for operation in methods.values()
    ]

    names = [operation["operationId"] for _, operation in operations]
    assert len(names) == len(set(names))
    assert {"listTickets", "startIngestion", "getTenantStats", "getHealth"} <= set(names)
    for address, operation in operations:
        assert operation["summary"]
        assert operation["description"]
        for parameter in operation.get("parameters", []):
            assert parameter["description"], (address, parameter["name"])
        if not address.startswith("/health"):
            assert {"400", "500", "503"} <= operation["responses"].keys()
        for status, reply in operation["responses"].items():
            content = reply["content"].get("application/json") or reply["content"]["text/plain"]
            assert content.get("examples"), (address, status)
            if status >= "400" and not address.startswith("/health"):
                schema = reply["content"]["application/json"]["schema"]
                assert schema == {"$ref": "#/components/schemas/Error"}


def test_a_lists_parameters_are_documented_with_their_limits(document: Any) -> None:
    parameters = {
        parameter["name"]: parameter
        for parameter in document["paths"]["/tickets"]["get"]["parameters"]
    }

    assert parameters["tenant_id"]["required"] is True
    assert parameters["page_size"]["schema"]["maximum"] == 100
    assert parameters["urgency"]["schema"]["enum"] == ["high", "medium", "low"]
    assert parameters["ordering"]["schema"]["default"] == "-created_at"


@pytest.mark.usefixtures("mongo")
@pytest.mark.parametrize("address", ["/docs", "/redoc"])
def test_the_pages_load_from_their_own_host_alone(client: Client, address: str) -> None:
    reply = client.get(address)

    assert (reply.status_code, reply["Content-Type"]) == (200, "text/html; charset=utf-8")
    assert OWN_HOST in reply["Content-Security-Policy"]
    loaded = re.findall(r"""(?:src|href)=["']([^"']+)""", reply.content.decode())
    assert loaded
    assert [link for link in loaded if not link.startswith("/static/")] == []
    for link in loaded:
        with closing(client.get(link)) as asset:
            assert asset.status_code == 200


def test_the_front_door_leads_to_the_documentation(client: Client) -> None:
    assert client.get("/")["Location"] == "/docs"


@pytest.mark.parametrize(
    "address",
    [
        "/tickets",
        "/tickets/urgent",
        "/tickets/{ticket_id}/history",
        "/ingest/jobs",
        "/ingest/logs",
        "/notifications",
    ],
)
def test_every_list_is_documented_by_page_by_cursor_and_as_a_file(
    document: Any, address: str
) -> None:
    operation = document["paths"][address]["get"]

    names = {parameter["name"] for parameter in operation["parameters"]}
    assert {"page", "page_size", "cursor", "format"} <= names
    media_types = operation["responses"]["200"]["content"]
    assert media_types.keys() == {"application/json", "text/csv", "application/x-ndjson"}
    name = media_types["application/json"]["schema"]["$ref"].rpartition("/")[2]
    shown = document["components"]["schemas"][name]["properties"]
    assert list(shown) == [
        "count",
        "count_is_minimum",
        "next",
        "previous",
        "next_cursor",
        "results",
    ]
