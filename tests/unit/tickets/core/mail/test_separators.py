"""Lines between a mail and the one below it: answered, passed on, or "reply above this line"."""

import pytest

from tests.support.mails import OWN, OWN_READ, QUOTED, read

HEADERS = "From: Tom <tom@example.com>\nDate: Mon, 3 Nov 2025\nSubject: Export\nTo: <help@acme.com>"
ANSWERED = [
    "-----Original Message-----",
    "-------- Original Message --------",
    "------- Original message -------",
    "\u2010\u2010\u2010 Original Message \u2010\u2010\u2010",
    "-----Ursprüngliche Nachricht-----",
    "-----Message d'origine-----",
    "-----Mensaje original-----",
    "-----Mensagem original-----",
    "-----Messaggio originale-----",
    "-----Oorspronkelijk bericht-----",
]
PASSED_ON = [
    "---------- Forwarded message ---------",
    "-------- Forwarded Message --------",
    "Begin forwarded message:",
    "-------- Weitergeleitete Nachricht --------",
    "Anfang der weitergeleiteten Nachricht:",
    "---------- Message transféré ---------",
    "Début du message transféré :",
    "---------- Mensaje reenviado ---------",
    "Inicio del mensaje reenviado:",
    "---------- Mensagem encaminhada ---------",
    "Início da mensagem reencaminhada:",
    "---------- Messaggio inoltrato ---------",
    "Inizio messaggio inoltrato:",
    "---------- Doorgestuurd bericht ---------",
]
ABOVE = [
    "##- Please type your reply above this line -##",
    "--- Please reply above this line ---",
    "—-—-—-—\nReply above this line.",
    "=== To respond, write above this line ===",
    "##- Bitte geben Sie Ihre Antwort über dieser Zeile ein. -##",
    "Antworten Sie oberhalb dieser Linie",
    "##- Veuillez saisir votre réponse au-dessus de cette ligne -##",
    "##- Escriba su respuesta encima de esta línea -##",
    "##- Digite sua resposta acima desta linha -##",
    "##- Scrivi la tua risposta sopra questa linea -##",
    "##- Typ uw antwoord boven deze regel -##",
]


@pytest.mark.parametrize("line", ANSWERED + ABOVE)
def test_what_stands_below_was_answered(line: str) -> None:
    assert read(f"{OWN}\n\n{line}\n{QUOTED}").strip(" —-") == OWN_READ


@pytest.mark.parametrize("line", ANSWERED + ABOVE)
def test_it_is_read_if_nothing_stands_above(line: str) -> None:
    assert read(f"{line}\n{OWN}").strip(" —-") == OWN_READ


@pytest.mark.parametrize("line", PASSED_ON)
def test_what_was_passed_on_is_read_without_its_headers(line: str) -> None:
    assert read(f"{line}\n{HEADERS}\n\n{OWN}", subject="Export") == OWN_READ


@pytest.mark.parametrize("line", PASSED_ON)
def test_what_was_passed_on_is_read_beside_the_senders_own_words(line: str) -> None:
    mail = f"Bo called twice about it.\n\n{line}\n{HEADERS}\n\n{OWN}"
    assert read(mail, subject="Fwd: Export") == f"Bo called twice about it. {OWN_READ}"


def test_marks_of_a_quote_below_the_line_are_no_quote() -> None:
    quoted = "\n".join(f"> {line}" for line in f"{HEADERS}\n\n{OWN}".split("\n"))
    mail = f"Begin forwarded message:\n\n{quoted}"
    assert read(mail, subject="Fwd: Export") == OWN_READ
    assert read(f"This is bad.\n\n{mail}", subject="Export") == f"This is bad. {OWN_READ}"


def test_what_the_passed_on_mail_answers_is_left_out() -> None:
    mail = f"---------- Forwarded message ---------\n{HEADERS}\n\n{OWN}\n\nOn 3 May 2025, Al wrote:\n{QUOTED}"
    assert read(mail, subject="Export") == OWN_READ


@pytest.mark.parametrize(
    "subject", [f"{prefix}: Export" for prefix in ("FW", "Fwd", "[EXT] WG", "TR ", "RV")]
)
def test_a_subject_says_that_the_mail_below_the_headers_was_passed_on(subject: str) -> None:
    mail = f"He called twice.\n\n{HEADERS}\n\n{OWN}\n\n{HEADERS}\n\n{QUOTED}"
    assert read(mail, subject=subject) == f"He called twice. {OWN_READ}"
    assert read(mail, subject=f"Re: {subject}") == "He called twice."


@pytest.mark.parametrize(
    "words",
    [
        "FYI",
        "fyi, see below",
        "Hi team,\n\nplease see below and handle.\n\nThanks,\nBo Ek",
        "Can you please take care of this?",
        "Please see my answers below in red.",
        "Bitte um Übernahme, siehe unten.",
        "Pour info, voir ci-dessous",
        "Ver abajo, por favor",
        "Segue abaixo",
        "Vedi sotto",
        "Zie hieronder",
    ],
)
def test_a_mail_that_only_says_to_look_below_is_read_with_what_is_below(words: str) -> None:
    assert read(f"{words}\n\n{HEADERS}\n\n{OWN}").endswith(OWN_READ)
    assert read(f"{words}\n\n> {OWN.replace(chr(10), chr(10) + '> ')}").endswith(OWN_READ)


@pytest.mark.parametrize(
    "answer", ["Thank you!", "Yes", "Done, thanks", "Any news?", "Still down!"]
)
def test_a_short_answer_is_one(answer: str) -> None:
    assert read(f"{answer}\n\n{HEADERS}\n\n{OWN}") == answer
    assert read(f"{answer}\n\nOn 3 Nov 2025, Bo wrote:\n> {OWN.splitlines()[0]}") == answer


@pytest.mark.parametrize(
    "text",
    [
        "The original message was lost.\nPlease send it again.",
        "I typed my reply above this, then the line was cut.\nNothing works.",
        "Please move the logo above the line.\nIt is broken.",
        "I forwarded message 17 to you.\nNobody answered.",
    ],
)
def test_what_a_person_wrote_separates_nothing(text: str) -> None:
    assert read(text) == " ".join(text.split())
