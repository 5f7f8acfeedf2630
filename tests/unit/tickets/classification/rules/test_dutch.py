"""Dutch tickets: the words of the task, what people say around them, and how they type."""

import pytest

from tests.support.labelled_by_rules import evaluated, label, labelled, without_accents
from tickets.core.labels import Sentiment, Urgency

CODE = "nl"
DEVELOPMENT = "classification_dev_nl.jsonl"

HIGH = [
    "terugbetaling aub", "Ik wil mijn geld terug.", "Wanneer krijg ik mijn geld terug?",
    "Kan ik een terugbetaling krijgen?", "Ik heb nog steeds geen terugbetaling ontvangen.",
    "Gelieve het bedrag terug te storten.", "Er is twee keer van mijn rekening afgeschreven.",
    "U heeft onterecht 40 euro geïncasseerd.", "Voor deze incasso gaf ik nooit toestemming.",
    "Dit is oplichting.", "chargeback", "Mijn bankpas is gestolen.", "Ik doe aangifte.",
    "Mijn advocaat neemt contact met u op.", "Wij spannen een rechtszaak aan.",
    "Ik stel u hierbij in gebreke.", "Ik heb een klacht ingediend bij de Geschillencommissie.",
    "schending van de AVG", "Ik wil inzage in mijn persoonsgegevens.", "Verwijder al mijn gegevens.",
    "Onze site is gehackt.", "Ik zie de bestellingen van een andere klant.", "We worden afgeperst.",
    "De server ligt plat.", "De webshop is niet bereikbaar.", "Niemand kan inloggen.",
    "Alle medewerkers zijn geblokkeerd.", "Al onze bestanden zijn weg.", "Het is dringend.", "spoed!",
    "Dit moet vandaag nog opgelost zijn.", "Graag antwoord binnen 2 uur.",
    "De responstijd uit de SLA is niet gehaald.",
    "Jullie hebben 5 keer geld afgeschreven.", "Wat als ik die betaling niet gedaan heb?",
    "Hoe meld ik dat mijn kaart gestolen is?", "Er zit iemand in mijn account.",
    "Ik zie de loonstrook van een collega.", "Geen van de scanners werkt nog.",
    "60 mensen zitten hier zonder werk.", "Het is november en nog steeds geen geld.",
]  # fmt: skip

ONLY_NAMED = ["Terugbetaling", "AVG", "advocaat", "politie", "kapot", "Een probleem", "geschil"]

NOT_HIGH = [
    "Het is niet dringend.", "Er is geen haast bij.", "Ik hoef geen terugbetaling.",
    "De terugbetaling heb ik niet meer nodig.", "Het geld is vandaag binnen, dank u wel.",
    "Wat is jullie beleid voor terugbetalingen?", "Voldoen jullie aan de AVG?",
    "De server werkt weer, het ticket mag dicht.", "Het was loos alarm.",
    "Wat gebeurt er als de server uitvalt?", "Hoe wijzig ik het noodnummer?",
    "AVG antivirus blokkeert de app.", "Het icoon staat in de rechter bovenhoek.",
    "Onze juridische afdeling wil het contract zien.", "Mijn bestelling is nog niet geleverd.",
    "De app crasht bij het starten.", "Hoe kan ik een datalek voorkomen?",
    "Ik las in de krant over een hack bij een andere bank.",
    "Ik ben advocaat en zoek een boekhoudpakket.", "Kan ik in drie termijnen betalen?",
    "Jullie sluiten het ticket elke keer.", "Kan het binnen twee uur geleverd worden?",
]  # fmt: skip


@pytest.mark.parametrize("field", ["urgency", "sentiment", "requires_action"])
def test_the_labels_of_its_tickets_stay_above_their_floor(field: str) -> None:
    assert evaluated(CODE, DEVELOPMENT)[field].macro_f1 >= 0.95


@pytest.mark.parametrize("text", HIGH)
def test_what_is_claimed_threatened_or_down_is_high(text: str) -> None:
    assert label(CODE, text).urgency == Urgency.HIGH


@pytest.mark.parametrize("text", ONLY_NAMED)
def test_a_matter_that_is_only_named_is_medium_and_requires_action(text: str) -> None:
    labels = label(CODE, text)
    assert (labels.urgency, labels.requires_action) == (Urgency.MEDIUM, True)


@pytest.mark.parametrize("text", NOT_HIGH)
def test_what_is_denied_over_asked_about_or_meant_otherwise_is_not_high(text: str) -> None:
    assert label(CODE, text).urgency != Urgency.HIGH


def test_accents_and_capitals_may_be_left_out() -> None:
    for ticket in labelled(DEVELOPMENT):
        typed = label(CODE, ticket.message, subject=ticket.subject)
        hasty = label(
            CODE, without_accents(ticket.message), subject=without_accents(ticket.subject)
        )
        assert hasty == typed


@pytest.mark.parametrize("word", ["Printerprobleem", "inlogproblemen", "Betaalfout"])
def test_a_noun_is_read_alone_when_another_is_written_before_it(word: str) -> None:
    assert label(CODE, word).urgency == Urgency.MEDIUM


def test_thanks_for_help_are_praise_and_thanks_in_advance_are_not() -> None:
    assert label(CODE, "Hartelijk dank voor de snelle hulp!").sentiment == Sentiment.POSITIVE
    assert label(CODE, "Alvast bedankt voor de hulp.").sentiment == Sentiment.NEUTRAL
