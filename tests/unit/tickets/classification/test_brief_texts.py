"""Texts of a few words: one word that names a matter of the labelling guide is the whole message."""

from collections.abc import Callable

import pytest

from tests.support.texts_read import classify
from tickets.core.labels import Sentiment, Urgency

RANK = (Urgency.LOW, Urgency.MEDIUM, Urgency.HIGH)

NAMED = [
    "refund", "refunds", "reimbursement", "compensation", "GDPR", "CCPA", "lawyer", "lawyers",
    "attorney", "solicitor", "legal", "legal matter", "legal question", "court", "police",
    "ombudsman", "dispute", "disputes", "stolen", "asap", "broken", "it's broken", "angry",
    "an issue", "issues", "problem", "complaint", "GDPR question", "refund customer",
    "sue", "leak", "someone logged in",
]  # fmt: skip

CLAIMED = [
    "refund required", "refund needed", "refund now", "refund please", "refund requested",
    "refund request", "refund denied", "refund overdue", "outstanding refund", "no refund yet",
    "reimbursement required", "money back", "can I get a refund?", "could we have a refund",
    "may I claim a refund?", "legal threat", "legal threats", "legal action", "legal dispute",
    "lawsuit", "lawsuits", "law suit", "sued", "you will be sued", "you might get sued",
    "lawyer involved", "lawyers contacted", "police informed", "GDPR violation",
    "GDPR violations", "GDPR complaint", "GDPR request", "violates GDPR", "privacy breach",
    "data deletion request", "my card was stolen", "card stolen", "stolen cards",
    "someone stole my card", "identity stolen", "chargeback", "chargebacks", "charge dispute",
    "charge back", "charge back my card", "payment stolen", "account hijacked", "stolen account",
    "account taken over", "stop billing me", "erase my account", "wipe our data", "u owe me money",
    "no refund", "no refund!", "notice of claim", "SOS",
    "wrong charge", "fraud", "urgent", "very urgent", "urgent help", "emergency", "hacked",
]  # fmt: skip

NOT_MEANT = [
    "refund policy?", "refund policy", "no refund needed", "legal name", "legal department",
    "legal team", "not urgent", "nothing urgent", "no emergency", "urgent care clinic",
    "emergency contact", "tennis court", "court shoes", "GDPR compliance", "gdpr compliant?",
    "police discount", "not broken", "planned outage", "is it legal?",
]  # fmt: skip

# Two ways to say a thing, of which people expect the same labels.
PAIRS = [
    ("you will be sued", "I will sue you"),
    ("I will file a lawsuit", "I will sue you"),
    ("we're filing a lawsuit", "we're suing you"),
    ("I have an issue", "I have a problem"),
    ("there are two issues", "there are two problems"),
    ("my card was stolen", "my card got stolen"),
    ("refund required", "refund needed now"),
    ("GDPR violation", "violation of GDPR"),
    ("lawyers", "lawyer"),
    ("can I get a refund?", "can we have a refund?"),
    ("order status", "order status!"),
    ("renewal question", "a question?"),
    ("where is my order", "WHERE IS MY ORDER"),
    ("erase my account", "Erase my account!"),
]


@pytest.mark.parametrize("text", NAMED)
def test_a_word_that_names_a_matter_is_at_least_medium(text: str) -> None:
    labels = classify("", text)
    assert labels.urgency == Urgency.MEDIUM
    assert labels.requires_action


@pytest.mark.parametrize("text", CLAIMED)
def test_a_demand_a_threat_or_a_claim_in_a_few_words_is_high(text: str) -> None:
    labels = classify("", text)
    assert labels.urgency == Urgency.HIGH
    assert labels.requires_action


@pytest.mark.parametrize("text", NOT_MEANT)
def test_a_word_in_another_sense_is_low(text: str) -> None:
    assert classify("", text).urgency == Urgency.LOW


@pytest.mark.parametrize("texts", PAIRS, ids=" = ".join)
def test_two_ways_to_say_a_thing_have_the_same_labels(texts: tuple[str, str]) -> None:
    one, other = (classify("", text) for text in texts)
    assert (one.urgency, one.sentiment, one.requires_action) == (
        other.urgency,
        other.sentiment,
        other.requires_action,
    )


@pytest.mark.parametrize("text", ["angry", "very angry", "furious", "angry, broken", "so annoyed"])
def test_angry_words_alone_are_negative(text: str) -> None:
    assert classify("", text).sentiment == Sentiment.NEGATIVE


@pytest.mark.parametrize("text", [*NAMED, *CLAIMED, *NOT_MEANT])
def test_subject_and_message_count_alike(text: str) -> None:
    subject, message = classify(text, ""), classify("", text)
    assert (subject.urgency, subject.requires_action) == (message.urgency, message.requires_action)


@pytest.mark.parametrize("text", [*NAMED, *CLAIMED])
@pytest.mark.parametrize("change", [str.upper, str.title, str.lower])
def test_case_makes_no_difference(text: str, change: Callable[[str], str]) -> None:
    assert classify("", change(text)).urgency == classify("", text).urgency


@pytest.mark.parametrize("text", [*NAMED, *CLAIMED])
@pytest.mark.parametrize("mark", [".", "!", "!!!", "...", " -"])
def test_a_mark_at_the_end_makes_nothing_less_urgent(text: str, mark: str) -> None:
    marked = classify("", text.rstrip("?") + mark)
    assert RANK.index(marked.urgency) >= RANK.index(classify("", text).urgency)


@pytest.mark.parametrize("text", ["it's down", "Refund please!", "erase my account"])
def test_the_same_words_in_subject_and_message_say_the_same_once(text: str) -> None:
    twice, once = classify(text, f"{text}."), classify("", text)
    assert (twice.urgency, twice.sentiment, twice.requires_action) == (
        once.urgency,
        once.sentiment,
        once.requires_action,
    )
