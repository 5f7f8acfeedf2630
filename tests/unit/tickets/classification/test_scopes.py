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

DENIED = {
    "a refund that is not wanted": "I don't want a refund.",
    "an opinion": "I do not think we need a refund.",
    "a charge that was none": "We weren't charged twice.",
    "what was never said": "I never said I would sue you.",
    "urgency": "I don't think it is urgent.",
    "a refund no longer wanted": "I no longer want a refund.",
    "a thing they need not do": "You don't need to refund me.",
}

AFFIRMED = {
    "a question why not": "Why don't you refund my money back",
    "a question that means yes": "Isn't that a scam?",
    "not only": "Not only was I charged twice, but the app crashed.",
    "the next statement": "My college wasn't listed I would like a refund ASAP",
    "an answer to their no": "No I want a refund",
    "what one did not know": "I didn't know I was charged twice.",
    "what one does not put up with": "I don't appreciate being charged twice.",
    "a refusal": "Your staff won't give me my money back.",
    "a refund that did not come": "I haven't had my money back.",
    "no wonder": "No wonder, I was charged twice.",
    "a refund that nobody received": "No refund received.",
    "a polite condition": "I would be grateful if you would refund me.",
    "a polite proposal": "It would be great if you could refund me.",
    "a hope": "I hope you refund me.",
    "in case they did not notice": "In case you did not notice, the whole site is down for all of us.",
    "a bad idea": "It's a bad idea to charge me twice.",
    "a time": "After a reboot the server is down for all users.",
    "a worry": "I'm worried that my account was hacked.",
    "one's will": "Against my will you charged me twice.",
}

ASKED = {
    "a rule": "What happens if a payment is declined?",
    "a page": "GDPR compliance: do you have a page about it?",
    "the way": "How do I report a bug?",
    "where to go": "Where do I go for a refund?",
    "whom to ask": "Who do I contact about a refund?",
    "what is taught": "There are many types of scams, we educate our members about them.",
    "the staff for fraud": "Your card fraud staff will call the office tomorrow.",
    "a refund that is offered": "We can offer you a full refund as a gesture of goodwill.",
    "a topic": "The new scam is the topic of our webinar.",
}

ASKED_AFTER = {
    "what to do": "My card was eaten by the cash machine what do I do?",
    "whether it is known": "I cannot connect to the store from my tablet is there an issue",
    "how to mend it": "How do I fix this error?",
    "how to get in again": "What steps do I take to unblock my PIN?",
    "a drill that is a tool": "My new drill is broken.",
    "a room": "The projector in the conference room is broken.",
    "a message of an error": "Please find the error message attached.",
    "outages by routine": "Routine outages, speeds never as promised.",
    "a device that a machine does not know": "My computer does not recognize the usb device.",
    "an idea why": "Any idea why the app crashes",
    "what one expected": "The app crashes, I would have expected better.",
}


@pytest.mark.parametrize("text", CLOSING.values(), ids=CLOSING)
def test_a_phrase_that_closes_the_matter_makes_it_low(text: str) -> None:
    assert label("en", text).urgency == Urgency.LOW


@pytest.mark.parametrize("text", TELLING.values(), ids=TELLING)
def test_a_phrase_that_only_sounds_like_closing_does_not(text: str) -> None:
    assert label("en", text).urgency == Urgency.MEDIUM


@pytest.mark.parametrize("text", [*DENIED.values(), *ASKED.values()], ids=[*DENIED, *ASKED])
def test_what_is_denied_or_only_asked_about_is_low(text: str) -> None:
    assert label("en", text).urgency == Urgency.LOW


@pytest.mark.parametrize("text", AFFIRMED.values(), ids=AFFIRMED)
def test_words_that_only_look_like_a_denial_or_a_condition_mute_nothing(text: str) -> None:
    assert label("en", text).urgency == Urgency.HIGH


@pytest.mark.parametrize("text", ASKED_AFTER.values(), ids=ASKED_AFTER)
def test_a_problem_before_a_question_or_behind_it_counts(text: str) -> None:
    assert label("en", text).urgency == Urgency.MEDIUM
