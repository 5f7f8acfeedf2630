import pytest
from rest_framework.exceptions import NotAcceptable
from rest_framework.renderers import BaseRenderer, JSONRenderer
from rest_framework.request import Request
from rest_framework.test import APIRequestFactory

from ticketsaas.api.lists.renderers import CsvRenderer, NdjsonRenderer
from ticketsaas.api.negotiation import FormatNegotiation

BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,*/*;q=0.8"
OFFERED = [JSONRenderer(), CsvRenderer(), NdjsonRenderer()]


def choose(
    accept: str | None, *, query: str = "", offered: list[BaseRenderer] = OFFERED
) -> tuple[str, str]:
    """Return the chosen format and the accepted media type."""
    headers = {} if accept is None else {"accept": accept}
    request = Request(APIRequestFactory().get(f"/?{query}", headers=headers))
    renderer, media_type = FormatNegotiation().select_renderer(request, offered)
    return renderer.format, media_type


@pytest.mark.parametrize(
    ("accept", "expected"),
    [
        (None, "json"),
        ("*/*", "json"),
        ("application/json", "json"),
        ("APPLICATION/JSON", "json"),
        ("application/json; charset=utf-8", "json"),
        ("application/*", "json"),
        ("text/html", "json"),
        (BROWSER, "json"),
        ("text/csv", "csv"),
        ("text/csv; charset=utf-8; header=present", "csv"),
        ("text/*", "csv"),
        ("application/x-ndjson", "ndjson"),
        ("text/csv, application/json", "json"),
        ("text/csv, */*", "json"),
        ("text/csv, */*;q=0.1", "csv"),
        ("text/csv;q=0.9, application/json;q=0.1", "csv"),
        ("text/csv;q=0.1, application/x-ndjson;q=0.9", "ndjson"),
        ("application/xml, text/csv", "csv"),
        ("text/csv;q=nonsense", "csv"),
        (",,;, text/csv,", "csv"),
    ],
)
def test_accept_decides_and_json_is_first_of_equals(accept: str | None, expected: str) -> None:
    assert choose(accept)[0] == expected


@pytest.mark.parametrize(
    "accept",
    [
        "",
        "garbage",
        "*",
        "application/xml",
        "application/json;q=0",
        "text/plain",
        "/",
        "a/b," * 2000,
    ],
)
def test_what_nothing_fits_is_not_acceptable(accept: str) -> None:
    with pytest.raises(NotAcceptable):
        choose(accept)


def test_what_is_not_offered_is_not_acceptable() -> None:
    with pytest.raises(NotAcceptable):
        choose("text/csv", offered=[JSONRenderer()])


@pytest.mark.parametrize(
    ("query", "expected"),
    [("format=csv", "csv"), ("format=json", "json"), ("format=xml", "json"), ("format=", "json")],
)
@pytest.mark.parametrize("accept", [None, "application/x-ndjson", "application/xml"])
def test_format_wins_over_accept(accept: str | None, query: str, expected: str) -> None:
    assert choose(accept, query=query)[0] == expected


def test_json_keeps_the_parameters_that_it_is_asked_with() -> None:
    accept = "application/json; indent=4"
    assert choose(accept) == choose(accept, query="format=json") == ("json", accept)
