"""Salutations and signatures: what is one, and what only begins like one."""

import pytest

from tickets.core.letters import is_salutation, is_sign_off, read_body


@pytest.mark.parametrize(
    "line",
    [
        "Hi team,",
        "Dear Mr Miller,",
        "Dear Mr. Miller, dear Ms O'Neil,",
        "Dear Sir or Madam",
        "Hello Bo Ek",
        "hi",
        "Hi support",
        "Hello everyone!",
        "Hi Acme Support Team,",
        "Good morning,",
        "To whom it may concern:",
        "Dear customer service -",
    ],
)
def test_salutations(line: str) -> None:
    assert is_salutation(line)


@pytest.mark.parametrize(
    "line",
    [
        "",
        "Hiking in the Alps",
        "Hello, production down",
        "Hello production is down!",
        "Hi, export failed!",
        "Hello my export has failed,",
        "Dear team, the export of last month has failed,",
        "The export fails,",
    ],
)
def test_other_lines(line: str) -> None:
    assert not is_salutation(line)


@pytest.mark.parametrize(
    "line", ["Best regards", "Kind regards,", "Thanks in advance!", "Cheers", "Sent from my iPad"]
)
def test_sign_offs(line: str) -> None:
    assert is_sign_off(line)


@pytest.mark.parametrize("line", ["", "Thanks for nothing", "Best regards to Bo, who fixed it"])
def test_lines_that_sign_nothing_off(line: str) -> None:
    assert not is_sign_off(line)


def body(text: str) -> list[str]:
    return list(read_body(text.split("\n")))


def test_the_body_is_what_stands_between() -> None:
    assert body("\nHi team,\nthe export fails\nCheers\nBo\nPS again") == [
        "the export fails",
        "PS again",
    ]


def test_only_the_first_line_is_a_salutation() -> None:
    assert body("the export fails\nDear Bo,") == ["the export fails", "Dear Bo,"]


def test_thanks_above_the_text_end_nothing() -> None:
    assert body("Thanks!\nthe export fails") == ["Thanks!", "the export fails"]
