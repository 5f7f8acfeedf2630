"""Properties that hold for any text: words remain, in their order, and reading twice changes nothing."""

import re

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from tests.support.hostile_texts import HOSTILE
from tests.support.mails import OWN, OWN_READ, read
from tickets.core.mail import LIMIT, read_written_text
from tickets.core.visible_text import read_prose

LINES = """\
On Mon, 3 Nov 2025 at 10:12, Support <help@acme.com> wrote:
Tom wrote:
> quoted words
>> twice quoted
> On 3 Nov 2025, Bo wrote:
From: Support <help@acme.com>
Sent: Monday
Subject: Outage
-----Original Message-----
---------- Forwarded message ---------
Please reply above this line
FYI
please see below
The portal is down.
production is down for all
--
Thanks
Bo Ek
Sent from my iPhone
This message is confidential and may be legally privileged.
CAUTION: This email originated from outside of the organization.
[ ] Outage [x] Question
Is this urgent? No
2025-11-03 10:12:01 ERROR killed
at com.acme.Dead.run(Dead.java:13)
<blockquote>
</blockquote>
<div class="gmail_signature">
<div id="divRplyFwdMsg">
<br>

""".split("\n")
MAILS = st.lists(st.sampled_from(LINES), max_size=12).map("\n".join)
TEXTS = MAILS | st.text() | st.lists(MAILS | st.text(), max_size=3).map("\n".join)
SUBJECTS = st.sampled_from(["", "Outage", "FW: Outage", "Re: Outage"])

words = re.compile(r"[^\W_]+").findall

MARKS = frozenset("@<&")


@given(message=TEXTS, subject=SUBJECTS)
def test_words_remain_where_there_were_some(message: str, subject: str) -> None:
    assert bool(words(read_written_text(message, subject=subject))) == bool(
        words(read_prose(message))
    )


@given(message=TEXTS, subject=SUBJECTS)
def test_the_words_stand_in_the_text_in_their_order(message: str, subject: str) -> None:
    seen = iter(words(read_prose(message)))
    assert [
        word for word in words(read_written_text(message, subject=subject)) if word not in seen
    ] == []


@given(message=TEXTS, subject=SUBJECTS)
def test_reading_twice_changes_nothing(message: str, subject: str) -> None:
    """Plain text only: entities decode to what looks like markup, and addresses are not read."""
    assume(MARKS.isdisjoint(message) and MARKS.isdisjoint(subject))
    once = read_written_text(message, subject=subject)
    assert read_written_text(once, subject=subject) == once


@pytest.mark.parametrize("text", [pytest.param(text, id=name) for name, text in HOSTILE.items()])
def test_a_hostile_megabyte_is_read_only_up_to_the_cap(text: str) -> None:
    assert len(read_written_text(text)) <= LIMIT.head + LIMIT.tail + 1


def test_a_text_without_marks_of_mail_stays_as_it_is() -> None:
    text = "Hello,\n\nthe export fails since Monday:\n- it stops\n- it says nothing\n\nWhat now?"
    assert read_written_text(text) == text


def test_everything_at_once() -> None:
    mail = (
        "CAUTION: This email originated from outside of the organization.\n\n"
        f"{OWN}\n\nSent from my iPhone\n\nThis message is confidential and may be legally privileged.\n\n"
        "From: Support <help@acme.com>\nSent: Monday\nSubject: outage\n\n"
        "This is an automated message. We have received your request."
    )
    assert read(mail) == OWN_READ
