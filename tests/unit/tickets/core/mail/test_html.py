"""Mails in HTML: quotes and signatures that are told by elements."""

import pytest

from tests.support.mails import OWN, OWN_READ, QUOTED, read

HTML = OWN.replace("\n", "<br>")
HEADERS = (
    "<b>From:</b> Support<br><b>Sent:</b> Monday 10:12<br><b>To:</b> Tom<br><b>Subject:</b> URGENT"
)
ATTRIBUTION = (
    "On Mon, 3 Nov 2025 at 10:12, Support &lt;<a href='mailto:h@acme.com'>h@acme.com</a>&gt; wrote:"
)


@pytest.mark.parametrize(
    "below",
    [
        pytest.param(
            f'<br><div class="gmail_quote"><div class="gmail_attr">{ATTRIBUTION}<br></div>'
            f'<blockquote class="gmail_quote" style="margin:0">{QUOTED}</blockquote></div>',
            id="Gmail",
        ),
        pytest.param(f"<hr><div>{HEADERS}<br><br>{QUOTED}</div>", id="Outlook"),
        pytest.param(
            f'<div id="appendonsend"></div><hr><div id="divRplyFwdMsg"><font>{HEADERS}</font></div>'
            f"<div>{QUOTED}</div>",
            id="Outlook on the web",
        ),
        pytest.param(
            '<div id="divRplyFwdMsg"><b>Od:</b> Support<br><b>Wysłano:</b> wtorek<br></div>'
            f"<div>{QUOTED}</div>",
            id="Outlook in a language without a table",
        ),
        pytest.param(
            "<div><div style='border:none;border-top:solid #E1E1E1 1.0pt'><p class=MsoNormal><b>From:</b>"
            " Support &lt;h@acme.com&gt;<br><b>Sent:</b> Monday<br><b>Subject:</b> x<o:p></o:p></p></div>"
            f"</div><p class=MsoNormal>{QUOTED}</p>",
            id="Outlook for Windows",
        ),
        pytest.param(
            "<table><tr><td><b>Von:</b></td><td>Support</td></tr><tr><td><b>Gesendet:</b></td><td>Montag</td>"
            f"</tr><tr><td><b>Betreff:</b></td><td>Ausfall</td></tr></table><p>{QUOTED}</p>",
            id="headers in a table",
        ),
        pytest.param(
            f"<br><blockquote type='cite'><div>{ATTRIBUTION}</div><br><div>{QUOTED}</div></blockquote>",
            id="Apple",
        ),
        pytest.param(
            f"<div class='moz-cite-prefix'>{ATTRIBUTION}<br></div><blockquote type='cite' cite='mid:1'>"
            f"<p>{QUOTED}</p><blockquote><p>{QUOTED}</p></blockquote></blockquote>",
            id="Thunderbird, nested",
        ),
        pytest.param(
            f"<div class='yahoo_quoted'><div>{ATTRIBUTION}</div><div>{QUOTED}</div></div>",
            id="Yahoo",
        ),
        pytest.param(
            f"<div class='x'>{ATTRIBUTION}<br><blockquote type='cite'>{QUOTED}</blockquote></div>",
            id="Proton",
        ),
        pytest.param(
            f"<div class='gmail_signature'>Bo Ek<br>Head of Legal, Fraud and Security</div>"
            f"<BLOCKQUOTE>{QUOTED}</BLOCKQUOTE>",
            id="a signature and a quote in capitals",
        ),
    ],
)
def test_what_elements_mark_as_a_quote_is_left_out(below: str) -> None:
    assert read(f"<div>{HTML}</div>{below}") == OWN_READ


def test_answers_below_and_between_quotes_are_the_message() -> None:
    quote = f"<blockquote type='cite'>{QUOTED}</blockquote>"
    first, second = OWN.split("\n")
    assert read(f"<div>{ATTRIBUTION}</div>{quote}<div>{HTML}</div>") == OWN_READ
    assert read(f"{quote}<p>{first}</p>{quote}<p>{second}</p>") == OWN_READ


def test_a_mail_of_nothing_but_a_quote_is_read() -> None:
    assert read(f"<div>{ATTRIBUTION}</div><blockquote>{HTML}</blockquote>") == OWN_READ
    assert read(f"<blockquote><blockquote>{HTML}</blockquote></blockquote>") == OWN_READ
    assert read(f"<div>FYI</div><blockquote>{HTML}</blockquote>") == f"FYI {OWN_READ}"


def test_indented_text_is_no_quote() -> None:
    indented = "<blockquote style='margin:0 0 0 40px;border:none;padding:0px'>"
    assert (
        read(f"<div>Hello.</div>{indented}<div>{HTML}</div></blockquote>") == f"Hello. {OWN_READ}"
    )


def test_a_blockquote_that_is_never_closed_is_only_written_about() -> None:
    assert read(f"I type <blockquote> in the editor. {OWN}").endswith(OWN_READ)


def test_conditional_comments_hide_the_elements_in_them() -> None:
    hidden = f"<!--[if mso]><p>{QUOTED}</p><table><tr><td>urgent</td></tr></table><![endif]-->"
    assert read(f"{hidden}<p>{HTML}</p>{hidden}") == OWN_READ
    assert read(f"<![if !mso]><p>{HTML}</p><![endif]>") == OWN_READ


def test_pictures_have_no_words() -> None:
    assert read(f"{OWN} [cid:image001.png@01D2.97] [image: Outage.png]") == OWN_READ
