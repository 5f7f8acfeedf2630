"""Matters of the task in each language: what is high, what is only named, and what is neither."""

import pytest

from tests.support.labelled_by_rules import label
from tests.unit.tickets.classification.rules import (
    test_dutch,
    test_french,
    test_german,
    test_italian,
    test_portuguese,
    test_spanish,
)
from tickets.core.labels import Urgency

TOLD = {each.CODE: each.TOLD for each in (test_dutch, test_french, test_german)}
LANGUAGES = (test_dutch, test_french, test_german, test_italian, test_portuguese, test_spanish)
HIGH = [(each.CODE, text) for each in LANGUAGES for text in each.HIGH + TOLD.get(each.CODE, [])]
ONLY_NAMED = [(each.CODE, text) for each in LANGUAGES for text in each.ONLY_NAMED]
NOT_HIGH = [(each.CODE, text) for each in LANGUAGES for text in each.NOT_HIGH]


@pytest.mark.parametrize(("code", "text"), HIGH)
def test_what_is_claimed_threatened_or_down_is_high(code: str, text: str) -> None:
    assert label(code, text).urgency == Urgency.HIGH


@pytest.mark.parametrize(("code", "text"), ONLY_NAMED)
def test_a_matter_that_is_only_named_is_medium_and_requires_action(code: str, text: str) -> None:
    labels = label(code, text)
    assert (labels.urgency, labels.requires_action) == (Urgency.MEDIUM, True)


@pytest.mark.parametrize(("code", "text"), NOT_HIGH)
def test_what_is_denied_over_asked_about_or_meant_otherwise_is_not_high(
    code: str, text: str
) -> None:
    assert label(code, text).urgency != Urgency.HIGH
