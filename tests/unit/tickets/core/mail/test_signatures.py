"""Signatures of people and programs, and text below them."""

import pytest

from tests.support.mails import OWN, OWN_READ, QUOTED, read

NAME = "Dr. Jo Stone\nHead of Fraud & Security, Legal Department\nEmergency line: +44 20 7946 0000"


@pytest.mark.parametrize(
    "line",
    [
        "Sent from my iPhone",
        "Sent from my Samsung Galaxy smartphone.",
        "Sent from Mail for Windows",
        "Sent from Yahoo Mail on Android",
        "Sent with Proton Mail secure email.",
        "Get Outlook for iOS",
        "Von meinem iPhone gesendet",
        "Gesendet mit der GMX Mail App",
        "Envoyé de mon iPhone",
        "Enviado desde mi iPhone",
        "Enviado do meu iPhone",
        "Inviato da iPhone",
        "Verstuurd vanaf mijn iPhone",
    ],
)
def test_the_line_of_a_program_is_left_out(line: str) -> None:
    assert read(f"{OWN}\n\n{line}") == OWN_READ
    assert (
        read(f"{OWN}\n\n{line}\n\nOn 3 Nov 2025 at 10:12, Support wrote:\n> {QUOTED}") == OWN_READ
    )


@pytest.mark.parametrize(
    "sign_off",
    [
        *(
            "Kind regards",
            "Cheers,",
            "Mit freundlichen Grüßen",
            "Viele Grüße",
            "MfG",
            "Cordialement,",
        ),
        *("Bien à vous", "Un saludo,", "Saludos cordiales", "Atentamente", "Atenciosamente"),
        *("Com os melhores cumprimentos", "Cordiali saluti", "Distinti saluti"),
        *("Met vriendelijke groet,", "Groeten"),
    ],
)
def test_names_below_a_sign_off_are_left_out(sign_off: str) -> None:
    assert read(f"{OWN}\n\n{sign_off}\n{NAME}") == f"{OWN_READ} {sign_off}"


@pytest.mark.parametrize("mark", ["--", "-- ", "\u2014"])
def test_a_signature_block_is_left_out(mark: str) -> None:
    assert read(f"{OWN}\n{mark}\n{NAME}") == OWN_READ
    assert read(f"{OWN}\n{mark}\n{NAME}\n\nOn 3 Nov 2025, Bo wrote:\n{QUOTED}") == OWN_READ


@pytest.mark.parametrize(
    "text",
    [
        f"URGENT\n--\n{OWN}",
        f"Thanks!\n{OWN}",
        f"Please read this to the end.\nThanks\nBo Ek\n\nOne more thing: {OWN}",
        f"The export failed again today.\nCheers\nPS {OWN}",
        "Steps:\n--\n"
        + "\n".join(f"{number}. we open the page of the portal" for number in range(12)),
        "Sent from my warehouse: nothing arrived.\nPlease look.",
        "Sent from here.\nNothing arrived.",
        f"The export failed again.\n--\nBo Ek\n\nOne more thing: {OWN}",
        "We wait since noon.\nThanks\nBo\n\nby the way production is down for\nevery one of our many users",
    ],
)
def test_text_that_only_looks_like_a_signature_stays(text: str) -> None:
    assert read(text).endswith(" ".join(text.split())[-20:])


def test_text_below_a_quote_is_no_signature_of_the_text_above_it() -> None:
    mail = (
        f"Sorry for the late reply.\n\nThanks\nBo\n\n> {QUOTED}\n\nStill down for everybody\n> Bye"
    )
    assert read(mail) == "Sorry for the late reply. Still down for everybody"


@pytest.mark.parametrize(
    "contact",
    [
        "Jo Stone\nHead of Fraud & Security\nT: +44 20 7946 0000",
        "Dr. Jo Stone\nLegal Emergency Desk\njo@example.com",
        "Jürgen Groß, MBA\nLeiter Recht\nTel. 030 1234567",
    ],
)
def test_a_name_with_titles_and_numbers_at_the_end_is_left_out(contact: str) -> None:
    assert read(f"{OWN}\n\n{contact}") == OWN_READ
    assert read(f"{OWN}\n\n{contact}\n\nFrom: Bo\nSent: Monday\n\n{QUOTED}") == OWN_READ


@pytest.mark.parametrize(
    "end",
    [
        "Order 4711\nCall me: +44 20 7946 0000",
        "Production Server\nis down for all of us, call +44 20 7946 0000.",
        "Jo Stone\nURGENT",
    ],
)
def test_other_last_paragraphs_stay(end: str) -> None:
    assert read(f"{OWN}\n\n{end}") == f"{OWN_READ} {' '.join(end.split())}"


def test_a_mail_of_nothing_but_a_signature_is_read() -> None:
    assert read("Sent from my iPhone") == "Sent from my iPhone"
    assert read("--\nBo Ek") == "-- Bo Ek"
