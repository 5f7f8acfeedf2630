"""A list says how many rows it has, and what to do where it ends."""

import re
from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from django.test import Client

from tests.support.admin_pages import read_page
from tests.support.logins import log_in
from tests.support.types import Mongo
from ticketsaas.backoffice import change_list

TENANTS = "/admin/ticketsaas/tenant/"
CUT = "A list shows 5,000 rows. Narrow it with a search or a filter."

Fill = Callable[[int], None]


@pytest.fixture
def fill(mongo: Mongo, client: Client) -> Fill:
    """Make this many tenants known."""

    def insert(count: int) -> None:
        row = {"created_at": datetime.now(UTC), "last_completed_sync": None, "has_rollups": True}
        mongo.tenants.insert_many([{"_id": f"t{number:04}", **row} for number in range(count)])

    return insert


@pytest.fixture(autouse=True)
def _patient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Count to the end on a busy machine too."""
    monkeypatch.setattr(change_list, "COUNT_SECONDS", 60)


@pytest.fixture
def client(mongo: Mongo) -> Client:
    """Logged in as ann, who may see tenants, of which there is none yet."""
    mongo.tenants.delete_many({})
    return log_in("ann", "view_tenant")


def read_end(client: Client, page: int) -> tuple[str, dict[str, str]]:
    """Return the text below the list without its links, and the links by their texts."""
    html = read_page(client, f"{TENANTS}?p={page}")
    found = re.search(r'<div class="flex flex-row flex-wrap gap-4.*?</div>', html, re.DOTALL)
    assert found
    links = dict(re.findall(r'<a href="\?p=(\d+)"[^>]*>(\w+)</a>', found[0]))
    text = re.sub(r"<a .*?</a>|<[^>]*>", " ", found[0], flags=re.DOTALL)
    return " ".join(text.split()), {name: number for number, name in links.items()}


@pytest.mark.parametrize(
    ("known", "page", "said", "links"),
    [
        pytest.param(1, 1, "1 row", {}, id="one row"),
        pytest.param(31, 1, "31 rows", {}, id="one page"),
        pytest.param(50, 1, "50 rows", {}, id="one full page"),
        pytest.param(60, 1, "1 to 50 of 60 rows", {"Next": "2"}, id="first of two"),
        pytest.param(60, 2, "51 to 60 of 60 rows", {"Previous": "1"}, id="last of two"),
        pytest.param(
            5_000, 100, "4,951 to 5,000 of 5,000 rows", {"Previous": "99"}, id="as many as fit"
        ),
        pytest.param(5_001, 1, "1 to 50 of 5,000+ rows", {"Next": "2"}, id="first of many"),
        pytest.param(
            5_001,
            100,
            f"4,951 to 5,000 of 5,000+ rows {CUT}",
            {"Previous": "99"},
            id="where a list is cut",
        ),
        pytest.param(5_001, 101, "5,000+ rows", {"Previous": "100"}, id="behind the cut"),
    ],
)
def test_below_a_list_stands_how_many_rows_there_are(
    client: Client, fill: Fill, known: int, page: int, said: str, links: dict[str, str]
) -> None:
    fill(known)
    assert read_end(client, page) == (said, links)


def test_an_empty_list_has_nothing_to_page_through(client: Client) -> None:
    assert read_end(client, 1) == ("", {})


@pytest.mark.parametrize(
    ("known", "page", "said", "links"),
    [
        pytest.param(60, 1, "1 to 50 of more than 50 rows", {"Next": "2"}, id="first"),
        pytest.param(60, 2, "51 to 60 of 60 rows", {"Previous": "1"}, id="last"),
        pytest.param(60, 7, "", {"Previous": "6"}, id="behind the end"),
        pytest.param(
            5_001,
            100,
            f"4,951 to 5,000 of more than 5,000 rows {CUT}",
            {"Previous": "99"},
            id="where a list is cut",
        ),
        pytest.param(5_001, 101, "", {"Previous": "100"}, id="behind the cut"),
    ],
)
def test_a_number_that_takes_too_long_to_count_is_left_out(
    client: Client,
    fill: Fill,
    monkeypatch: pytest.MonkeyPatch,
    known: int,
    page: int,
    said: str,
    links: dict[str, str],
) -> None:
    fill(known)
    monkeypatch.setattr(change_list, "count_rows", lambda *_, **__: None)
    assert read_end(client, page) == (said, links)


def test_behind_the_end_of_an_uncounted_list_nothing_is_said_of_its_length(
    client: Client, fill: Fill, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(60)
    monkeypatch.setattr(change_list, "count_rows", lambda *_, **__: None)
    html = read_page(client, f"{TENANTS}?p=101")
    assert "The list ends before page 101" in html
    assert CUT not in html


@pytest.mark.parametrize(
    ("known", "page", "explained"), [(60, 7, False), (5_001, 101, True), (5_001, 9_999, True)]
)
def test_a_page_behind_the_end_says_so(
    client: Client, fill: Fill, known: int, page: int, explained: bool
) -> None:
    fill(known)
    html = read_page(client, f"{TENANTS}?p={page}")
    assert f"The list ends before page {page}" in html
    assert (CUT in html) == explained
    assert re.search(r'<a href="\?"[^>]*>First page</a>', html)
