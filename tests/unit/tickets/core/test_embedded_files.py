"""Files inside texts are cut out, in every form that mail has; ordinary text stays as it is."""

import base64
import binascii
import random
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.paths import ROOT
from tickets.core.embedded_files import cut_embedded_files, without_marks

BYTES = random.Random(1).randbytes(3000)
PNG = base64.b64encode(BYTES).decode()
MARK = "[embedded file: image/png]"
URI = f"data:image/png;base64,{PNG}"
EIGHT_MB = 8 * 1024 * 1024
# One pass takes a second or two, and two nested ones would take days.
SECONDS = 30


def fold(text: str, *, width: int = 76, by: str = "\n") -> str:
    return by.join(text[start : start + width] for start in range(0, len(text), width))


def uuencode(data: bytes) -> str:
    lines = (binascii.b2a_uu(data[start : start + 45]) for start in range(0, len(data), 45))
    return "begin 644 shot.png\n" + b"".join(lines).decode() + "`\nend\n"


IN_PLACE = [
    ('<img src="{}" alt="x">', "double quotes"),
    ("<img src='{}'>", "single quotes"),
    ("<img src={}>", "no quotes"),
    ("<img src={} alt=x>", "no quotes and another attribute"),
    ("<img src=3D{}>", "quoted-printable"),
    ("a { background: url({}) }", "CSS"),
    ('a { background: url("{}") }', "CSS with quotes"),
    ("![shot]({}) and", "Markdown"),
    ("![shot]({} 'a title') and", "Markdown with a title"),
    ("[shot]: {}\nand", "a Markdown reference"),
    ("Look: {}. Then it failed.", "a sentence"),
    ('{"image": "{}", "text": "help"}', "JSON"),
    ("`{}`", "code"),
    ("{}", "alone"),
]


@pytest.mark.parametrize("around", [pytest.param(text, id=name) for text, name in IN_PLACE])
@pytest.mark.parametrize(
    "uri",
    [
        pytest.param(URI, id="base64"),
        pytest.param(URI.replace("data:image/png;base64", "DATA:Image/PNG;BASE64"), id="capitals"),
        pytest.param("data:image/png;base64," + fold(PNG), id="folded"),
        pytest.param("data:image/png;base64," + fold(PNG, width=60, by="\r\n"), id="narrow CRLF"),
        pytest.param(URI.replace("/", "\\/"), id="escaped slashes"),
        pytest.param(URI.replace("+", "%2B"), id="percent-encoded signs"),
        pytest.param(URI.replace("base64", 'name="a b.png";charset=utf-8;base64'), id="parameters"),
        pytest.param("data:image/png,%89PNG%0D%0A%1A%0A" + "%00" * 50, id="percent-encoded"),
        pytest.param("data:image/png;base64,iVBORw0KGgo=", id="short"),
    ],
)
def test_a_data_uri_is_cut_and_nothing_around_it(around: str, uri: str) -> None:
    text = around.replace("{}", uri)
    assert cut_embedded_files(text) == around.replace("{}", MARK)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "<img src=\"data:image/svg+xml;utf8,<svg a='1'> <path d='M0 0'/></svg>\"> end",
            '<img src="[embedded file: image/svg+xml]"> end',
            id="markup as it is",
        ),
        pytest.param(
            "url('data:image/svg+xml,%3Csvg viewBox=%220 0 1 1%22%3E%3C/svg%3E') end",
            "url('[embedded file: image/svg+xml]') end",
            id="markup half encoded",
        ),
        pytest.param(
            'see data:image/svg+xml,<svg a="1"><path/></svg> end',
            "see [embedded file: image/svg+xml] end",
            id="a bare picture",
        ),
        pytest.param("a data:,Hello%2C%20World! b", "a [embedded file]! b", id="no type"),
        pytest.param("a data:;base64,SGVsbG8= b", "a [embedded file] b", id="no type, base64"),
        pytest.param(
            "a data:text/html,<h1>Hi</h1> b", "a [embedded file: text/html] b", id="bare markup"
        ),
        pytest.param(f"{URI}\nThanks\nAnn", f"{MARK}\nThanks\nAnn", id="a word on the next line"),
        pytest.param(
            f"data:image/png;base64,{fold(PNG)}\nURGENT\n", f"{MARK}\nURGENT\n", id="after a fold"
        ),
        pytest.param(
            f"> data:image/png;base64,{fold(PNG, by=chr(10) + '> ')}\n> Help",
            f"> {MARK}\n> Help",
            id="quoted",
        ),
        pytest.param(f"{URI} {URI}", f"{MARK} {MARK}", id="two"),
        pytest.param(f'<img src="{URI}', f'<img src="{MARK}', id="cut off"),
    ],
)
def test_a_data_uri_ends_where_its_file_does(text: str, expected: str) -> None:
    assert cut_embedded_files(text) == expected


PART = "Content-Type: image/png; name=x.png\nContent-Transfer-Encoding: base64\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(uuencode(BYTES), "[embedded file: shot.png]\n", id="uuencode"),
        pytest.param(
            "> " + uuencode(BYTES).replace("\n", "\n> ").removesuffix("> "),
            "> [embedded file: shot.png]\n",
            id="uuencode, quoted",
        ),
        pytest.param(
            f"begin-base64 644 shot.png\n{fold(PNG, width=60)}\n====\n",
            "[embedded file: shot.png]\n",
            id="uuencode in base64",
        ),
        pytest.param(
            f"--b\n{PART}\n{fold(PNG)}\n--b--", f"--b\n{PART}\n{MARK}\n--b--", id="a part of MIME"
        ),
        pytest.param(
            f"--b\n{PART}Content-ID: <1>\n\n{fold(PNG[:100])}\n\n",
            f"--b\n{PART}Content-ID: <1>\n\n{MARK}\n\n",
            id="a short part",
        ),
        pytest.param(fold(PNG) + "\n", "[embedded file]\n", id="lines of base64"),
        pytest.param(fold(PNG, by="\r\n"), "[embedded file]", id="lines of base64 to the end"),
        pytest.param("> " + fold(PNG, by="\n> "), "> [embedded file]", id="quoted lines"),
        pytest.param(
            f"Content-Transfer-Encoding: base64\n\n{fold(PNG[:400])}\n",
            "Content-Transfer-Encoding: base64\n\n[embedded file]\n",
            id="a part without a type",
        ),
        pytest.param(PNG * 3, "[embedded file]", id="one long line"),
    ],
)
def test_a_block_of_code_is_cut(text: str, expected: str) -> None:
    for before, after in (("", ""), ("Production is down\n", "\nPlease help\n")):
        cut = cut_embedded_files(before + text + after)
        assert cut == before + expected + after


PEM = f"-----BEGIN RSA PRIVATE KEY-----\n{fold(PNG, width=64)}\n-----END RSA PRIVATE KEY-----\n"
ORDINARY = [
    "the data: everything is lost",
    "Data: text, image/png, and more",
    "data:image/png;base64, is how it begins",
    "data:image/png;base64,... is what it looks like",
    "data:image/png;base64,here you go",
    "metadata:image/png;base64,iVBORw0KGgo=",
    "accept=data:image/png,image/jpeg,image/gif",
    "img-src 'self' data:; font-src data: https:",
    "data:, data: data::",
    "begin 644 times and still no end\nend\n",
    "begin 644 x\nMAJOR OUTAGE\nend\n",
    "Content-Transfer-Encoding: base64\n\nHello team\nIt fails\n",
    "Content-Type: text/plain\nContent-Transfer-Encoding: base64\n\nSGVsbG8gdGVhbQ==\n",
    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855\n" * 40,
    "ssh-rsa " + PNG[:2700] + " ann@host",
    "eyJhbGciOiJIUzI1NiJ9." + PNG[:1000] + ".abc",
    fold(PNG[: 11 * 76]),
    "ACGTTGCA" * 8 + "\n" + ("ACGTTGCA" * 8 + "\n") * 40,
    ("/usr/local/lib/python3/site/packages/some/module/with/long/name/file\n") * 40,
    ("=" * 70 + "\n" + "+" * 70 + "\n") * 30,
    "x" * 50_000,
    "https://example.com/" + "a1B2" * 500,
    PEM,
    "Private-Lines: 14\n" + fold(PNG[: 14 * 64], width=64) + "\n",
]


@pytest.mark.parametrize("text", ORDINARY)
def test_ordinary_text_stays(text: str) -> None:
    for around in (text, f"Hello\n{text}\nBye", f"Hello {text} bye", f'"{text}"'):
        assert cut_embedded_files(around) == around


def test_documents_and_source_code_stay() -> None:
    files = [*ROOT.glob("docs/**/*.md"), *ROOT.glob("t*/**/*.py"), *ROOT.glob("*.md")]
    texts = [(file, file.read_text()) for file in files if "embedded" not in file.read_text()]
    assert len(texts) > 50
    assert [file for file, text in texts if cut_embedded_files(text) != text] == []


@pytest.mark.parametrize(
    "part",
    [
        "data:",
        "data:;",
        "data:a/a;b=c;b=c;b=c",
        "data:image/png;base64,",
        '"data:image/png;base64,AAAA ',
        '"data:image/png;base64,AAAA\n',
        "(data:image/svg+xml,<svg ",
        "'data:image/svg+xml,%3Csvg ",
        "data:image/png,x(",
        "data:image/png;base64," + "A" * 50 + "\n",
        "begin 644 x\n",
        "begin 644 x\nM" + "!" * 60 + "\n",
        "begin-base64 644 x\nAAAA\n",
        "Content-Transfer-Encoding: base64\n",
        "Content-Transfer-Encoding: base64\n\nAAAA\n",
        "A" * 76 + "\n",
        "Ab1+" * 15 + "\n" + "Ab1+" * 16 + "\n",
        "Aa1",
        "> ",
        "-----BEGIN X\n",
    ],
)
def test_eight_hostile_megabytes_take_one_pass(part: str) -> None:
    text = part * (EIGHT_MB // len(part))
    began = time.process_time()
    cut_embedded_files(text)
    assert time.process_time() - began < SECONDS


@given(text=st.text(alphabet='data:image/png;base64,+="\n<>%3C( )', max_size=300))
def test_what_was_cut_once_stays_as_it_is(text: str) -> None:
    once = cut_embedded_files(text)
    assert len(once) <= len(text) + 30 * text.count(":")
    assert cut_embedded_files(once) == once


def test_a_mark_can_be_taken_out_of_the_words() -> None:
    assert without_marks(f"a {MARK} b [embedded file] c").split() == ["a", "b", "c"]
