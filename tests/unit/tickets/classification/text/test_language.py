"""Detection of the language of a text."""

import json
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.support.hostile_texts import HOSTILE, MEGABYTE
from tests.support.paths import DATA, ROOT
from tickets.classification.text.language import detect_language, is_long_enough
from tickets.classification.text.plain_text import read_ticket

HOSTILE_SCRIPTS = {
    "one Greek letter": "\u03b1" * MEGABYTE,
    "one syllable": "\uac00" * MEGABYTE,
    "halves of characters": "\ud83d" * MEGABYTE,
    "accents among ASCII": "\u00e9." * (MEGABYTE // 2),
}


def read_samples(*, english: bool) -> Iterator[tuple[str, str]]:
    """Yield the language and the text of each sample that is long enough."""
    lines = (DATA / "language_samples.jsonl").read_text(encoding="utf-8").splitlines()
    for row in map(json.loads, lines):
        if (row["language"] == "en") == english and is_long_enough(row["text"]):
            yield row["language"], row["text"]


def read_english_tickets() -> Iterator[str]:
    for line in (DATA / "classification_blind.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        yield f"{row['subject']}\n{row['message']}"


def test_every_english_ticket_is_told_to_be_english() -> None:
    assert [text for text in read_english_tickets() if detect_language(text) != "en"] == []


def test_no_jargon_name_or_code_makes_an_english_text_foreign() -> None:
    foreign = [text for _, text in read_samples(english=True) if detect_language(text) != "en"]
    # Nine words, of which five are an address in France.
    assert foreign == ["Delivery to Rue de la République 12, Lyon was late"]


def test_one_line_in_another_language_is_recognised() -> None:
    told = [(language, detect_language(text)) for language, text in read_samples(english=False)]
    right = sum(language == code for language, code in told)
    assert right / len(told) > 0.91


def test_no_language_with_a_table_is_taken_for_another_one() -> None:
    with_tables = {"de", "fr", "es", "pt", "it", "nl"}
    wrong = [
        text
        for language, text in read_samples(english=False)
        if language in with_tables and detect_language(text) not in (language, "en")
    ]
    assert wrong == []


@pytest.mark.parametrize(
    ("text", "language"),
    [
        pytest.param("DER SERVER IST SEIT HEUTE FRUEH NICHT ERREICHBAR", "de", id="capitals"),
        pytest.param("le colis n'est jamais arrive a la maison", "fr", id="without accents"),
        pytest.param(
            "Unser Login ins Dashboard ist seit dem Update kaputt, Server Downtime!",
            "de",
            id="loanwords",
        ),
        pytest.param(
            "La app da error 0x80070005 en https://example.com/login cuando entro con mi cuenta",
            "es",
            id="addresses and codes",
        ),
        pytest.param(
            "ab\N{COMBINING DIAERESIS}er das ist ja u\N{COMBINING DIAERESIS}berhaupt nicht gut",
            "de",
            id="accents apart from their letters",
        ),
        pytest.param("Jag vill ha pengarna tillbaka nu", "sv", id="a language without a table"),
        pytest.param("Jeg får ikke logget inn på kontoen min", "no", id="Bokmål"),
        pytest.param("Eg får ikkje logga inn på kontoen min", "no", id="Nynorsk"),
    ],
)
def test_a_language_is_told_whatever_form_its_words_have(text: str, language: str) -> None:
    assert detect_language(text) == language


@pytest.mark.parametrize(
    ("text", "language"),
    [
        pytest.param("Сервер не работает", "ru", id="Cyrillic"),
        pytest.param("δεν λειτουργεί", "el", id="Greek"),
        pytest.param("返金してください", "ja", id="Kana"),
        pytest.param("请立即退款给我", "zh", id="Han"),
        pytest.param("환불해 주세요 지금", "ko", id="Hangul"),
        pytest.param("注文番号12345の返金をお願いします", "ja", id="numbers without blanks"),
        pytest.param("الخادم لا يعمل", "ar", id="Arabic"),
        pytest.param("השרת לא עובד", "he", id="Hebrew"),
    ],
)
def test_another_script_needs_fewer_letters(text: str, language: str) -> None:
    assert detect_language(text) == language


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("", id="nothing"),
        pytest.param("Ich will Geld zurück", id="seventeen letters"),
        pytest.param("1234 5678 9012 3456 7890 1234", id="numbers"),
        pytest.param("hans.mueller@beispiel-firma.de @kundendienst", id="addresses"),
        pytest.param("😡😡😡😡😡😡😡😡😡😡😡😡😡😡😡😡😡😡😡😡😡😡", id="emoji"),
        pytest.param("asdfghjkl qwertyuiop zxcvbnm", id="a walk over the keyboard"),
        pytest.param("for (int i = 0; i < n; i++) { sum += values[i]; }", id="source code"),
    ],
)
def test_a_text_that_tells_no_language_is_read_as_english(text: str) -> None:
    assert detect_language(text) == "en"


@pytest.mark.parametrize(
    "sign_off",
    [
        "Mit freundlichen Grüßen\nHans Meier",
        "Viele Grüße aus Berlin, Hans",
        "Freundliche Grüße\nHans Meier\nGeschäftsführer\nMeier Maschinenbau GmbH\nHauptstraße 12",
        "Muchas gracias y un saludo cordial,\nPedro",
        "Com os melhores cumprimentos,\nJoão Silva",
        "Bien à vous,\nJean Dupont\nDirecteur général",
        "Met vriendelijke groeten,\nJan de Vries\nDirecteur",
        "Z poważaniem,\nJan Kowalski",
    ],
)
@pytest.mark.parametrize("said", ["Can I get a refund?", "Our site is down.", "The app crashes."])
def test_a_sign_off_in_another_language_makes_no_text_foreign(said: str, sign_off: str) -> None:
    assert detect_language(read_ticket(subject="", message=f"{said}\n\n{sign_off}")) == "en"


@pytest.mark.parametrize(
    ("message", "language"),
    [
        ("Sehr geehrte Damen und Herren,\n\nCan I get a refund?", "en"),
        ("Geld zurück!\n\nMit freundlichen Grüßen\nHans", "de"),
        ("Login geht nicht.\n\nViele Grüße\nHans", "de"),
        ("Please see below.\n\nUnser Shop ist ausgefallen, kein Kunde kann bestellen.", "de"),
        ("Good morning,\n\nnotre site est en panne depuis ce matin.\n\nKind regards\nJean", "fr"),
        (
            "Unser Shop ist komplett ausgefallen und kein Kunde kann bestellen.\n\nThis e-mail is for the "
            "named person. ACME is a member of the World Trade Group and sponsors local charities, as it "
            "has done for more than thirty years.",
            "de",
        ),
    ],
)
def test_the_words_of_the_writer_tell_the_language(message: str, language: str) -> None:
    assert detect_language(read_ticket(subject="", message=message)) == language


def test_twenty_letters_are_enough_and_nineteen_are_not() -> None:
    assert detect_language("ich will Geld zurück jetzt") == "de"
    assert detect_language("ich will Geld zurück je") == "en"


def test_what_stands_far_below_changes_nothing() -> None:
    german = "Der Server ist seit heute Morgen nicht mehr erreichbar. " * 5
    assert detect_language(german + "The rest of this mail is in English. " * 500) == "de"


@pytest.mark.parametrize("text", [*HOSTILE.values(), *HOSTILE_SCRIPTS.values()])
def test_a_hostile_megabyte_costs_no_more_than_a_short_text(text: str) -> None:
    detect_language("The first call loads the model.")
    started = time.process_time()
    detect_language(text)
    assert time.process_time() - started < 0.05


def test_threads_get_the_same_answers_as_a_single_one() -> None:
    texts = [text for _, text in read_samples(english=False)]
    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(detect_language, texts * 3)) == [*map(detect_language, texts)] * 3


def test_the_classifier_is_imported_without_the_detector() -> None:
    code = "import sys, tickets.classification; print('py3langid' in sys.modules, 'numpy' in sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout == "False False\n"
