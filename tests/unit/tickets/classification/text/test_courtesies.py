"""Small talk around a message changes nothing about it."""

import pytest

from tickets.classification.classify import ClassifyService
from tickets.classification.text.courtesies import remove_courtesies, remove_hopes
from tickets.core.labels import Classification, Sentiment, Urgency

GREETINGS = [
    "Good morning, hope you are well and had a great weekend!",
    "Hi there, I hope this email finds you well.",
    "Good afternoon! Hope all is well with you and the family.",
    "Dear team, happy new year and all the best!",
    "Hello Sarah, lovely to hear from you last week, I trust you had a nice holiday.",
    "First of all, merry Christmas to everybody at your company!",
    "How are you today?",
]
ENDINGS = ["Have a lovely weekend!", "Enjoy the rest of your day.", "Stay safe!"]
MATTERS = [
    "The export fails with an error since the last update.",
    "We cannot reach our shop, nobody can order.",
    "My parcel has not arrived.",
    "Since yesterday the scanner at gate two reads every badge as empty.",
    "I was charged twice for November.",
    "Could you tell me where to find my invoice?",
]


def read_labels(message: str) -> tuple[Urgency, Sentiment, bool]:
    labels: Classification = ClassifyService().classify("", message)
    return labels.urgency, labels.sentiment, labels.requires_action


@pytest.mark.parametrize("matter", MATTERS)
@pytest.mark.parametrize("greeting", GREETINGS)
def test_small_talk_before_a_matter_changes_no_label(greeting: str, matter: str) -> None:
    expected = read_labels(matter)

    assert read_labels(f"{greeting} {matter}") == expected
    assert read_labels(f"{greeting}\n\n{matter}") == expected


@pytest.mark.parametrize("matter", MATTERS)
@pytest.mark.parametrize("ending", ENDINGS)
def test_small_talk_below_a_matter_changes_no_label(matter: str, ending: str) -> None:
    assert read_labels(f"{matter} {ending}") == read_labels(matter)


@pytest.mark.parametrize(
    "said",
    [
        "Hope you can fix the outage before noon, nobody can work here",
        "I hope this is resolved today, because customers are leaving us",
        "Have a good look at the invoice, the amount on it is wrong",
        "Happy customers look different, the checkout fails all day",
        "I trust you to pay the refund that you promised last week",
    ],
)
def test_what_says_more_than_a_courtesy_is_read(said: str) -> None:
    assert remove_courtesies(f"Order . {said}.") == f"Order . {said}."


def test_a_greeting_alone_is_a_message() -> None:
    assert (
        remove_courtesies(" . Hi Tom, happy new year! Stay safe.")
        == " . Hi Tom, happy new year! Stay safe."
    )
    assert read_labels("Merry Christmas to all of you at the office!") == (
        Urgency.LOW,
        Sentiment.NEUTRAL,
        False,
    )


def test_the_subject_is_read_as_it_is() -> None:
    assert remove_courtesies("Happy new year . The export of orders fails.") == (
        "Happy new year . The export of orders fails."
    )


@pytest.mark.parametrize(
    "message",
    [
        "Ich hoffe, bei Ihnen ist alles gut. Unser Shop ist ausgefallen, kein Kunde kann bestellen.",
        "Wir hoffen, es geht Ihnen gut! Unser Shop ist ausgefallen, kein Kunde kann bestellen.",
        "J'espère que tout va bien. Notre site est en panne, personne ne peut commander.",
        "Espero que todo vaya bien. El servidor está caído y nadie puede comprar.",
        "Espero que esteja tudo bem. O sistema está fora do ar e ninguém consegue comprar.",
        "Spero che vada tutto bene. Il sito è offline e nessuno può ordinare.",
        "Ik hoop dat alles goed gaat. De webshop ligt plat en niemand kan bestellen.",
    ],
)
def test_a_hope_that_all_is_well_solves_no_emergency(message: str) -> None:
    assert read_labels(message)[0] == Urgency.HIGH


def test_a_hope_for_a_repair_is_read() -> None:
    said = "Ich hoffe, das ist bald wieder gut und der Shop geht . "
    assert remove_hopes(said) == said
