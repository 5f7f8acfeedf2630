"""Files that a mail carries as lines of code: uuencode, parts of MIME, and base64 alone.

Only what no person types is taken for a file. Keys and certificates stay: they stand in armour, or are
short. So do hashes, dumps in hexadecimal and everything else that has blanks or few kinds of characters.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from tickets.core.data_uris import mark

# Less than a kilobyte without any header is no file that matters, and may be a key.
MIN_LINES = 12
# Mail has 76, certificates have 64, some programs 60.
MIN_LINE = 60
# One line without a break: longer than any key, token or certificate, shorter than any screenshot.
MIN_RUN = 10_000
# Headers of a part: where its Content-Type may stand before the encoding's line.
_HEADERS_BEFORE = 500
# Headers of encrypted keys and of signed messages are shorter.
_ARMOUR_BEFORE = 500
_SAMPLE = 600
# Of 64 that base64 has, a sample of a file has nearly all, and one of words or code has fewer.
_MIN_KINDS = 24

_QUOTE = r"(?P<quote>(?:>[ ]?){0,8}+)"
_UUENCODED = re.compile(
    rf"^{_QUOTE}begin(?P<base64>-base64)?+ [0-7]{{3,4}} (?P<name>[^\r\n]{{1,200}})\r?\n", re.M
)
_UU_LINE = re.compile(r"([ -`])([ -`]{0,64})\r?(?:\n|\Z)")
_UU_FULL_LINE = 45
# Some programs strip the blanks that end a line.
_UU_STRIPPED = 4
# So many lines of code are a file even if its end was cut off.
_MIN_UNCLOSED = 3
_UU_END = re.compile(r"(?:>[ ]?){0,8}+(?:[` ]?\r?\n(?:>[ ]?){0,8}+)?end[ \t]*(?:\r?\n|\Z)")
_PART = re.compile(
    rf"^{_QUOTE}Content-Transfer-Encoding:[ \t]*base64[ \t]*\r?\n"
    r"(?P<headers>(?:(?:>[ ]?){0,8}+[^\s>][^\r\n]{0,998}\r?\n(?:[ \t][^\r\n]{0,998}\r?\n)*+){0,20}+)"
    r"(?:(?:>[ ]?){0,8}+[ \t]*\r?\n){1,3}+",
    re.M | re.I,
)
_CONTENT_TYPE = re.compile(
    r"^[> ]*Content-Type:[ \t]*([\w.+-]{1,60}/[\w.+-]{1,60})", re.M | re.I | re.A
)
_ATTACHED = re.compile(r"^[> ]*Content-Disposition:[ \t]*attachment", re.M | re.I)
_PART_LINE = re.compile(r"(?:>[ ]?){0,8}+([A-Za-z0-9+/]{1,100}={0,2})[ \t]*(?:\r?\n|\Z)")
_BASE64_END = re.compile(r"(?:>[ ]?){0,8}+====[ \t]*(?:\r?\n|\Z)")
# PuTTY writes this before the lines of a key.
_KEY_LINES = re.compile(r"-Lines: \d+\r?\n\Z")
_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+")
_BLOCK = re.compile(rf"^{_QUOTE}(?P<line>[A-Za-z0-9+/]{{60,100}}+)[ \t]*+\r?\n", re.M)
_RUN = re.compile(rf"(?<![A-Za-z0-9+/])[A-Za-z0-9+/]{{{MIN_RUN},}}+={{0,2}}")


@dataclass(frozen=True, slots=True)
class _Piece:
    """A part of a text that was read: a file with its name or type, or text that stays."""

    start: int
    end: int
    is_file: bool
    name: str | None = None


_Read = Callable[[str, re.Match[str]], _Piece]


def cut_encoded_blocks(text: str) -> str:
    """Return the text with a mark in the place of each file; linear in the length of the text."""
    if "begin" in text:
        text = _replace(text, _UUENCODED, _read_uuencoded)
    if "ase64" in text or "ASE64" in text:
        text = _replace(text, _PART, _read_part)
    if len(text) > MIN_LINES * MIN_LINE:
        text = _replace(text, _BLOCK, _read_block)
    return _replace(text, _RUN, _read_run) if len(text) >= MIN_RUN else text


def _replace(text: str, pattern: re.Pattern[str], read: _Read) -> str:
    """Put marks in the place of files; what was read once, file or not, is not read again."""
    pieces, done, position = [], 0, 0
    while (found := pattern.search(text, position)) is not None:
        piece = read(text, found)
        position = piece.end
        if piece.is_file:
            line_end = "\n" if text[piece.end - 1] == "\n" else ""
            pieces += [text[done : piece.start], mark(piece.name), line_end]
            done = piece.end
    return "".join([*pieces, text[done:]]) if pieces else text


def _read_uuencoded(text: str, found: re.Match[str]) -> _Piece:
    quote, start = found["quote"], found.start() + len(found["quote"])
    if found["base64"]:
        lines, end = _skip_lines(text, found.end(), _part_line)
        closing = _BASE64_END.match(text, end)
    else:
        lines, end = _skip_lines(text, found.end(), _uu_line, quote=quote)
        closing = _UU_END.match(text, end)
    is_file = lines >= (1 if closing else _MIN_UNCLOSED)
    name = re.sub(r"[\[\]\s]+", " ", found["name"]).strip()
    return _Piece(start, closing.end() if closing else end, is_file, name)


def _read_part(text: str, found: re.Match[str]) -> _Piece:
    """Read the part of a mail that says that it is in base64."""
    headers = text[max(0, found.start() - _HEADERS_BEFORE) : found.start()].rpartition("\n\n")[2]
    headers += found["headers"]
    types = _CONTENT_TYPE.findall(headers)
    media = types[-1] if types else None
    lines, end = _skip_lines(text, found.end(), _part_line)
    # The text of a mail is no file, even if nobody can read it like this. A part without a type is text.
    is_short = text.find("\n", found.end(), found.end() + MIN_LINE) >= 0
    is_text = is_short if media is None else media.lower().startswith("text/")
    is_file = lines > 0 and (not is_text or _ATTACHED.search(headers) is not None)
    return _Piece(found.end(), end, is_file, media)


def _read_block(text: str, found: re.Match[str]) -> _Piece:
    """Read lines of base64 without any header: many of one length, and perhaps a shorter last one."""
    quote, width = found["quote"], len(found["line"])
    start = found.start()
    block = _lines_of(width, quote).match(text, start)
    end = found.end() if block is None else block.end()
    is_file = text.count("\n", start, end) >= MIN_LINES and _is_file_like(text, start)
    return _Piece(start + len(quote), end, is_file and not _is_armoured(text, start, end))


def _read_run(text: str, found: re.Match[str]) -> _Piece:
    is_file = _is_file_like(text, found.start())
    armoured = _is_armoured(text, found.start(), found.end())
    return _Piece(found.start(), found.end(), is_file and not armoured)


@cache
def _lines_of(width: int, quote: str) -> re.Pattern[str]:
    quoted = re.escape(quote)
    return re.compile(
        rf"(?:{quoted}[A-Za-z0-9+/]{{{width}}}[ \t]*+\r?\n)++"
        rf"(?:{quoted}[A-Za-z0-9+/]{{1,{width - 1}}}={{0,2}}[ \t]*+(?:\r?\n|\Z)|"
        rf"{quoted}[A-Za-z0-9+/]{{{width - 2},{width}}}={{0,2}}[ \t]*+(?:\r?\n|\Z))?+"
    )


def _skip_lines(text: str, start: int, read: Callable[..., int], **options: str) -> tuple[int, int]:
    """Return how many lines of code follow, and where they end; `read` returns a line's end or 0."""
    lines, end = 0, start
    while end < len(text) and (further := read(text, end, lines=lines, **options)):
        lines, end = lines + 1, further
    return lines, end


def _uu_line(text: str, start: int, *, lines: int, quote: str) -> int:
    if not text.startswith(quote, start):
        return 0
    line = _UU_LINE.match(text, start + len(quote))
    if line is None:
        return 0
    size = (ord(line[1]) - 32) & 63
    expected, given = -(-size // 3) * 4, len(line[2])
    # One character more is a checksum.
    fits = expected - (_UU_STRIPPED if size == _UU_FULL_LINE else 0) <= given <= expected + 1
    return line.end() if size and fits else 0


def _part_line(text: str, start: int, *, lines: int) -> int:
    line = _PART_LINE.match(text, start)
    if line is None:
        return 0
    code = line[1]
    is_long = len(code) >= MIN_LINE
    return line.end() if is_long or (len(code) % 4 == 0 and not _WORD.fullmatch(code)) else 0


def _is_file_like(text: str, start: int) -> bool:
    """Return whether a sample has small and capital letters, digits, and nearly all of each."""
    sample = text[start : start + _SAMPLE]
    kinds = (str.isupper, str.islower, str.isdigit)
    return all(any(map(kind, sample)) for kind in kinds) and len(set(sample)) >= _MIN_KINDS


def _is_armoured(text: str, start: int, end: int) -> bool:
    """Return whether the code is a key, a certificate or a signature, which say so around them."""
    before = text[max(0, start - _ARMOUR_BEFORE) : start]
    if before.rfind("-----BEGIN ") > before.rfind("-----END "):
        return True
    return text.startswith("-----END ", end) or _KEY_LINES.search(before) is not None
