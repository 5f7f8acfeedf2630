"""German tickets: the words of the task, what people say around them, and how they type."""

import pytest

from tests.support.labelled_by_rules import label, labelled, without_accents
from tickets.core.labels import Sentiment, Urgency

CODE = "de"
DEVELOPMENT = "classification_dev_de.jsonl"

HIGH = [
    "Rückerstattung sofort", "Ich will mein Geld zurück.", "Wann bekomme ich mein Geld zurück?",
    "Kann ich eine Rückerstattung bekommen?", "Ich habe immer noch keine Erstattung erhalten.",
    "Bitte überweisen Sie mir den Betrag zurück.", "erstattet mir bitte die 20 Euro",
    "Mir wurde zweimal abgebucht.", "Sie haben mir im Mai doppelt so viel berechnet.",
    "Diese Abbuchung habe ich nie autorisiert.", "Das ist Betrug.", "Chargeback",
    "Meine Karte wurde gestohlen.", "Ich werde klagen.", "Ich verklage Sie.",
    "Mein Anwalt meldet sich bei Ihnen.", "Sie hören von meinem Rechtsanwalt.",
    "Wir leiten rechtliche Schritte ein.", "Ich erstatte Anzeige bei der Polizei.",
    "Ich habe mich bei der Verbraucherzentrale beschwert.", "DSGVO-Auskunft",
    "Ich verlange die Löschung meiner personenbezogenen Daten.", "Verstoß gegen die DSGVO",
    "Welche Daten haben Sie über mich gespeichert?", "Mein Account wurde gehackt.",
    "Ich sehe die Bestellungen anderer Kunden.", "Wir werden erpresst.",
    "Serverausfall seit 7 Uhr", "Der Server fällt ständig aus.", "Unser Shop ist nicht erreichbar.",
    "Niemand im Büro kann arbeiten.", "Alle unsere Mitarbeiter sind ausgesperrt.",
    "Alle Dateien sind weg.", "Es ist dringend.", "Notfall!", "Ich brauche das in 2 Stunden.",
    "Wir müssen das heute noch abgeben.", "Das SLA wurde nicht eingehalten.",
    "Ihr habt mir 5 mal Geld abgezogen.", "Was tun, wenn ich eine Zahlung nicht gemacht habe?",
    "Wie melde ich, dass meine Karte gestohlen wurde?", "Jemand ist in meinem Konto.",
    "Ich sehe die Gehaltsabrechnung eines Kollegen.", "Keiner der Scanner funktioniert mehr.",
    "60 Leute sitzen hier ohne Arbeit.", "Es ist November und immer noch kein Geld.",
]  # fmt: skip

# In the words of people who tell what happened.
TOLD = [
    "Bei uns geht seit einer Stunde gar nichts mehr, die komplette Belegschaft sitzt untätig herum.",
    "Ihr System ist seit heute früh nicht mehr aufrufbar, unsere Patienten können keine Termine buchen.",
    "Die Kassen in allen Filialen sind ausgefallen.",
    "Kein einziger Kunde kann bei uns gerade bezahlen.",
    "Unsere Telefonanlage ist tot, wir sind für niemanden erreichbar.",
    "Die Datenbank ist weg und das Backup lässt sich nicht einspielen.",
    "Durch Ihr Update sind sämtliche Aufträge der letzten drei Monate verschwunden.",
    "Alle Bewerberdaten wurden versehentlich gelöscht, können Sie das wiederherstellen?",
    "Ich möchte vom Kauf zurücktreten und mein Geld erstattet bekommen.",
    "Bis heute ist keine Gutschrift eingegangen, obwohl die Ware seit 5 Wochen bei Ihnen ist.",
    "Wann kann ich mit der Rückzahlung rechnen?",
    "Bitte veranlassen Sie die Rückerstattung der 49 Euro.",
    "Ich bestehe auf einer vollständigen Erstattung des Kaufpreises.",
    "Die versprochene Entschädigung steht immer noch aus.",
    "Sie haben mir den Beitrag für März doppelt abgebucht.",
    "Warum wurden mir diesen Monat 60 statt 30 Euro eingezogen?",
    "Es wurden 99 € von meinem PayPal abgebucht, davon weiß ich nichts.",
    "Auf meiner Abrechnung steht eine Position, die ich nie bestellt habe.",
    "Trotz Kündigung wird weiter Geld von meinem Konto eingezogen.",
    "Ich habe die Lastschrift bei meiner Bank zurückgehen lassen.",
    "Wenn bis Montag nichts passiert, geht die Sache an meinen Anwalt.",
    "Ich sehe mich gezwungen, gerichtlich gegen Sie vorzugehen.",
    "Unser Rechtsanwalt hat Ihnen bereits geschrieben.",
    "Wir behalten uns rechtliche Schritte vor.",
    "Ich habe Strafanzeige wegen Betrugs gestellt.",
    "Der Fall liegt jetzt bei der Schlichtungsstelle.",
    "Das Datenschutzamt hat uns wegen Ihrer Software angeschrieben.",
    "Die BaFin verlangt von uns bis Freitag einen Bericht zu dem Vorfall.",
    "Gemäß DSGVO fordere ich Sie auf, meine Daten unverzüglich zu löschen.",
    "Ich hätte gerne eine Kopie aller Daten, die Sie zu meiner Person gespeichert haben.",
    "Hiermit widerrufe ich meine Einwilligung zur Datenverarbeitung.",
    "Ich widerspreche der Weitergabe meiner Daten an Dritte.",
    "In unserem Account hat sich jemand aus Russland eingeloggt.",
    "Von meinem Konto werden Spam-Mails verschickt, ich glaube ich wurde gehackt.",
    "Wir haben einen Datenabfluss festgestellt, Kundendaten stehen im Netz.",
    "Ein Unbekannter droht, unsere Daten zu veröffentlichen, wenn wir nicht zahlen.",
    "Das Admin-Passwort steht offen im Wiki.",
    "Ihre Mail enthielt die Rechnung einer anderen Firma.",
    "Es brennt hier, bitte rufen Sie sofort an.",
    "Wir brauchen die Freischaltung noch vor 14 Uhr.",
    "In 30 Minuten startet unser Webinar und der Link geht nicht.",
    "Die Abgabefrist läuft heute um Mitternacht ab.",
    "Das ist ein Notfall, der Kühlraum fällt aus.",
    "Die zugesicherte Verfügbarkeit von 99,9 % wurde im März unterschritten.",
    "Mein Portemonnaie mit allen Karten ist weg, bitte sperren.",
    "Ihr Mitarbeiter hat meine Kreditkartendaten missbraucht.",
    "Der Shop zeigt allen Besuchern nur eine Fehlerseite.",
    "Kein Mitarbeiter kommt mehr an seine E-Mails.",
    "Alle unsere Standorte sind ohne Netz.",
    "Seit dem Umzug auf den neuen Server sind alle Postfächer leer.",
]

ONLY_NAMED = [
    "Rückerstattung",
    "Erstattung?",
    "DSGVO",
    "Anwalt",
    "Polizei",
    "kaputt",
    "Ein Problem",
]

NOT_HIGH = [
    "Das ist nicht dringend.", "Es eilt überhaupt nicht.", "Ich brauche keine Rückerstattung.",
    "Die Rückerstattung brauche ich nicht mehr.", "Das Geld ist heute angekommen, danke!",
    "Wie sind Ihre Rückerstattungsrichtlinien?", "Seid ihr DSGVO-konform?",
    "Der Server läuft wieder, das Ticket kann geschlossen werden.", "Es war ein Fehlalarm.",
    "Was passiert, wenn der Server ausfällt?", "Bitte den Notfallkontakt ändern.",
    "Die Rechnung betrug 120 Euro.", "Wir sind eine Anwaltskanzlei und suchen ein CRM.",
    "Unsere Rechtsabteilung braucht den unterschriebenen Vertrag.",
    "Ich habe in der Zeitung von dem Hackerangriff bei einem anderen Anbieter gelesen.",
    "Um einen Serverausfall zu vermeiden, möchten wir ein zweites Rechenzentrum.",
    "Meine Bestellung ist noch nicht angekommen.", "Die App stürzt ab.", "Haarausfall",
    "Mit dem Zug bin ich in zwei Stunden in Köln.",
    "Ich bin Anwältin und brauche eine Rechnung.", "Eine Zahlung in drei Raten ist mir lieber.",
    "Ihr schließt das Ticket jedes Mal.", "Ist die Einrichtung in zwei Stunden machbar?",
]  # fmt: skip


def test_umlauts_and_capitals_may_be_left_out_or_typed_as_two_letters() -> None:
    for ticket in labelled(DEVELOPMENT):
        typed = label(CODE, ticket.message, subject=ticket.subject)
        for spell in (without_accents, without_umlauts):
            hasty = label(CODE, spell(ticket.message), subject=spell(ticket.subject))
            assert hasty == typed


def without_umlauts(text: str) -> str:
    for umlaut, letters in (("ä", "ae"), ("ö", "oe"), ("ü", "ue"), ("ß", "ss")):
        text = text.replace(umlaut, letters).replace(umlaut.upper(), letters.title())
    return text


@pytest.mark.parametrize("word", ["Druckerproblem", "Netzwerkprobleme", "Anmeldefehler"])
def test_a_noun_is_read_alone_when_another_is_written_before_it(word: str) -> None:
    assert label(CODE, word).urgency == Urgency.MEDIUM


def test_thanks_for_help_are_praise_and_thanks_in_advance_are_not() -> None:
    assert label(CODE, "Vielen Dank für die schnelle Hilfe!").sentiment == Sentiment.POSITIVE
    assert label(CODE, "Vielen Dank im Voraus.").sentiment == Sentiment.NEUTRAL
