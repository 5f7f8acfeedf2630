"""Reasons of labels: sentences that a person believes, with the words of the ticket that say so."""

from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.texts_read import classify
from tickets.classification import ClassifyService
from tickets.classification.explanation import MOST_SHOWN
from tickets.classification.rules import LANGUAGES
from tickets.classification.rules.sentences import READS_LIKE, SENTENCES, VAGUE
from tickets.classification.score_table import ALWAYS
from tickets.classification.scoring import ScoreTable
from tickets.classification.text.quotation import MOST_WORDS
from tickets.core.labels import LABEL_FIELDS, Label, Reasons, Sentiment, Urgency


def reasons(message: str, subject: str = "") -> Reasons:
    return classify(subject=subject, message=message).reasons


def test_every_rule_of_every_language_has_a_sentence() -> None:
    names = {rule.name for each in LANGUAGES.values() for rule in (*each.rules, *each.brief)}
    assert names <= SENTENCES.keys()
    assert names >= VAGUE


def test_every_label_has_words_for_what_it_reads_like() -> None:
    assert set(get_args(Label)) == {Urgency, Sentiment, bool}
    assert {*READS_LIKE} == {*Urgency, *Sentiment, True, False}


@pytest.mark.parametrize(
    ("message", "reason"),
    [
        ("I want my money back.", "Demands money back: “want my money back”."),
        ("I would like a refund, please.", "Asks for a refund: “would like a refund”."),
        ("We get error 418 in the cart.", "Reports a defect: “error 418 in the cart”."),
        (
            "Everybody here gets spam messages.",
            "Reports spam or something suspicious: “here gets spam messages”.",
        ),
        ("Hello, the export does not work at all.", "Reports a defect: “not work at all”."),
        ("Hello, yesterday my account was banned.", "Can't get in: “my account was banned”."),
        (
            "I am unable to see older invoices.",
            "Can't do something: “unable to see older invoices”.",
        ),
        ("It didn't let me pay by card.", "Can't do something: “didn't let me pay by card”."),
        ("I have filed a police report.", "Involves the police: “filed a police"),
        ("You are robbing your people.", "Speaks of fraud or robbery: “are robbing your people”."),
        ("She cannot log into the portal.", "Can't get in: “cannot log into the portal”."),
    ],
)
def test_the_sentence_of_a_rule_fits_the_words_that_made_it_fire(message: str, reason: str) -> None:
    assert reason in reasons(message).urgency


def test_a_single_word_is_quoted_with_the_words_around_it() -> None:
    assert reasons("In our shop there is an error in the cart of today").urgency == (
        "Reports a defect: “error in the cart of today”."
    )
    assert reasons("This new update is horrible, all of it.").sentiment == (
        "Sounds angry or disappointed: “This new update is horrible”."
    )


@pytest.mark.parametrize("secret", ["hunter2", "4929123412341234", "x8-77k"])
def test_no_word_with_digits_is_added_to_a_quotation(secret: str) -> None:
    assert secret not in reasons(f"Your invalid password {secret} is an error {secret}.").urgency


def test_a_number_of_hours_is_added() -> None:
    assert "on hold for 3 HOURS" in reasons("I was on hold for 3 HOURS today.").sentiment


def test_a_long_quotation_is_cut() -> None:
    message = "You charged my account for 50 worth of stuff I never purchased."
    quoted = reasons(message).urgency.split("“")[1].split("”")[0]
    assert quoted.endswith("…")
    assert len(quoted.split()) == MOST_WORDS


def test_a_plain_statement_is_shown_rather_than_a_hint() -> None:
    found = reasons("She is harassing me and has opened 3 accounts in my name with your bank.")
    assert found.urgency == (
        "Reports a payment they didn't make, or a stolen card: “opened 3 accounts in my name”."
    )


def test_a_vague_circumstance_is_shown_only_if_nothing_else_is() -> None:
    told = reasons("Every time I click it jumps to the top and crashes.")
    assert "goes wrong" not in told.urgency
    alone = reasons("Every time I click it jumps to the top.")
    assert alone.urgency.startswith("Describes something that goes wrong: “")


def test_the_same_words_in_subject_and_message_are_quoted_once() -> None:
    found = reasons("The export is not working since noon.", subject="Export not working")
    assert found.urgency.count("not working") == 1


def test_a_defect_that_many_people_have_names_both() -> None:
    said = reasons("All our users get a blank page.").urgency
    assert said.startswith("Concerns many people: “All our users")


@pytest.mark.parametrize(
    ("message", "reason"),
    [
        (
            "What steps do I take for a new card?",
            "Asks for something: “What steps do I take for…”.",
        ),
        (
            "Could you change my address to Rome?",
            "Asks for something: “Could you change my address",
        ),
        ("I am not sure which plan I have now.", "Doesn't know or can't find something: “"),
        (
            "Please tell me as soon as possible.",
            "Asks for something: “tell me as soon as possible”.",
        ),
        ("I am waiting for your reply to my mail.", "Waits for something: “waiting for your reply"),
        ("The red ones are back in stock?", "Asks a question: “The red ones are back in…”."),
        ("The page gives an error all day.", "A problem or a complaint needs an answer."),
    ],
)
def test_what_is_asked_for_is_quoted_and_a_question_mark_is_the_last_reason(
    message: str, reason: str
) -> None:
    assert reasons(message).requires_action.startswith(reason[:-3])


def test_a_face_is_no_question() -> None:
    found = reasons("My account is banned without reasons 💔💔")
    assert "question" not in f"{found.urgency} {found.sentiment}"
    assert "Shows an angry face: “💔”." in found.sentiment


def test_the_tone_is_no_reason_of_an_urgency_that_a_problem_has() -> None:
    found = reasons("This update is horrible and the app crashes on start.")
    assert found.urgency == "Reports a defect: “app crashes on start”."
    complaint = reasons("This update is horrible, all of it.")
    assert complaint.urgency.endswith("A complaint is at least medium.")


def test_a_phrase_that_does_not_count_is_named_if_it_would_have_changed_the_label() -> None:
    assert (
        reasons("This is not urgent.").urgency == "Reports no problem. “urgent” is denied (“not”)."
    )
    asked = reasons("Can the export fail if a file is large?")
    assert "is only asked about" in asked.urgency
    assert "is only asked about" not in asked.requires_action


def test_what_one_scope_mutes_is_named_once() -> None:
    said = reasons("There was a login issue and an error. The issue is resolved.").urgency
    assert said.count("is over") == 1


def test_a_phrase_that_changes_nothing_is_not_named() -> None:
    found = reasons(
        "I can't remember my code and I'm locked out of my account, not an issue of yours."
    )
    assert found.urgency == "Can't get in: “locked out of my account”."


def test_where_the_words_decide_the_sum_says_what_they_read_like_and_what_spoke_against() -> None:
    rows = {ALWAYS: (0, 0, 0, 0, 0), "bulb": (0, 20, 0, 0, 0), "lamp": (0, -4, 0, 0, 0)}
    words = "We saw the bulb and the lamp and the chair in your shop today"
    found = ClassifyService(ScoreTable(rows)).classify("", words)
    assert found.reasons.urgency == (
        "Reads like a problem that can wait a day: medium rather than low +16 (bulb +20)."
    )
    rows = {ALWAYS: (-200, 0, 0, 0, 0), "bulb": (0, -60, 0, 0, 0)}
    found = ClassifyService(ScoreTable(rows)).classify("", f"{words}, it crashes.")
    assert found.reasons.urgency.startswith("Reads like a question or a remark: low rather than")
    assert found.reasons.urgency.endswith("Against that, it reports a defect: “it crashes”.")


@pytest.mark.parametrize(
    ("message", "urgency"),
    [
        ("Guten Tag, ich möchte mein Geld zurück, und zwar sofort.", "mein Geld zurück"),
        ("Die App stürzt ständig ab.", "stürzt"),
        ("Bonjour, je veux être remboursé de ma commande.", "remboursé"),
        ("Je n'arrive pas à me connecter à mon compte depuis hier.", "connecter"),
        ("Quiero que me devuelvan el dinero de mi pedido.", "dinero"),
        ("La aplicación no funciona desde la última actualización.", "no funciona"),
        ("Quero o meu dinheiro de volta, por favor.", "dinheiro"),
        ("O aplicativo não funciona desde ontem.", "não funciona"),
        ("Voglio il rimborso del mio ordine, grazie.", "rimborso"),
        ("L'applicazione non funziona da ieri sera.", "non funziona"),
        ("Ik wil mijn geld terug voor deze bestelling.", "geld terug"),
        ("De app werkt niet meer sinds de laatste update.", "werkt niet"),
    ],
)
def test_a_ticket_in_another_language_has_english_sentences_with_its_own_words(
    message: str, urgency: str
) -> None:
    sentence, _, quoted = reasons(message).urgency.partition(": “")
    assert sentence in SENTENCES.values()
    assert urgency in quoted


@given(
    st.lists(st.sampled_from("refund ? error 😡 not can't please , . horrible thanks it".split()))
)
def test_every_label_of_any_text_has_a_few_sentences(words: list[str]) -> None:
    found = reasons(" ".join(words))
    for name in LABEL_FIELDS:
        said = getattr(found, name)
        assert said.endswith((".", ")"))
        assert said.count(": “") <= MOST_SHOWN
        assert "“”" not in said
