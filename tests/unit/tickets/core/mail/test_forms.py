"""Forms: boxes that are not ticked, and questions about trouble that are answered with "no"."""

import pytest

from tests.support.mails import read


@pytest.mark.parametrize(
    ("form", "words"),
    [
        ("Category: [ ] Outage [ ] Security breach [x] Other", "Category: Other"),
        ("[ ] Outage\n[X] Question\n[ ] Data loss", "Question"),
        ("☐ Outage\n☑ Question\n☐ Data loss", "Question"),
        ("☐ Outage ☒ Question ☐ Data loss", "Question"),
        ("( ) Urgent (x) Normal", "Normal"),
        ("- [ ] I lost data\n- [x] It is a question", "- It is a question"),
        ("[_] Outage\n[ ] Breach\nHow do I export?", "How do I export?"),
        ("[] Outage\n[] Breach\nHow do I export?", "How do I export?"),
        ("Is this urgent? No\nHow do I export?", "How do I export?"),
        ("Is production down? No.\nSecurity incident: none\nHow do I export?", "How do I export?"),
        ("Is this urgent?\nNo\nHow do I export?", "How do I export?"),
        ("Is this urgent? Yes [ ] No [x]\nHow do I export?", "How do I export?"),
        ("Is it an emergency? [ ] Yes [x] No\nHow do I export?", "How do I export?"),
        ("Outage [ ]\nBreach [ ]\nQuestion [x]", "Question"),
        ("<table><tr><td>Is production down?</td><td>No</td></tr></table>How?", "How?"),
        ("Data loss (y/n): n\nHow do I export?", "How do I export?"),
        ("Urgent: false\nDringend: nein\nUrgente crítico: não\nBonjour", "Bonjour"),
    ],
)
def test_what_was_not_chosen_is_left_out(form: str, words: str) -> None:
    assert read(form) == words


@pytest.mark.parametrize(
    "text",
    [
        "Is this urgent? Yes",
        "Does the portal work? No",
        "Is the site up? No",
        "Has the outage been resolved? No",
        "Is this urgent? No idea, but nobody can work.",
        "The site is down: no one can work.",
        "Is it down?\nNobody knows.",
        "int args[ ] = read(); // outage",
        "Call f( ) again, it is down",
        "[Outage] the portal is down",
        "x = [] raises an error",
        "Priority: Critical",
        "Is production down?\n\nYes",
        "See [docs]",
    ],
)
def test_what_was_written_stays(text: str) -> None:
    assert read(text) == " ".join(text.split())


def test_a_form_without_any_choice_is_read() -> None:
    assert read("[ ] Outage [ ] Breach") == "[ ] Outage [ ] Breach"
