"""Labels that a careful support lead would give, trap by trap."""

import pytest

from tests.support.texts_read import classify
from tickets.core.labels import RULE_SET_VERSION, Classification

# (subject, message, urgency, sentiment, requires_action)
Case = tuple[str, str, str, str, bool]

HIGH: dict[str, Case] = {
    "a threatened lawsuit": (
        "Last warning", "Pay for the damage or we will sue you.", "high", "negative", True,
    ),
    "a lawsuit told in a sober tone": (
        "Lawsuit", "Our files may serve as evidence in a lawsuit. Please keep them.",
        "high", "neutral", True,
    ),
    "a regulator who asks": (
        "Enquiry", "The financial regulator asked us for an incident report.",
        "high", "neutral", True,
    ),
    "a cease-and-desist": (
        "Logo", "This is a cease-and-desist letter.", "high", "neutral", True,
    ),
    "a person using the right to erasure": (
        "My data", "Please delete all personal data you hold about me.", "high", "neutral", True,
    ),
    "a person using the right of access": (
        "Article 15", "I request access to my data under the GDPR.", "high", "neutral", True,
    ),
    "a refund being demanded without anger": (
        "Order 12", "I'd like a refund for order 12, please.", "high", "neutral", True,
    ),
    "a refund that is overdue": (
        "Return", "I still haven't received my refund.", "high", "neutral", True,
    ),
    "a double charge": (
        "June", "My card was charged twice in June.", "high", "neutral", True,
    ),
    "a payment nobody authorised": (
        "Card", "I never authorised this payment of 40 euros.", "high", "neutral", True,
    ),
    "a service down for many": (
        "Shop", "Our shop is down and no customer can order.", "high", "neutral", True,
    ),
    "a defect that everyone has": (
        "Error", "All our users get an error after login.", "high", "neutral", True,
    ),
    "a team that cannot work": (
        "Blocked", "Our whole team is locked out since this morning.", "high", "neutral", True,
    ),
    "data lost": (
        "Contacts", "After the update all our contacts are gone.", "high", "neutral", True,
    ),
    "a breached SLA": (
        "Contract", "You have breached the SLA for the second time.", "high", "neutral", True,
    ),
    "a hacked account": (
        "Help", "I think my account was hacked.", "high", "neutral", True,
    ),
    "another customer's data": (
        "Orders", "I can see another customer's orders in my account.", "high", "neutral", True,
    ),
    "extortion": (
        "Your data", "Pay 5 BTC or we publish your customer list.", "high", "negative", True,
    ),
    "an emergency": (
        "Ward 3", "This is an emergency, please call.", "high", "neutral", True,
    ),
    "a deadline of hours": (
        "Tender", "The portal closes in two hours and I need the form.", "high", "neutral", True,
    ),
}  # fmt: skip

MEDIUM: dict[str, Case] = {
    "a defect": ("Filter", "The filter doesn't work.", "medium", "neutral", True),
    "a crash": ("App", "The app crashes when I open a photo.", "medium", "neutral", True),
    "one person locked out": ("Login", "I'm locked out of my account.", "medium", "neutral", True),
    "a failed payment": ("Card", "My payment failed.", "medium", "neutral", True),
    "a failed delivery": ("Parcel", "My parcel never arrived.", "medium", "neutral", True),
    "a wrong invoice": ("Invoice", "Invoice 7 shows the wrong address.", "medium", "neutral", True),
    "a cancellation": ("Plan", "Please cancel my subscription.", "medium", "neutral", True),
    "a complaint about service": (
        "Support", "Your support is terrible.", "medium", "negative", True,
    ),
    "a complaint about price": (
        "Price", "This is far too expensive, I'm disappointed.", "medium", "negative", True,
    ),
}  # fmt: skip

LOW: dict[str, Case] = {
    "a question": ("Plans", "Which plan has single sign-on?", "low", "neutral", True),
    "a how-to without a question mark": ("Export", "how do i export tags", "low", "neutral", True),
    "a feature request that asks": ("Idea", "Could you add dark mode?", "low", "neutral", True),
    "a change of address": ("Move", "Please update our address.", "low", "neutral", True),
    "praise": ("Thanks", "Your support is fantastic, thank you!", "low", "positive", False),
    "a notice": ("Phones", "FYI our reception has a new number.", "low", "neutral", False),
    "a plain suggestion": (
        "Idea", "It would be nice to have a dark mode.", "low", "neutral", False,
    ),
    "an auto-reply": (
        "Out of office", "I am away until Monday. In an emergency call 911.",
        "low", "neutral", False,
    ),
    "a greeting": ("Hi", "Good morning!", "low", "neutral", False),
    "nothing at all": ("", "", "low", "neutral", False),
}  # fmt: skip

WORDS_INSIDE_WORDS = {
    "down in download": "Where can I download the manual?",
    "court in courtesy": "Do you offer a courtesy car?",
    "bad in badge": "Where do I order badges?",
    "bye in goodbye": "How do I edit the goodbye mail?",
    "order in disorder": "Do you have books about sleep disorders?",
    "sue in issue": "Which issue number has the interview?",
}

OTHER_SENSES = {
    "urgent care": "Does your software suit an urgent care clinic?",
    "emergency contact": "Where do I fill in the emergency contact field?",
    "legal name": "How do I change our legal name?",
    "refund policy": "Where can I read the refund policy?",
    "tennis court": "Can members book a tennis court?",
    "critical path": "Does the chart show the critical path?",
    "killer feature": "What is the killer feature of version 5?",
    "error codes": "Is there a list of error codes?",
    "fraud detection": "Which plan includes fraud detection?",
}

ASKING_ABOUT = {
    "a page on GDPR": "Do you have a page on GDPR compliance?",
    "how refunds work": "How long do refunds usually take?",
    "what happens in an outage": "What happens to my jobs if your servers go down?",
    "a template for breaches": "Do you have a template for breach notifications?",
    "to be told": "Please let me know when it ships.",
    "how to cancel": "Until when can I cancel free of charge?",
}

DENIED_OR_OVER = {
    "not urgent": ("This is not urgent. Just thinking of next year.", "low", False),
    "no rush": ("No rush, nothing is broken.", "low", False),
    "a refund not wanted": ("I don't want a refund.", "low", False),
    "not broken after all": ("It isn't broken after all.", "low", False),
    "no longer happening": ("The error is no longer happening.", "low", False),
    "a refund that arrived": ("The refund arrived yesterday.", "low", False),
    "solved and to be closed": ("The crash is solved, please close the ticket.", "low", False),
    "not hacked": ("We were not hacked after all.", "low", False),
    "claimed to be fixed": ("You said the bug is fixed. It still happens.", "medium", True),
    "not fixed": ("The error has not been fixed.", "medium", True),
    "to be fixed soon": ("We need this fixed within two hours.", "high", True),
    "fixed and back": ("The error you fixed in May is back.", "medium", True),
}

TONES = {
    "thanks for an outage fixed": ("Thanks for fixing yesterday's outage!", "low", "positive"),
    "thanks for nothing": ("Thanks for nothing.", "medium", "negative"),
    "great, broken again": ("Great, broken again.", "medium", "negative"),
    "an angry emoji": ("where is my parcel 😡", "medium", "negative"),
    "shouting": ("WHY DOES IT LOG ME OUT EVERY MORNING?!", "medium", "negative"),
    "capitals of an acronym": ("Does the REST API return JSON?", "low", "neutral"),
    "polite phrases around a request": (
        "Could you send me the price list? Many thanks in advance and kind regards",
        "low",
        "neutral",
    ),
    "praise with a problem": ("I love the app, but the export fails.", "medium", "neutral"),
    "kind words about a double charge": (
        "You have always been helpful. This month I was charged twice, please check.",
        "high",
        "neutral",
    ),
    "kind words that are past": ("I used to love it. Now it's a mess.", "medium", "negative"),
}


@pytest.mark.parametrize(
    ("subject", "message", "urgency", "sentiment", "requires_action"),
    [pytest.param(*case, id=name) for name, case in (HIGH | MEDIUM | LOW).items()],
)
def test_a_ticket_is_labelled_as_a_support_lead_would(
    subject: str, message: str, urgency: str, sentiment: str, requires_action: bool
) -> None:
    found = classify(subject=subject, message=message)
    assert labels(found) == (urgency, sentiment, requires_action)


@pytest.mark.parametrize(
    "message",
    [
        pytest.param(message, id=name)
        for name, message in (WORDS_INSIDE_WORDS | OTHER_SENSES | ASKING_ABOUT).items()
    ],
)
def test_a_question_with_an_alarming_word_is_only_a_question(message: str) -> None:
    found = classify(subject="A question", message=message)
    assert labels(found) == ("low", "neutral", True)


@pytest.mark.parametrize(
    ("message", "urgency", "requires_action"),
    [pytest.param(*case, id=name) for name, case in DENIED_OR_OVER.items()],
)
def test_what_is_denied_or_over_does_not_count(
    message: str, urgency: str, requires_action: bool
) -> None:
    found = classify(subject="Update", message=message)
    assert labels(found) == (urgency, "neutral", requires_action)


@pytest.mark.parametrize(
    ("message", "urgency", "sentiment"),
    [pytest.param(*case, id=name) for name, case in TONES.items()],
)
def test_the_problem_decides_urgency_and_the_tone_sentiment(
    message: str, urgency: str, sentiment: str
) -> None:
    found = classify(subject="", message=message)
    assert (found.urgency, found.sentiment) == (urgency, sentiment)


def test_tags_entities_and_attributes_are_not_words() -> None:
    found = classify(
        subject="<b>Question</b>",
        message='<p class="urgent">What&rsquo;s the <i>price</i> of the&nbsp;lawsuit-free plan?</p>'
        "<style>.fraud { color: red }</style>",
    )
    assert {"urgent", "fraud", "color"} & spoken(found) == set()


def test_a_tag_inside_a_phrase_does_not_hide_it() -> None:
    found = classify(subject="", message="<p>I was <b>charged</b>&nbsp;twice.</p>")
    assert found.urgency == "high"


@pytest.mark.parametrize("subject", ["CHARGED TWICE", "charged twice", "Charged Twice"])
def test_letter_case_does_not_change_urgency(subject: str) -> None:
    assert classify(subject=subject, message="See my card statement.").urgency == "high"


def test_subject_and_message_count_alike() -> None:
    in_subject = classify(subject="My account was hacked", message="See above.")
    in_message = classify(subject="See below", message="My account was hacked")
    assert labels(in_subject) == labels(in_message)


@pytest.mark.parametrize(
    "trailer",
    [
        pytest.param("Best regards,\nAnn\nHead of Fraud and Litigation", id="a job title"),
        pytest.param("-- \nCourt Street Legal LLP, urgent injunctions", id="a signature block"),
        pytest.param("> the site is down and I was charged twice", id="a quoted mail"),
        pytest.param(
            "This mail is meant for the intended recipient only; misuse leads to legal action.",
            id="small print",
        ),
    ],
)
def test_what_stands_below_a_message_is_not_part_of_it(trailer: str) -> None:
    found = classify(subject="Ports", message=f"Which ports must be open?\n\n{trailer}")
    assert labels(found) == ("low", "neutral", True)


@pytest.mark.parametrize(
    "message",
    [
        pytest.param("Hi,\nthanks!\nMy account was hacked.", id="thanks before the text"),
        pytest.param("See below.\n\nRegards,\nAnn\nPS: my account was hacked", id="a postscript"),
        pytest.param(
            f"See below, please.\n\nRegards,\nAnn\n{'By the way, ' * 5}my account was hacked.",
            id="a long line after the name",
        ),
    ],
)
def test_text_around_a_sign_off_is_still_read(message: str) -> None:
    assert classify(subject="Login", message=message).urgency == "high"


@pytest.mark.parametrize(
    ("typed", "urgency"),
    [
        ("i was chraged twise", "high"),
        ("plz refudn my order", "high"),
        ("the app dosent work", "medium"),
        ("cant acces my acount", "medium"),
    ],
)
def test_slips_of_the_fingers_are_read_as_meant(typed: str, urgency: str) -> None:
    assert classify(subject="", message=typed).urgency == urgency


def labels(found: Classification) -> tuple[str, str, bool]:
    return found.urgency, found.sentiment, found.requires_action


def spoken(found: Classification) -> set[str]:
    return {word.lower() for rule in found.rules for word in rule.words}


def test_the_version_stands_in_every_classification() -> None:
    assert classify(subject="", message="").version == RULE_SET_VERSION
