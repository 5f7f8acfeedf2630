"""Tickets that ask for something without a question, and those that ask for nothing."""

import pytest

from tests.support.labelled_by_rules import label

ASKING = {
    "a thing that is wanted, named": (
        "crm installation",
        "vpn access",
        "reset passwords for jdoe using the password tool",
    ),
    "a statement to act on": (
        "My statement contained a one pound extra fee",
        "Ordered a bulb. Received a game",
        "The installation date of the modem is June 22",
    ),
    "a matter and its numbers": (
        "Flight 1918 from Port of Spain was two days ago.",
        "Data cap on my plan since November",
    ),
    "an order in the imperative": (
        "bring my old playlist order to the app",
        "Explanation about the password manager is required.",
    ),
}

TELLING = {
    "information": (
        "For your information: our office moves on 1 June.",
        "FYI the new forklift driver starts on Monday.",
        "For the record, the red router is in the cupboard.",
    ),
    "nothing is expected": (
        "No reply needed, the old printer was given to a school.",
        "The colour of the van is blue, nothing further.",
    ),
    "something done": (
        "Delivery note for order 6617 attached.",
        "Paid this morning, reference 5512.",
        "All four pairs arrived safely.",
    ),
    "a change": (
        "Our bakery is closed from 24 December until 2 January.",
        "The chess evening moves upstairs to the birch room.",
    ),
    "a greeting": ("Merry Christmas to everybody in the office!", "Greetings from the choir."),
    "a wish": ("The pay button could be bigger.", "Try to include received transactions as well."),
    "praise": ("You turned my old pram into a carriage, a real gem.",),
    "a denied matter": ("This is not urgent at all today.", "The filter isn't broken after all."),
    "an answer without substance": ("Pittsburgh", "sent DM", "next day"),
}

NEWSLETTERS = {
    "how to leave": "Dear subscribers, terrible storms fill this week's stories.",
    "why one receives it": "You are subscribed to our stories. Is your bank safe?",
    "its name": "Weekly newsletter: how to sue your landlord",
}


@pytest.mark.parametrize("kind", ASKING)
def test_a_text_with_something_to_act_on_asks_for_it(kind: str) -> None:
    for message in ASKING[kind]:
        assert label("en", message).requires_action, message


@pytest.mark.parametrize("kind", TELLING)
def test_a_text_that_only_tells_asks_for_nothing(kind: str) -> None:
    for message in TELLING[kind]:
        assert not label("en", message).requires_action, message


@pytest.mark.parametrize("message", NEWSLETTERS.values(), ids=NEWSLETTERS)
def test_a_newsletter_is_no_ticket_whatever_it_writes_about(message: str) -> None:
    labels = label("en", message)
    assert (labels.urgency, labels.sentiment, labels.requires_action) == ("low", "neutral", False)


def test_who_complains_about_a_newsletter_sends_none() -> None:
    labels = label("en", "I clicked unsubscribe and still get your newsletter. Fed up.")
    assert (labels.sentiment, labels.requires_action) == ("negative", True)


def test_a_question_after_a_notice_is_a_question() -> None:
    message = "FYI we moved the office. Could you change the address on our invoices?"
    assert label("en", message).requires_action
