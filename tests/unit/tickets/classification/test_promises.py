"""Properties that hold for any text: valid labels, the same answer every time, reasons in its own words."""

import os
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.hostile_texts import HOSTILE
from tests.support.paths import ROOT
from tests.support.texts_read import classify, tokenize
from tickets.classification.rules.english import ENGLISH
from tickets.classification.text.phrases import parse_phrases
from tickets.classification.text.plain_text import SUBJECT_LIMIT
from tickets.core.mail import LIMIT

# Any text, and text that resembles a ticket: words of the rules and the marks around them.
TEXTS = st.text() | st.lists(
    st.sampled_from(
        "refund not down ? ! , . < > & &# ' it's fixed if never great again again? please "
        "charged twice WHY 😡 <b> </b> \n -- would close 3 hours court".split(" ")
    )
).map(" ".join)


@given(subject=TEXTS, message=TEXTS)
def test_any_text_gets_valid_labels(subject: str, message: str) -> None:
    found = classify(subject=subject, message=message)
    assert found.urgency in {"low", "medium", "high"}
    assert found.sentiment in {"negative", "neutral", "positive"}
    assert found.requires_action in {True, False}


@given(subject=TEXTS, message=TEXTS)
def test_the_same_text_always_gets_the_same_answer(subject: str, message: str) -> None:
    first = classify(subject=subject, message=message)
    assert classify(subject=subject, message=message) == first


def test_two_processes_give_the_same_answer() -> None:
    """What they store is compared; the order of a set differs from process to process."""
    code = (
        "from tickets.classification import ClassifyService; "
        "print(ClassifyService().classify('', 'It would be nice if you could add dark mode.'))"
    )
    answers = {
        subprocess.run(
            [sys.executable, "-c", code],
            env=os.environ | {"PYTHONHASHSEED": seed},
            cwd=ROOT,
            check=True,
            capture_output=True,
            text=True,
        ).stdout
        for seed in "0123"
    }
    assert len(answers) == 1
    assert "mutes" in answers.pop()


@given(message=TEXTS)
def test_high_urgency_and_negative_sentiment_always_name_a_reason(message: str) -> None:
    found = classify(subject="", message=message)
    reasons = " ".join(rule.label for rule in found.rules)
    assert found.urgency != "high" or "urgency=high" in reasons
    assert found.sentiment != "negative" or "sentiment=negative" in reasons
    assert found.sentiment != "positive" or "sentiment=positive" in reasons


def test_a_defect_that_everybody_has_names_both_reasons() -> None:
    found = classify(subject="", message="All our users get a blank page.")
    assert ("scope.widespread", ("All", "our", "users")) in {
        (rule.rule, rule.words) for rule in found.rules
    }


def test_shouting_names_the_words_shouted() -> None:
    found = classify(subject="", message="why. I WANT TO TALK TO SOMEBODY.")
    assert ("sentiment.shouting", ("I", "WANT", "TO", "TALK", "TO", "SOMEBODY")) in {
        (rule.rule, rule.words) for rule in found.rules
    }


def test_points_do_not_overrule_the_tone_of_shouting() -> None:
    # The words of a calm report.
    text = "All our users get an error, answer us and do something now."
    assert classify(subject="", message=text).sentiment == "neutral"
    assert classify(subject="", message=text.upper()).sentiment == "neutral"
    assert classify(subject="", message=f"{text.upper()}!!").sentiment == "negative"


@given(subject=TEXTS, message=TEXTS)
def test_the_words_of_a_fired_rule_stand_in_the_text(subject: str, message: str) -> None:
    text = tokenize(subject=subject, message=message).text
    for fired in classify(subject=subject, message=message).rules:
        assert fired.words
        assert [word for word in fired.words if word not in text] == []


def test_a_fired_rule_names_itself_its_label_and_the_words() -> None:
    found = classify(subject="", message="I was Charged twice.")
    fired = {(rule.rule, rule.label, rule.words) for rule in found.rules}
    assert ("urgency.billing_dispute", "urgency=high", ("Charged", "twice")) in fired


def test_a_muted_rule_is_named_with_what_muted_it() -> None:
    found = classify(subject="", message="This is not urgent.")
    fired = {(rule.rule, rule.label, rule.words) for rule in found.rules}
    assert fired == {("scope.negation", "mutes urgency.emergency", ("not",))}


def test_rule_names_are_unique_and_say_what_they_decide() -> None:
    names = [rule.name for rule in ENGLISH.rules]
    assert len(names) == len(set(names))
    assert {name.split(".")[0] for name in names} == {
        "urgency",
        "sentiment",
        "requires_action",
        "scope",
    }


def test_no_phrase_waits_for_a_word_that_is_always_read_as_another() -> None:
    for phrase in (
        phrase for rule in ENGLISH.rules for phrase in parse_phrases(rule, ENGLISH.vocabulary)
    ):
        for accepted in (phrase.anchor, *(step.wanted for step in phrase.left + phrase.right)):
            lost = [word for word in accepted if not read_as(word) & accepted]
            assert lost == []


def read_as(word: str) -> set[str]:
    """Return the words that a word is read as, or the word itself if it is a mark."""
    return set(tokenize(subject="", message=word).words) | ({word} & set("#,"))


@pytest.mark.parametrize("text", [pytest.param(text, id=name) for name, text in HOSTILE.items()])
def test_a_hostile_megabyte_is_read_only_up_to_the_cap(text: str) -> None:
    tokenized = tokenize(subject=text, message=text)
    cap = sum(limit.head + limit.tail for limit in (SUBJECT_LIMIT, LIMIT))
    # A line break is read as a comma between spaces, so one character becomes three.
    assert len(tokenized.text) <= 3 * cap
    assert len(classify(subject=text, message=text).rules) < len(ENGLISH.rules) ** 2


def test_both_ends_of_a_long_message_are_read() -> None:
    padding = "and so on " * 10_000
    at_the_end = classify(subject="", message=f"{padding}. My account was hacked.")
    in_the_middle = classify(subject="", message=f"{padding} hacked {padding}")
    assert (at_the_end.urgency, in_the_middle.urgency) == ("high", "low")


def test_markup_of_any_length_is_not_read_and_hides_nothing_behind_it() -> None:
    style = "".join(f".urgent{number} {{ content: 'hacked' }} " for number in range(10_000))
    calm = classify(subject="", message=f"<style>{style}</style><p>How do I change my name?</p>")
    urgent = classify(subject="", message=f"<style>{style}</style><p>My account was hacked.</p>")
    assert (calm.urgency, urgent.urgency) == ("low", "high")
