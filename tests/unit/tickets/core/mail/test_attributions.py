"""Lines that say whose words follow, as mail programs of several languages write them."""

import pytest

from tests.support.mails import OWN, OWN_READ, QUOTED, read

ATTRIBUTIONS = {
    "Gmail": "On Mon, 3 Nov 2025 at 10:12, Support <help@acme.com> wrote:",
    "Gmail, folded": "On Mon, 3 Nov 2025 at 10:12, Acme Customer Support Team\n<help@acme.com> wrote:",
    "folded in the address": "On Mon, Nov 3, 2025 at 10:12 AM Acme Customer Support <\nhelp@acme.com> wrote:",
    "over a hundred characters": "On Monday, the 3rd of November in the year 2025 at 10:12 in the morning, "
    "the Acme Customer Support Team for Enterprise Accounts in Europe via desk <help@acme.com> wrote:",
    "folded before the verb": "On Mon, 29 Aug 2022 01:27:19 -0400,\nMark wrote:",
    "Apple": "On 3. Nov 2025, at 10:12, Support <help@acme.com> wrote:",
    "Yahoo": "On Monday, November 3, 2025 at 10:12:00 AM GMT+1, Support <help@acme.com> wrote:",
    "Thunderbird": "On 03/11/2025 10:12, Support wrote:",
    "Proton": "On Monday, November 3rd, 2025 at 10:12 AM, Support <help@acme.com> wrote:",
    "Zoho": "---- On Mon, 03 Nov 2025 10:12:01 +0100 Support <help@acme.com> wrote ----",
    "without a name": "On 2025-11-03 10:12, help@acme.com wrote:",
    "AOL": "In a message dated 11/3/2025 10:12:01 AM Eastern Time, help@acme.com writes:",
    "Notes": "-----Support/ACME wrote: -----",
    "Portuguese, Thunderbird": "Às 10:12 de 03/11/2025, Support escreveu:",
    "no verb": "2025-11-03 10:12 GMT+01:00 Support <help@acme.com>:",
    "German": "Am Mo., 3. Nov. 2025 um 10:12 Uhr schrieb Support <help@acme.com>:",
    "German, Thunderbird": "Am 03.11.25 um 10:12 schrieb Support:",
    "French": "Le lun. 3 nov. 2025 à 10:12, Support <help@acme.com> a écrit :",
    "French, folded": "Le lundi 3 novembre 2025 à 10:12, Acme Service Client\n<help@acme.com> a écrit :",
    "Spanish": "El lun, 3 nov 2025 a las 10:12, Support (<help@acme.com>) escribió:",
    "Portuguese": "Em seg., 3 de nov. de 2025 às 10:12, Support <help@acme.com> escreveu:",
    "Portuguese, Apple": "No dia 03/11/2025, às 10:12, Support <help@acme.com> escreveu:",
    "Italian": "Il giorno lun 3 nov 2025 alle ore 10:12 Support <help@acme.com> ha scritto:",
    "Dutch": "Op ma 3 nov 2025 om 10:12 schreef Support <help@acme.com>:",
}
EACH = pytest.mark.parametrize(
    "attribution", [pytest.param(line, id=name) for name, line in ATTRIBUTIONS.items()]
)


@EACH
def test_everything_below_an_attribution_is_a_quote(attribution: str) -> None:
    assert read(f"{OWN}\n\n{attribution}\n\n{QUOTED}\n\nBest regards") == OWN_READ


@EACH
def test_an_answer_below_marked_lines_is_the_message(attribution: str) -> None:
    assert read(f"{attribution}\n\n> {QUOTED}\n> Bye\n\n{OWN}") == OWN_READ


@EACH
def test_answers_between_marked_lines_are_the_message(attribution: str) -> None:
    mail = f"{attribution}\n> {QUOTED}\n\nThe portal is down for all our agents.\n\n> Bye\nPlease help."
    assert read(mail) == OWN_READ


@EACH
def test_a_message_of_nothing_but_a_quote_is_read(attribution: str) -> None:
    assert read(f"{attribution}\n> {OWN.replace(chr(10), chr(10) + '> ')}") == OWN_READ
    assert read(f"{attribution}\n\n{OWN}") == OWN_READ


@pytest.mark.parametrize(
    "attribution",
    [
        "Tom Baker wrote:",
        "Support <help@acme.com> writes:",
        "In article <17@acme.com> help@acme.com (Support) writes:",
        "In <17@acme.com>, Support\n<help@acme.com> wrote:",
        "Support schrieb am 3. November:",
        "pon., 3 lis 2025 o 10:12 Support <help@acme.com> napisał(a):",
        "3.11.2025 10.12, Support <help@acme.com> kirjoitti:",
    ],
)
def test_a_name_alone_says_whose_words_the_marked_lines_below_are(attribution: str) -> None:
    assert read(f"{attribution}\n> {QUOTED}\n{OWN}") == OWN_READ


@pytest.mark.parametrize(
    "text",
    [
        "On 3 May your agent wrote:\nno refund for you\nI want my money back.",
        "On Monday I wrote:\nplease cancel\nNothing happened since.",
        "On the page of 2 products it says:\nfree\nbut I was charged.",
        "Am 3. Mai hat Ihr Kollege geschrieben:\nkein Geld zurück\nIch will es aber.",
        "Your colleague wrote:\nno refund\nI want my money back.",
    ],
)
def test_what_a_person_tells_is_no_attribution(text: str) -> None:
    assert read(text) == " ".join(text.split())


def test_a_comparison_is_no_quote() -> None:
    assert read("Many are affected:\nit is slow for\n> 500 users\nsince Monday") == (
        "Many are affected: it is slow for > 500 users since Monday"
    )
    assert read("if a\n>= b it fails") == "if a >= b it fails"


def test_nested_quotes_are_left_out_with_their_attributions() -> None:
    mail = (
        f"On 3 Nov 2025 at 10:12, Bo <b@acme.com> wrote:\n> On 2 Nov 2025, Al wrote:\n>> {QUOTED}\n"
        f">\n> Thank you, Al\n\n{OWN}"
    )
    assert read(mail) == OWN_READ


def test_a_mail_that_is_marked_as_a_whole_is_read_without_the_quotes_in_it() -> None:
    assert read(f"> > {QUOTED}\n>\n> {OWN.replace(chr(10), chr(10) + '> ')}") == OWN_READ


def test_a_line_above_an_attribution_that_begins_like_one_is_none() -> None:
    mail = f"On the whole nothing works\nOn 3 Nov 2025 at 10:12, Bo <b@acme.com> wrote:\n{QUOTED}"
    assert read(mail) == "On the whole nothing works"


def test_an_attribution_that_goes_on_in_its_line_begins_a_quote() -> None:
    said = f"On Fri, Nov 14, 2025 at 9:12 AM, Support<help@acme.com> wrote:   {QUOTED}"

    assert read(f"{OWN}\n\n{said}") == OWN_READ
