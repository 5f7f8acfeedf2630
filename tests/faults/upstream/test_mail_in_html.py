"""Mail in HTML has the labels, alerts, keywords and search words of the text that a person sees."""

from collections.abc import Callable
from typing import Any

import httpx
import pytest
from django.test import Client

from analytics.engine.rebuild import find_discrepancies
from ingestion.core.job import Job
from tests.support.factories import make_raw
from tests.support.stored_tickets import forget_words, run_reclassify
from tests.support.types import Mongo

Ingest = Callable[[], Job]
Send = Callable[..., None]

SUBJECT = "question"
HTML = (
    "<p>Hello&nbsp;team,&nbsp;the&nbsp;export&nbsp;fails.</p><style>.a{font-family:Arial}</style>"
)
STYLE = " ".join(f".name{number}{{color:red}}" for number in range(600))
OUTLOOK = (
    "<!--[if mso]><p>production is down, urgent, our lawyer will sue</p><![endif]-->"
    "<p>How do I change the logo?</p>"
)


@pytest.fixture(scope="module")
def feed_size() -> tuple[int, int]:
    return 0, 1


@pytest.fixture
def send(upstream: httpx.Client, ingest: Ingest) -> Send:
    """Put tickets with these texts, by id, into acme's feed and ingest it."""

    def put(**messages: str) -> None:
        tickets = [make_raw(id=name, message=text) for name, text in messages.items()]
        create = {"tenant_id": "acme", "tickets": tickets}
        upstream.post("/control/mutate", json={"create": create}).raise_for_status()
        ingest()

    return put


def found(client: Client, words: str) -> list[str]:
    reply = client.get("/tickets", {"tenant_id": "acme", "q": words, "ordering": "created_at"})
    return [ticket["id"] for ticket in reply.json()["results"]]


def top_keywords(client: Client) -> dict[str, int]:
    reply = client.get("/tenants/acme/stats")
    return {row["keyword"]: row["count"] for row in reply.json()["top_keywords"]}


def test_keywords_are_of_the_text(send: Send, client: Client) -> None:
    send(a=HTML, b="Dear Mr Miller,\nthe export fails\nBest regards,\nBo Ek\nWarehouse Leeds")
    assert top_keywords(client) == {"export": 2, "fails": 2, SUBJECT: 2}


def test_politeness_leads_no_list(send: Send, client: Client) -> None:
    polite = "Hello team, please help with the invoice, thanks and best regards to the team"
    send(**{f"t{number}": polite for number in range(5)})
    assert top_keywords(client) == {"help": 5, "invoice": 5, SUBJECT: 5}


def test_words_behind_a_long_style_are_found(send: Send, client: Client) -> None:
    send(a=f"<style>{STYLE}</style><p>the ze<b>bra</b>&nbsp;is&nbsp;ill</p>")
    assert found(client, "zebra ill") == ["a"]
    assert found(client, "color") == found(client, "name7") == found(client, "nbsp") == []


def test_a_comment_with_tags_wakes_nobody(send: Send, client: Client, mongo: Mongo) -> None:
    send(a=OUTLOOK)
    ticket = client.get("/tickets/a", {"tenant_id": "acme"}).json()
    assert (ticket["urgency"], ticket["message"]) == ("low", OUTLOOK)
    assert mongo.notifications.count_documents({}) == 0
    assert found(client, "lawyer") == []


@pytest.mark.parametrize(
    "message",
    [
        f"<style>{STYLE * 5}</style><p>Pro<b>duc</b>tion is d&shy;own for all our users.</p>",
        "<p>if a&lt;b</p><p>Production&nbsp;is down\r\nfor all our users</p>",
        "List<String> broke: production is down for all our users",
    ],
    ids=["behind a long style", "entities", "generics"],
)
def test_an_emergency_is_read_in_any_form(send: Send, mongo: Mongo, message: str) -> None:
    send(a=message)
    assert [row["ticket_id"] for row in mongo.notifications.find()] == ["a"]


def test_tickets_of_before_get_their_words_without_a_call(
    send: Send, client: Client, mongo: Mongo, upstream: httpx.Client
) -> None:
    send(a=HTML, b=OUTLOOK)
    forget_words(mongo)
    assert (top_keywords(client), found(client, "logo")) == ({"nbsp": 2, "team": 2}, [])
    calls: Any = upstream.get("/control/calls").json()["calls"]
    history = mongo.ticket_history.count_documents({})
    code, printed = run_reclassify("--tenant", "acme")
    assert (code, "acme: 2 tickets got other words" in printed) == (0, True)
    assert upstream.get("/control/calls").json()["calls"] == calls
    assert mongo.ticket_history.count_documents({}) == history
    assert top_keywords(client) == {"change": 1, "export": 1, "fails": 1, "logo": 1, SUBJECT: 2}
    assert found(client, "logo") == ["b"]
    assert list(find_discrepancies("acme")) == []
