"""Trouble that a question, a title or half a sentence tells, each beside the same words without it."""

import pytest

from tests.support.texts_read import classify
from tickets.core.labels import Urgency

MEDIUM = [
    "all my menus are in German, how do I fix this",
    "what's going on with my transfer?",
    "why hasn't my transfer been completed",
    "checking to see why flight 3466 got cancelled",
    "my card was eaten by the machine, what do I do?",
    "what steps do I take to unblock my PIN?",
    "I don't know what my passcode is, can you help?",
    "what is this charge on my statement?",
    "the computer has lost connectivity",
    "outlook is not connected to the server",
    "the scheduled task monitor is in a critical state",
    "free space is below the warning threshold",
    "my new phone can't be activated",
    "battery went from 72% to 35% in 40 minutes",
    "Blocking Netflix on my console",
    "Increased bill",
    "Billing practices",
    "Service is not what was promised",
    "the company did not get back to me",
    "we will miss our second flight",
    "ordered a bulb. received a game",
]

LOW = [
    "how do I fix the width of a column?",
    "what is going on at the summer fair, do you have a programme?",
    "why do you ask for my passport?",
    "can I use my card in a machine abroad?",
    "where do I set my PIN?",
    "which threshold do you recommend for alerts?",
    "where can I see the battery of my tracker?",
    "does your service include a free bill each month?",
    "please send me your best practices guide",
    "I would like to get my connection upgraded",
]


@pytest.mark.parametrize("text", MEDIUM)
def test_trouble_is_medium_however_it_is_told(text: str) -> None:
    assert classify("", text).urgency is Urgency.MEDIUM


@pytest.mark.parametrize("text", LOW)
def test_the_same_words_without_trouble_are_low(text: str) -> None:
    assert classify("", text).urgency is Urgency.LOW
