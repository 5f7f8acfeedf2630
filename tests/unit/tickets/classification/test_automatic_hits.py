"""Tickets that a machine wrote, and those of people who answer or quote a machine."""

import pytest

from tests.support.texts_read import classify

ACKNOWLEDGEMENT = (
    "Thank you for contacting us. This is an automated message. We have received your request and will"
    " respond within 24 hours. Please do not reply to this email."
)
EMERGENCY = "Your portal is down for all our 40 agents, nobody can work."


def is_automatic(message: str, *, subject: str = "") -> bool:
    return any(rule.rule.startswith("scope.automatic") for rule in classify(subject, message).rules)


@pytest.mark.parametrize(
    "mail",
    [
        f"{EMERGENCY}\n\nFrom: Acme Support\nSent: Monday\n\n{ACKNOWLEDGEMENT}",
        f"{EMERGENCY}\n\nFrom: Acme <h@acme.com>\nDate: Monday\nSubject: Received\n\n{ACKNOWLEDGEMENT}",
        f"{EMERGENCY}\n\nOn 3 Nov 2025 at 10:12, Acme <h@acme.com> wrote:\n> {ACKNOWLEDGEMENT}",
        f"On 3 Nov 2025 at 10:12, Acme <h@acme.com> wrote:\n> {ACKNOWLEDGEMENT}\n\n{EMERGENCY}",
        f"Am 03.11.25 um 10:12 schrieb Acme:\n\n> {ACKNOWLEDGEMENT}\n{EMERGENCY}",
        f"{EMERGENCY}\n##- Please type your reply above this line -##\n{ACKNOWLEDGEMENT}",
        f"<div>{EMERGENCY}</div><blockquote>{ACKNOWLEDGEMENT}</blockquote>",
        f"<p>{EMERGENCY}</p><hr><p><b>From:</b> Acme<br><b>Sent:</b> Monday</p><p>{ACKNOWLEDGEMENT}</p>",
        # Nothing tells where the quote begins.
        f"{EMERGENCY}\n\n{ACKNOWLEDGEMENT}",
    ],
)
def test_an_emergency_above_or_below_our_acknowledgement_is_one(mail: str) -> None:
    found = classify("Re: Ticket received", mail)
    assert (found.urgency, found.requires_action) == ("high", True)


@pytest.mark.parametrize(
    "subject",
    [
        "Re: Automatic reply: Ticket received",
        "RE: Out of office",
        "AW: Automatic reply: Ticket received",
        "Antw: Undeliverable: Invoice",
    ],
)
def test_a_persons_answer_to_an_automatic_subject_is_no_machines(subject: str) -> None:
    found = classify(subject, EMERGENCY)
    assert (found.urgency, found.requires_action) == ("high", True)
    assert not is_automatic("How do I export my contacts?", subject=subject)


def test_what_a_person_says_of_a_machine_in_between_is_no_sign_of_one() -> None:
    story = (
        "The invoice is wrong. It says 40 instead of 4. I called. I wrote. I waited for two days. "
    )
    mail = (
        f"{story}Then came a mail: this is an automated message. Nobody calls me. What now? I wait."
    )
    assert not is_automatic(mail)


@pytest.mark.parametrize(
    ("subject", "message"),
    [
        (
            "Automatic reply: URGENT: contract",
            "I am away until Monday, for urgent matters call Bo.",
        ),
        ("Out of Office Re: urgent order", "I'm travelling until Wednesday."),
        (
            "Re: URGENT: server down",
            "I am out of the office until Monday. Call Bo if it is urgent.",
        ),
        ("Ticket received", ACKNOWLEDGEMENT),
        (
            "Backup",
            "All jobs ran.\nDisk 3 was checked.\n\nThis is an automated message, do not reply.",
        ),
        (
            "Digest",
            "Five soups.\nA winner.\nKnitting.\nA walk.\nA talk.\n\nThis mailbox is not monitored.",
        ),
    ],
)
def test_a_machine_stays_one(subject: str, message: str) -> None:
    assert is_automatic(message, subject=subject)
    assert classify(subject, message).urgency == "low"


def test_a_mail_of_nothing_but_a_quoted_acknowledgement_is_a_machines() -> None:
    assert is_automatic(f"From: Acme Support\nSent: Monday\n\n{ACKNOWLEDGEMENT}")
