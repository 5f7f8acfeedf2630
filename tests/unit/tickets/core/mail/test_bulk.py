"""Newsletters, and people whose mails have a newsletter's lines in them."""

import pytest

from tickets.classification import ClassifyService
from tickets.core.mail import find_bulk_sign

STORIES = (
    "A court ruled on hackers who stole data from every bank and now face a lawsuit over it. " * 10
)
LINKS = "".join(f"Story {number}: https://example.com/stories/{number}\n" for number in range(6))
BULK = (
    "THE MONDAY POST, issue 12\n\n"
    f"{STORIES}\n\n{LINKS}\nSave 20 % with the offers of those who sponsor the post.\n"
    "Copyright 2026 Monday Post Ltd. All rights reserved.\n"
)
NEWSLETTER = f"{BULK}To unsubscribe visit https://example.com/leave\n"
TOPICS = {
    "de": "Ausgabe 12. Angebote: 20 % Rabatt. Impressum und Datenschutz. Mehr erfahren",
    "fr": "Numéro 12. Offres : 20 % de moins. Tous droits réservés. En savoir plus",
    "es": "Número 12. Ofertas: 20 % de descuento. Derechos reservados. Leer más",
    "pt": "Edição 12. Ofertas: 20 % de desconto. Direitos reservados. Saiba mais",
    "it": "Numero 12. Offerte: 20 % di sconto. Diritti riservati. Scopri di più",
    "nl": "Editie 12. Aanbiedingen: 20 % korting. Privacybeleid. Lees meer",
}
ALL_SIGNS = (
    ("de", "Newsletter abbestellen"),
    ("de", "Hier können Sie sich abmelden"),
    ("fr", "Pour vous désabonner, cliquez ici"),
    ("fr", "Se désinscrire"),
    ("es", "Darse de baja"),
    ("es", "Cancelar suscripción"),
    ("pt", "Cancelar inscrição"),
    ("pt", "Cancelar a assinatura"),
    ("it", "Annulla iscrizione"),
    ("it", "Per disiscriverti clicca qui"),
    ("nl", "Afmelden voor deze mails"),
    ("nl", "Uitschrijven"),
)
FOOTER = "To unsubscribe from this list visit https://example.com/list"


def test_a_newsletter_is_told_whatever_it_writes_about() -> None:
    found = ClassifyService().classify("The Monday Post", NEWSLETTER)
    assert (found.urgency, found.sentiment, found.requires_action) == ("low", "neutral", False)
    assert found.reasons.urgency == "Is a newsletter: \u201cTo unsubscribe\u201d."
    assert [rule.rule for rule in found.rules] == ["scope.newsletter"]


@pytest.mark.parametrize(
    "sign",
    [
        "View this email in your browser",
        "You are receiving this because you bought a lamp",
        "Manage your preferences",
        "Opt out",
        "This was sent to subscribers",
    ],
)
@pytest.mark.parametrize("stands_first", [True, False])
def test_the_sign_stands_first_or_last(sign: str, stands_first: bool) -> None:
    message = f"{sign}\n\n{BULK}" if stands_first else f"{BULK}\n{sign}"
    assert find_bulk_sign(message)


@pytest.mark.parametrize(("language", "sign"), ALL_SIGNS)
def test_the_sign_is_read_in_seven_languages(language: str, sign: str) -> None:
    words = "lorem ipsum dolor sit amet " * 40
    assert find_bulk_sign(f"{TOPICS[language]}\n{words}\n{LINKS}\n{sign}")


def test_a_newsletter_in_html_is_told() -> None:
    lines = "".join(f"<p>{line}</p>" for line in NEWSLETTER.split("\n"))
    assert find_bulk_sign(f"<html><body>{lines}</body></html>") == "To unsubscribe"


@pytest.mark.parametrize(
    "words",
    [
        "Please take me off this list.",
        "My shop is down since noon!",
        "Our whole team is locked out since I clicked one of these.",
        "Please remove this address.",
        "Bitte nehmen Sie uns aus dem Verteiler.",
        "Mein Konto ist gesperrt.",
        "Je ne veux plus de ces messages.",
        "No quiero nada de esto, mi cuenta no funciona.",
        "Por favor, retirem o meu nome.",
        "Non ho chiesto niente, il mio conto è vuoto.",
        "Haal mijn adres van de lijst.",
    ],
)
def test_who_writes_above_a_newsletter_is_a_person(words: str) -> None:
    assert find_bulk_sign(f"{words}\n\n{NEWSLETTER}") is None


@pytest.mark.parametrize(
    "subject", ["Re: The Post", "AW: The Post", "Fwd: The Post", "My shop is down"]
)
def test_a_subject_shows_a_person(subject: str) -> None:
    assert find_bulk_sign(NEWSLETTER, subject=subject) is None


@pytest.mark.parametrize(
    "head",
    [
        "---------- Forwarded message ---------\nFrom: Post <post@example.com>\nSubject: The Post\n\n",
        "Is this real?\n\nOn Mon, 1 Jun 2026 at 09:12, Post <post@example.com> wrote:\n\n",
        "Is this real?\n\nFrom: Post\nSent: Monday, 1 June 2026 09:12\nTo: Desk\nSubject: The Post\n\n",
    ],
)
def test_a_newsletter_that_somebody_answers_or_passes_on_has_a_writer(head: str) -> None:
    assert find_bulk_sign(head + NEWSLETTER) is None


@pytest.mark.parametrize(
    "message",
    [
        f"The export fails for every customer.\n\n{FOOTER}",
        f"{'The export fails for every customer of the shop. ' * 30}\n\n{FOOTER}",
        f"{'The export fails for every customer of the shop. ' * 30}\n\n{LINKS}\n{FOOTER}",
        f"{'The export of issue 12 fails for $20. ' * 30}\n\n{LINKS}\n{FOOTER}",
        BULK,
    ],
    ids=[
        "short",
        "without links",
        "without a publisher's words",
        "with two of them",
        "without a sign",
    ],
)
def test_one_mark_alone_tells_nothing(message: str) -> None:
    assert find_bulk_sign(message) is None


def test_an_outage_above_a_mailing_lists_lines_stays_high() -> None:
    message = f"The portal is down for all customers since noon, please help.\n\n{LINKS}\n{FOOTER}"
    assert ClassifyService().classify("Outage", message).urgency == "high"
