"""Tone of real customers: what counts as anger or praise, and the neighbours that don't."""

import pytest

from tests.support.labelled_by_rules import label

ANGRY = {
    "anger that outlives the matter": (
        "It's not even funny anymore, I'm sick of it.",
        "Terrible experience. I contacted you to resolve the issue.",
        "Never mind, close the ticket. You people are useless.",
    ),
    "a rating below the scale": (
        "It would be zero stars if I could.",
        "One star is too much.",
        "I would give no stars if that was possible.",
    ),
    "swearing": (
        "Why the fuck do I pay for this?",
        "Damnit, the keyboard is back to Dutch.",
        "The new layout is total bs.",
    ),
    "scorn": (
        "That was a lame excuse.",
        "Tragic customer service.",
        "Your billing is a joke.",
    ),
    "a call to pull oneself together": (
        "Get it together, my parcel is in Ohio.",
        "You can do better than this.",
        "Sort your crap out.",
    ),
    "a question that is none": (
        "Are you kidding me?",
        "Is this how you treat customers?",
        "How hard can it be to ship a book?",
    ),
    "leaving for good": (
        "I will never fly with you again.",
        "Never again!",
        "Last time I order here.",
    ),
    "a warning to others": (
        "Stay away from this shop.",
        "Do not buy from them.",
        "Avoid!",
    ),
    "being refused": (
        "They refuse to remove the entry.",
        "Your agent refused to give me her name.",
        "They denied us any explanation.",
    ),
    "being ignored": (
        "They just ignore my letters.",
        "Nobody answers, nobody cares.",
        "No reply for three weeks.",
    ),
    "being sent around": (
        "They gave me the run around.",
        "I was passed from one person to another.",
        "Every week there is a new excuse.",
    ),
    "being kept waiting": (
        "3 hrs on hold.",
        "We have been sitting on the tarmac for two hours.",
        "I spent 40 minutes on hold.",
    ),
    "a threat of law": (
        "I will file a lawsuit.",
        "You will be sued.",
        "refund lawsuit urgent angry broken GDPR",
    ),
    "a face": ("My account is banned without reason 💔", "Still no answer 🤦", "Lost again 😡"),
}

FACTUAL = {
    "a word of programs": (
        "The process was killed and the build aborted.",
        "The server hangs (hang) and dies.",
        "git describe prints v1.2-dirty-3",
    ),
    "a question that calls itself stupid": (
        "Dumb question: where is the log?",
        "Sorry for the stupid question, how do I start?",
        "This may be the dumbest question of the year.",
    ),
    "hello without its end": ("Hell, I need to add a driver.", "Hell, can I add my wife?"),
    "a frequency": ("It fails every fourth time I start it.", "It shows up every third day."),
    "a comparison": ("The picture is worse than on the old one.",),
    "one row of marks in a report": ("The order is correct, but the tool shows another price!!!!",),
    "words that were blacked out": (
        "I sent a letter to XXXX XXXX XXXX XXXX XXXX and they failed to respond.",
    ),
    "a victim's report": ("The attackers left a ransom note on the file server.",),
}

PLEASED = {
    "thanks for something done": (
        "Thanks for a speedy recovery of the flight time.",
        "Thank you for taking the time to help me out.",
        "Thanks for the response. We are hopeful.",
    ),
    "something that went well": (
        "Our flight arrived on time.",
        "The problem was resolved quickly.",
        "Everything went smoothly.",
    ),
    "an adjective is enough": (
        "It's a good app, easy to use.",
        "Great news!",
        "She was helpful and patient.",
    ),
    "a person who is praised": (
        "Whoever built this deserves a raise.",
        "You guys rock.",
        "Your driver is a legend!",
    ),
}

POLITE = {
    "thanks around a request": (
        "Can you reset my password? Thanks for your help.",
        "Please send me the invoice. Thanks in advance.",
        "Thank you for your support. How do I log in?",
        "please reset my hub password, thank you",
    ),
    "thanks for a message": ("Thanks for your message.", "Thank you for your interest."),
    "a good wish": ("Have a good day.", "Good evening to all."),
}


@pytest.mark.parametrize("kind", ANGRY)
def test_anger_is_heard_in_the_ways_that_people_put_it(kind: str) -> None:
    for message in ANGRY[kind]:
        assert label("en", message).sentiment == "negative", message


@pytest.mark.parametrize("kind", FACTUAL)
def test_a_factual_report_is_not_angry(kind: str) -> None:
    for message in FACTUAL[kind]:
        assert label("en", message).sentiment == "neutral", message


@pytest.mark.parametrize("kind", PLEASED)
def test_praise_is_heard_without_great_words(kind: str) -> None:
    for message in PLEASED[kind]:
        assert label("en", message).sentiment == "positive", message


@pytest.mark.parametrize("kind", POLITE)
def test_politeness_is_not_praise(kind: str) -> None:
    for message in POLITE[kind]:
        assert label("en", message).sentiment == "neutral", message


def test_anger_about_what_has_been_mended_is_over_where_the_writer_is_pleased() -> None:
    assert label("en", "Thanks for fixing yesterday's terrible outage!").sentiment == "positive"


def test_praise_for_a_person_outweighs_the_trouble_that_she_ended() -> None:
    message = "My account was locked. Your colleague Ana was wonderful. Thank you so much!"
    assert label("en", message).sentiment == "positive"


def test_thanks_out_of_politeness_do_not_soften_anger() -> None:
    assert label("en", "This is unacceptable. Thanks for your help.").sentiment == "negative"
