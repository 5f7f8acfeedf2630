"""Statements of the classes that matter most: none of them ever becomes less urgent than it has been."""

import pytest

from tests.support.texts_read import classify
from tickets.core.labels import Urgency

HIGH = [
    "I want a refund.",
    "I demand my money back.",
    "Please refund my order.",
    "Where is my refund?",
    "I still have not received my refund.",
    "Refund me immediately.",
    "I would like a full refund for order 1881.",
    "Could you please refund the last payment?",
    "You owe me a refund since March.",
    "My refund is overdue.",
    "I request a refund.",
    "Give me my money back!",
    "I was charged twice.",
    "You charged my card twice for one order.",
    "There is a double charge on my account.",
    "I did not authorise this payment.",
    "There is a charge I do not recognise on my card.",
    "You overcharged me.",
    "I was overbilled by 90 euros.",
    "My subscription was cancelled, but you still charged me.",
    "I will dispute this charge with my bank.",
    "I am filing a chargeback.",
    "We have received a chargeback from the bank.",
    "This is fraud.",
    "Somebody used my card without permission.",
    "You charged my card after I cancelled.",
    "I will sue you.",
    "We are going to file a lawsuit.",
    "My lawyer will contact you.",
    "You will hear from our solicitor.",
    "I am taking you to court.",
    "We are considering legal action.",
    "Our attorney advised us to write to you.",
    "This is a cease and desist letter.",
    "I have reported you to the police.",
    "I will report you to the ombudsman.",
    "We have filed a complaint with the regulator.",
    "You are in breach of contract.",
    "Under the GDPR I request access to my data.",
    "Please delete all my personal data under GDPR.",
    "I want to exercise my right to be forgotten.",
    "Send me a copy of all personal data that you hold about me.",
    "I object to the processing of my data.",
    "This is a subject access request.",
    "This is urgent.",
    "Urgent: please call me back.",
    "It is an emergency.",
    "We need help urgently.",
    "This is a P1 incident.",
    "We have one hour left before the tender closes.",
    "I need this fixed by noon today.",
    "Our website is down.",
    "The whole system is down.",
    "The service is down for all our customers.",
    "Nobody can log in.",
    "None of our agents can take calls.",
    "All our users get an error.",
    "Our whole team is locked out.",
    "Production has stopped.",
    "The API is unreachable for everyone.",
    "All our data is gone.",
    "The update deleted our whole database.",
    "My account was hacked.",
    "Our API key was leaked.",
    "I can see the invoices of another customer.",
    "Pay us 5 bitcoin or we publish your data.",
    "You have breached the SLA.",
]

AT_LEAST_MEDIUM = [
    "The app is broken.",
    "The printer is broken.",
    "The export does not work.",
    "I can't log in.",
    "My payment failed.",
    "My parcel never arrived.",
    "The app crashes all the time.",
    "I get an error when I save.",
    "The page is blank.",
    "I have a problem with my account.",
    "Please cancel my subscription.",
    "The invoice is wrong.",
    "I am very angry.",
    "This is unacceptable.",
    "I am furious about your service.",
    "Your service is terrible.",
    "I am disappointed with your support.",
    "This is ridiculous.",
    "I am fed up with this.",
]


@pytest.mark.parametrize("text", HIGH)
def test_a_plain_statement_of_an_emergency_is_high(text: str) -> None:
    assert {classify("", text).urgency, classify(text, "").urgency} == {Urgency.HIGH}


@pytest.mark.parametrize("text", AT_LEAST_MEDIUM)
def test_a_plain_statement_of_a_problem_or_of_anger_is_not_low(text: str) -> None:
    assert Urgency.LOW not in {classify("", text).urgency, classify(text, "").urgency}
