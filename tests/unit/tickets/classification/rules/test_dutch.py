"""Dutch tickets: the words of the task, what people say around them, and how they type."""

import pytest

from tests.support.labelled_by_rules import label
from tickets.core.labels import Sentiment, Urgency

CODE = "nl"

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

# In the words of people who tell what happened.
TOLD = [
    "Hier werkt al een uur helemaal niets meer, al het personeel zit stil.",
    "Jullie systeem is sinds vanochtend niet bereikbaar, onze patiënten kunnen geen afspraak maken.",
    "De kassa's in al onze winkels zijn uitgevallen.",
    "Geen enkele klant kan nu betalen.",
    "De database is weg en de backup kan niet worden teruggezet.",
    "Door jullie update zijn alle orders van de laatste drie maanden verdwenen.",
    "Alle sollicitaties zijn per ongeluk verwijderd, kunnen jullie ze terugzetten?",
    "Ik wil van de koop af en mijn geld terug.",
    "Tot op heden geen creditnota ontvangen terwijl jullie het artikel al 5 weken hebben.",
    "Wanneer kan ik de terugbetaling verwachten?",
    "Graag de 49 euro terugstorten.",
    "Ik sta op volledige terugbetaling van het aankoopbedrag.",
    "De beloofde vergoeding is nog steeds niet binnen.",
    "De contributie van maart is dubbel afgeschreven.",
    "Waarom is er 60 in plaats van 30 euro geïncasseerd?",
    "Er is 99 euro van mijn PayPal afgeschreven, daar weet ik niets van.",
    "Op mijn afschrift staat een aankoop die ik nooit heb gedaan.",
    "Ondanks mijn opzegging blijven jullie geld afschrijven.",
    "Ik heb de incasso via mijn bank laten storneren.",
    "Als er maandag niets gebeurt gaat de zaak naar mijn advocaat.",
    "Ik zie me genoodzaakt gerechtelijke stappen te zetten.",
    "Onze advocaat heeft u al aangeschreven.",
    "Wij behouden ons het recht voor juridische stappen te ondernemen.",
    "Ik heb aangifte gedaan van oplichting.",
    "De zaak ligt nu bij de geschillencommissie.",
    "De Autoriteit Persoonsgegevens heeft ons aangeschreven over jullie software.",
    "De AFM eist voor vrijdag een rapport over het incident.",
    "Op grond van de AVG verzoek ik u mijn gegevens direct te wissen.",
    "Ik wil graag een kopie van alle gegevens die jullie over mij hebben.",
    "Ik trek mijn toestemming voor gegevensverwerking in.",
    "Ik maak bezwaar tegen het delen van mijn gegevens met derden.",
    "Iemand uit Rusland heeft ingelogd op ons account.",
    "Vanuit mijn mailbox wordt spam verstuurd, ik denk dat ik gehackt ben.",
    "We hebben een lek ontdekt, klantgegevens staan online.",
    "Een onbekende dreigt onze gegevens te publiceren als we niet betalen.",
    "Het beheerderswachtwoord staat leesbaar in de wiki.",
    "In jullie mail zat de factuur van een ander bedrijf.",
    "Het is echt spoed, bel me meteen.",
    "We hebben de toegang vandaag voor 14 uur nodig.",
    "Ons webinar begint over 30 minuten en de link werkt niet.",
    "De inleverdeadline verloopt vanavond om middernacht.",
    "Dit is een noodgeval, de koelcel valt uit.",
    "De gegarandeerde beschikbaarheid van 99,9% is in maart niet gehaald.",
    "Ik ben mijn portemonnee met al mijn passen kwijt, blokkeer ze.",
    "De webshop toont alle bezoekers een foutpagina.",
    "Geen enkele medewerker kan nog bij zijn mail.",
    "Al onze vestigingen zitten zonder internet.",
    "Sinds de migratie zijn alle mailboxen leeg.",
    "Jullie hebben dezelfde bestelling twee keer gefactureerd.",
    "Ik wil annuleren en mijn 200 euro terug.",
]

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


@pytest.mark.parametrize("word", ["Printerprobleem", "inlogproblemen", "Betaalfout"])
def test_a_noun_is_read_alone_when_another_is_written_before_it(word: str) -> None:
    assert label(CODE, word).urgency == Urgency.MEDIUM


def test_thanks_for_help_are_praise_and_thanks_in_advance_are_not() -> None:
    assert label(CODE, "Hartelijk dank voor de snelle hulp!").sentiment == Sentiment.POSITIVE
    assert label(CODE, "Alvast bedankt voor de hulp.").sentiment == Sentiment.NEUTRAL
