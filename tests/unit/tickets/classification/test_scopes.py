"""Phrases that close, deny or question a matter, and their neighbours that do nothing of the kind."""

import pytest

from tests.support.labelled_by_rules import label
from tickets.core.labels import Urgency

CLOSING = {
    "a thing that works again": "The scanner would not start this morning. It works fine now.",
    "everything that works": "We had an error in the export. Everything is working fine.",
    "the answer that was it": "My screen was frozen, I pulled the plug. That was it, thanks!",
    "a mistake of one's own": "The invoice was wrong? No, the problem was on our end.",
    "a ticket to close": "The login failed twice. Please close the ticket.",
    "a mail to ignore": "Please ignore my last email, the charge I could not find is there.",
    "a cause found out": "The printer was offline. We figured it out.",
    "a reason that turned out": "I could not log in, turns out my caps lock was on.",
    "what happened after all": "The parcel that was missing arrived after all.",
}

TELLING = {
    "another thing that works": "The scanner is not working. The printer is working fine.",
    "another place": "I get an error at home. It works fine when tried on the other system.",
    "what used to work": "The export fails. It was working fine last week.",
    "all that there was": "The inbox was restored but that was it, the folders show an error.",
    "an issue on one's account": "I have an issue on my account.",
    "a mail they ignore": "The portal shows an error and you ignore my emails.",
    "a complaint that was closed": "The export fails and my ticket was closed without a word.",
    "finding out": "I found out that the app crashes.",
    "how it turned out": "It turns out I was sent a broken lamp.",
    "an apology for the words": "The page shows an error. Sorry for the confusion.",
    "a wish to get it sorted out": "The app crashes, please get this sorted out.",
    "everything so far": "Everything works just now and then, the app crashes.",
    "a matter that is none of ours": "There is not a problem with my card but the payment failed.",
    "a bad experience": "My bad experience: the lamp arrived broken.",
}


@pytest.mark.parametrize("text", CLOSING.values(), ids=CLOSING)
def test_a_phrase_that_closes_the_matter_makes_it_low(text: str) -> None:
    assert label("en", text).urgency == Urgency.LOW


@pytest.mark.parametrize("text", TELLING.values(), ids=TELLING)
def test_a_phrase_that_only_sounds_like_closing_does_not(text: str) -> None:
    assert label("en", text).urgency == Urgency.MEDIUM
