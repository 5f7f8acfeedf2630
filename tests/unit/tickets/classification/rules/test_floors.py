"""Scores of each language's rules on the tickets that they were written with, however people type them."""

import pytest

from tests.support.labelled_by_rules import evaluated, label, labelled, without_accents

LANGUAGES = ["de", "fr", "nl", "es", "pt", "it"]


def development(code: str) -> str:
    return f"classification_dev_{code}.jsonl"


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("field", ["urgency", "sentiment", "requires_action"])
def test_the_labels_stay_above_their_floor(code: str, field: str) -> None:
    assert evaluated(code, development(code))[field].macro_f1 >= 0.93


@pytest.mark.parametrize("code", LANGUAGES)
def test_accents_and_capitals_may_be_left_out(code: str) -> None:
    # A ticket in capitals shouts, and no longer does in small letters.
    for ticket in (each for each in labelled(development(code)) if not each.message.isupper()):
        typed = label(code, ticket.message, subject=ticket.subject)
        hasty = label(
            code, without_accents(ticket.message), subject=without_accents(ticket.subject)
        )
        assert hasty.urgency == typed.urgency
