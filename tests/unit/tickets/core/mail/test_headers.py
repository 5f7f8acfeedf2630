"""Blocks of headers above an earlier mail, and lines that only look like them."""

import pytest

from tests.support.mails import OWN, OWN_READ, QUOTED, read

BLOCKS = {
    "English": "From: Support <help@acme.com>\nSent: Monday, November 3, 2025 10:12 AM\nTo: Tom Baker\n"
    "Subject: URGENT: outage",
    "only two lines": "From: Acme Support\nSent: Monday",
    "with a date": "From: Support <help@acme.com>\nDate: Monday, 3 November 2025\nTo: Tom\nSubject: x",
    "bold as text": "*From:* Support <help@acme.com>\n*Sent:* Monday\n*To:* Tom\n*Subject:* Outage",
    "lower case": "from: support \nsent: monday, november 3\nto: tom baker; al\ncc: bo\nsubject: outage",
    "recipients in two lines": "From: Support\nSent: Monday\nTo: Al Ek <a@acme.com>;\nBo Ek <b@acme.com>\n"
    "Subject: Outage",
    "values below their names": "From:\nSupport\nSent:\nMonday\nTo:\nTom\nSubject:\nOutage",
    "empty lines in between": "From: Support\n\nSent: Monday\n\nTo: Tom\n\nSubject: Outage",
    "Notes, in a copy": "To: Tom/ACME\ncc: Al/ACME\nSubject: Outage",
    "Lotus": "From:\tSupport/ACME\nTo:\tTom/ACME@ACME,\nDate:\t03/11/2025 10:12\nSubject:\tOutage",
    "German": "Von: Support <help@acme.com>\nGesendet: Montag, 3. November 2025\nAn: Tom\nBetreff: Ausfall",
    "French": "De : Support <help@acme.com>\nEnvoyé : lundi 3 novembre\nÀ : Tom\nObjet : Panne",
    "Spanish": "De: Support <help@acme.com>\nEnviado el: lunes, 3 de noviembre\nPara: Tom\nAsunto: Caída",
    "Portuguese": "De: Support <help@acme.com>\nEnviada em: segunda-feira\nPara: Tom\nAssunto: Falha",
    "Italian": "Da: Support <help@acme.com>\nInviato: lunedì 3 novembre 2025\nA: Tom\nOggetto: Guasto",
    "Danish": "Fra: Support <help@acme.com>\nSendt: 3. november 2025\nTil: Tom\nEmne: x",
    "Swedish": "Från: Support\nSkickat: den 3 november 2025\nTill: Tom\nÄmne: x",
    "Polish": "Od: Support <help@acme.com>\nWysłano: 3 listopada\nTemat: x",
    "Dutch": "Van: Support <help@acme.com>\nVerzonden: maandag 3 november 2025\nAan: Tom\nOnderwerp: Storing",
}
TOPICS = "Urgent: outage, Ausfall, Panne, Caída, Falha, Guasto, Storing, x"
EACH = pytest.mark.parametrize(
    "block", [pytest.param(block, id=name) for name, block in BLOCKS.items()]
)


@EACH
def test_everything_below_a_block_of_headers_is_a_quote(block: str) -> None:
    assert read(f"{OWN}\n\n{block}\n\n{QUOTED}") == OWN_READ


@EACH
def test_a_line_of_underscores_above_it_is_nothing(block: str) -> None:
    assert read(f"{OWN}\n\n{'_' * 32}\n{block}\n\n{QUOTED}").strip(" _") == OWN_READ


@EACH
def test_a_mail_with_nothing_above_its_headers_is_read_without_them(block: str) -> None:
    assert read(f"{block}\n\n{OWN}", subject=TOPICS) == OWN_READ


def test_its_subject_is_read_where_the_tickets_own_lacks_it() -> None:
    mail = f"From: Tom <tom@example.com>\nSubject: RE: Outage in Leeds\n\n{OWN}"
    assert read(mail, subject="A message from your page") == f"RE: Outage in Leeds {OWN_READ}"
    assert read(mail, subject="Fw: outage in Leeds") == OWN_READ


def test_a_block_in_one_line() -> None:
    flat = "From: Support Sent: Monday, November 3, 2025 10:12 AM To: Tom Subject: URGENT: outage"
    assert read(f"It is broken. {flat} {QUOTED}") == "It is broken."
    assert read(f"Broken! {flat.replace(' Subject', ' Cc: Al Subject')}") == "Broken!"


@pytest.mark.parametrize(
    "text",
    [
        "From: the user's side everything is slow.\nProduction is down.",
        "My flight:\nFrom: London\nTo: Paris\nDate: 3 May\nIt was cancelled, I want a refund.",
        "Subject: matter is urgent\nThe server is down.",
        "To: whom it may concern\nMy account was hacked.",
        "Name: Maria Silva\nFrom: Brazil\nSubject: Outage\nMessage: production is down",
        "Name: Maria Silva\nFrom: Brazil\nSubject: Outage\n\nMessage Body:\nproduction is down",
        "Name: Tom\nEmail: none\nSubject: Outage\nFrom: website\nPhone: 17\nMessage: production is down",
        "Hello, a form:\n\nSubject: Outage\nFrom: website\nPhone: 17\nProblem: production is down",
        "From: my view it is urgent.\nSent from the warehouse: nothing works.",
        "De: Madrid\nPara: Roma\nMi vuelo fue cancelado.",
    ],
)
def test_what_a_person_or_a_form_wrote_is_no_block(text: str) -> None:
    assert read(text) == " ".join(text.split())
