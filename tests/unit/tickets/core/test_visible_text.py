"""What a person sees of a text, whether it is HTML, plain text or something in between."""

import html

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.hostile_texts import HOSTILE
from tickets.core.visible_text import TextLimit, read_prose, read_visible_text, unify_characters


def read(raw: str) -> str:
    """Return what is seen, with one blank for any number of blanks and line breaks."""
    return " ".join(read_visible_text(raw).split())


@pytest.mark.parametrize(
    ("raw", "seen"),
    [
        pytest.param("<p>a</p><p>b</p>", "a b", id="paragraphs"),
        pytest.param("a<br>b<BR/>c", "a b c", id="line breaks"),
        pytest.param("<tr><td>a</td><td>b</td></tr>", "a b", id="cells"),
        pytest.param("a<img src=x>b", "a b", id="a picture separates words"),
        pytest.param("ur<b>g</b>ent<wbr>!", "urgent!", id="inline elements separate nothing"),
        pytest.param("<a title=\"x>y\" href='u>v'>link</a>", "link", id="a > in quotes"),
        pytest.param("<a href=it's>link</a>", "link", id="a quote inside a value"),
        pytest.param('<a\n href = "u"\n>link</a >', "link", id="line breaks in a tag"),
        pytest.param("<table border nowrap><td noshade width=1>a", "a", id="bare attributes"),
        pytest.param("<o:p></o:p><v:shape id=x>a</v:shape>", "a", id="elements of Office"),
        pytest.param("a<style>b{}</style>c", "ac", id="a style"),
        pytest.param("<STYLE type='text/css'><!-- p{} --></STYLE >c", "c", id="a style, comment"),
        pytest.param("<script>if (a</b>) '<p>'</script>c", "c", id="a script"),
        pytest.param("<title>a</title>b", "b", id="a title"),
        pytest.param("<head><meta name=x><title>a</title>x</head>b", "b", id="a head"),
        pytest.param("<template><p>a</p></template>b", "b", id="a template"),
        pytest.param("<!-- a <p>b</p> -->c", "c", id="a comment with tags"),
        pytest.param("<!-->a<!--->b<!-- x --!>c<!-- - -- -->d", "abcd", id="odd comments"),
        pytest.param("<!--[if mso]><p>a</p><![endif]-->b", "b", id="a conditional comment"),
        pytest.param("<!--[if !mso]><!-->a<!--<![endif]-->", "a", id="a revealed comment"),
        pytest.param("<![if !mso]>a<![endif]>", "a", id="a revealed section"),
        pytest.param("<!DOCTYPE html><?xml version='1'?>a", "a", id="declarations"),
        pytest.param("<![CDATA[ <p>a</p> ]]>b", "b", id="character data"),
        pytest.param("<div style='display: none'>a <b>x</b></div>b", "b", id="a hidden preheader"),
        pytest.param("<span hidden>a</span>b", "b", id="hidden by an attribute"),
        pytest.param("<p style='mso-hide:all'>a</p>b", "b", id="hidden by Office"),
        pytest.param('<p class="x" hidden>a</p>b', "b", id="hidden after another attribute"),
        pytest.param('<p style="overflow: hidden !important">a</p>', "a", id="cut, not hidden"),
        pytest.param("<p style='visibility:hidden'>a</p>b", "b", id="hidden in its place"),
        pytest.param("<p title='display:none'>a</p>", "a", id="a title is no style"),
        pytest.param("<img style='display:none'>b", "b", id="a hidden picture has no content"),
        pytest.param("<a href='/hidden/x'>b</a>", "b", id="an address is no style"),
        pytest.param("a<style>b", "a", id="a style that never ends"),
        pytest.param("a<script>b", "a", id="a script that never ends"),
        pytest.param("a<!-- b <p>c</p>", "a", id="a comment that never ends"),
        pytest.param("a<p class='b", "a", id="a value that never ends"),
        pytest.param("a<a href=", "a", id="a tag that never ends"),
        pytest.param("a<title>b", "ab", id="but a title is a slip then"),
    ],
)
def test_markup_is_not_seen(raw: str, seen: str) -> None:
    assert read(raw) == seen


@pytest.mark.parametrize(
    "raw",
    [
        "if a < b and c > d",
        "if a<b and c>d",
        "x <- y, a <b and nothing else",
        "List<String> and Map<K, V>",
        "Bo Ek <John Smith> <name> <your-id>",
        "I <3 you </3 <!- <! <? <",
        "5 < 6 && 7 > 6",
        "AT&T, R&D & more &; &#; &#x; &nosuchname;",
        "one\ntwo\n\nthree",
        "<https://example.com/a>",
    ],
)
def test_text_that_is_no_html_stays_as_it_is(raw: str) -> None:
    assert read_visible_text(raw) == raw


@pytest.mark.parametrize(
    ("raw", "seen"),
    [
        ("a&nbsp;b&#160;c&#xA0;d", "a b c d"),
        ("&lt;b&gt; &amp;nbsp;", "<b> &nbsp;"),
        ("&copy &eacute;&#233;&#XE9;", "© ééé"),
        ("&#0000000000000000000000000000065;", "A"),
        ("&#99999999999;&#x110000;", "\ufffd\ufffd"),
        ("&#" + "9" * 10_000 + ";", "\ufffd"),
        ("urg&shy;ent &zwnj;a", "urgent a"),
    ],
)
def test_entities_are_decoded_once(raw: str, seen: str) -> None:
    assert read_visible_text(raw) == seen


def test_characters_that_nobody_sees_are_removed() -> None:
    assert read_visible_text("\ufeffur\xadg\u200be\u2060n\ufe0ft") == "urgent"


def test_a_letter_with_its_accent_is_one_character() -> None:
    assert unify_characters("cafe\u0301") == "café"


def test_lines_of_html_are_those_on_the_screen() -> None:
    assert read_visible_text("<p>Production\r\n is down</p>\n<p>b</p>").split("\n") == [
        "",
        "Production is down",
        " ",
        "b",
        "",
    ]


@pytest.mark.parametrize(
    "raw",
    ["<pre>a\nb</pre>", "<div style='white-space:pre-wrap'>a\nb</div>", "a\n<b>b</b>"],
)
def test_lines_of_the_text_are_kept_where_they_are_seen(raw: str) -> None:
    assert read_visible_text(raw).strip() == "a\nb"


@pytest.mark.parametrize(
    ("raw", "prose"),
    [
        ("see https://example.com/a?b=1&c=2 or www.example.com", "see or"),
        ("<a href=x>https://example.com</a>Production", "Production"),
        ("<https://example.com/a>Production", "< >Production"),
        ("HTTP://EXAMPLE.COM mailto:a@b.c ftp://x/y jane.doe+x@example.co.uk", ""),
    ],
)
def test_prose_has_no_addresses(raw: str, prose: str) -> None:
    assert " ".join(read_prose(raw).split()) == prose


def test_what_is_seen_has_addresses() -> None:
    assert read("<a href=x>https://example.com</a>, a@b.c") == "https://example.com, a@b.c"


def test_the_limit_counts_what_is_seen() -> None:
    limit = TextLimit(head=3, tail=2)
    style = f"<style>{'x' * 1000}</style>"
    assert read_visible_text(f"ab&amp;{style}cd{style}ef", limit=limit) == "ab&\nef"
    assert read_visible_text(f"ab{style}cde", limit=limit) == "abcde"
    assert read_visible_text("abc", limit=TextLimit(head=2, tail=0)) == "ab\n"


@given(st.text(st.sampled_from("<>/!-= \"'&;#abpx\n\u2060é")) | st.text())
def test_any_text_can_be_read(raw: str) -> None:
    assert "\xad" not in read_visible_text(raw)
    assert len(read_prose(raw)) <= 2 * len(raw) + 1


@given(st.text())
def test_escaped_text_is_seen_as_it_was_written(written: str) -> None:
    seen = read_visible_text(html.escape(written))
    assert seen == read_visible_text(written.replace("&", "&amp;").replace("<", "&lt;"))


@pytest.mark.parametrize("text", [pytest.param(text, id=name) for name, text in HOSTILE.items()])
def test_a_hostile_megabyte_is_read_to_its_end(text: str) -> None:
    # The timeout of the tests is far above any linear reading, and far below a quadratic one.
    assert len(read_visible_text(text)) <= 2 * len(text)
