"""Emergencies as people at real desks put them, and messages that hold the same words and are none."""

import pytest

from tickets.classification.labelling import label_by_rules
from tickets.classification.reader import Reader
from tickets.classification.rules.english import ENGLISH
from tickets.classification.rules.rule import Effect
from tickets.classification.scope_resolution import EffectiveHits
from tickets.core.labels import Urgency

READER = Reader(ENGLISH)

STATED = {
    "a payment not made": "I see two card payments in the app that I didn't make.",
    "asking what to do about one": "What should I do if there is a withdrawal I don't recognise?",
    "a payment not set up": "There's a direct debit here which I never set up.",
    "someone who spends": "Somebody else has been using my card in another town.",
    "an account in one's name": "A loan was opened in my name without my knowledge.",
    "a lost bank card": "How do I report a lost card?",
    "a stolen wallet": "My wallet was stolen last night with all my cards.",
    "the same charge again": "The same payment shows up twice on my statement.",
    "being charged twice": "I got double charged for one ticket, how do I fix that?",
    "a refund not seen": "There's a refund missing from my statement.",
    "a refund on its way": "I am supposed to get a refund but it has not shown up.",
    "an item refunded": "Is it possible to have an item refunded?",
    "a refund proposed": "The seat was broken. How about a partial refund?",
    "a title about a refund": "Refund for the cancelled trip of 4 May",
    "money taken without consent": "They took 40 dollars out of my account without my permission.",
    "over charging": "You have been over charging me since spring.",
    "billed for nothing": "Billing me for a modem that was never provided.",
    "the law that is cited": "You violated my rights under the Fair Credit Reporting Act.",
    "being sued": "My landlord is being sued over this and so are you.",
    "a hacked account": "Our artist account has been hacked.",
    "a stranger in the account": "Someone keeps playing music on my account.",
    "others' data": "I can see another patient's results when I log in.",
    "a plant": "All the users from the Leeds plant are unable to open the order screen.",
    "operators": "Operators are locked out and not able to scan.",
    "none of many": "None of our seventy agents can take a call.",
    "not one": "Not one till can take a card since noon.",
    "tills": "All our tills are dead.",
    "lost messages": "After the upgrade I lost most of my messages.",
    "a deadline": "The shipment has to be done today.",
}

HINTED = {
    "haste": "Could you please reset the password of my colleague immediately?",
    "a crowd": "When employees try to log in they get an error.",
    "stopped deliveries": "Because of this deliveries are stopped.",
    "a scam in passing": "The whole pricing is a scam if you ask me.",
    "cash that differs": "The cash machine gave me less than I asked for.",
    "a stolen phone": "My phone was stolen yesterday.",
    "without consent": "You changed my plan without my consent.",
}

NONE = {
    "a closed account": "I want to close my account, how does that work?",
    "a fee": "There was an extra fee when I got cash abroad.",
    "a payment under way": "When will the money from my transfer be in the account?",
    "a purchase": "I used my card in a shop and it was fine, which receipt do I keep?",
    "an address": "Hello everyone, how do I change the colour of a tab?",
    "the name of a system": "Please add her to the production planning group.",
    "a form": "Is this urgent? No.",
    "news": "Hope you saw our webinar about ransomware and data breaches.",
    "a duration": "Boarding took half an hour before we could leave.",
    "earlier today": "I ordered a mouse earlier today, which colour is it?",
    "a wallet": "How do I send bitcoin from the new wallet?",
    "slowed down": "Everything has slowed down since the update.",
    "one person's page": "My page is not available in this country.",
    "the police as a reader": "I need a copy of my insurance policy for my files.",
}


def read(text: str) -> EffectiveHits:
    return READER.read(f". {text}").found


def urgency(found: EffectiveHits) -> Urgency:
    return label_by_rules(found, shouts=False).urgency


@pytest.mark.parametrize("text", STATED.values(), ids=STATED)
def test_an_emergency_that_is_stated_is_high_by_a_plain_rule(text: str) -> None:
    found = read(text)
    assert urgency(found) == Urgency.HIGH
    assert any(hit.rule.plain for hit in found.of(Effect.HIGH))


@pytest.mark.parametrize("text", HINTED.values(), ids=HINTED)
def test_what_may_be_an_emergency_is_high_but_not_by_a_plain_rule(text: str) -> None:
    found = read(text)
    assert urgency(found) == Urgency.HIGH
    assert not any(hit.rule.plain for hit in found.of(Effect.HIGH))


@pytest.mark.parametrize("text", NONE.values(), ids=NONE)
def test_the_words_of_an_emergency_alone_are_none(text: str) -> None:
    assert urgency(read(text)) != Urgency.HIGH
