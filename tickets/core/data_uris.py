"""Files that a text carries as `data:` URIs: finds them and puts a mark in their place.

    <img src="data:image/png;base64,iVBORw0KGgo…">   becomes   <img src="[embedded file: image/png]">

Everything is read once from left to right: a header holds no colon, so no two of them overlap, and what
follows one is not read again. When in doubt text stays, as in "the data: everything is lost".
"""

import re

_MAX_MEDIA_CHARACTERS = 80
# Mail folds lines at 76 characters, some programs at 60 or 64. No word, and hardly anything else of one
# piece that people write on a line of its own, is as long as this.
MIN_FOLDED = 40

_TOKEN = r"[A-Za-z0-9!#$%&^_.+*-]{1,100}+"
# Also as it looks inside JSON, percent-encoded and as HTML.
_SEMICOLON = r"\s{0,4}+(?:;|%3B|&\#59;)\s{0,4}+"
_HEADER = re.compile(
    rf"""
    (?: (?<![\w-]) | (?<= =3D) )
    data: (?P<blank> \s{{0,4}}+ )
    (?P<media> {_TOKEN} (?: / | \\/ | %2F ) {_TOKEN} )?+
    (?P<parameters> (?:
        {_SEMICOLON} (?! base64 \b ) {_TOKEN} (?: = (?: "[^":\r\n]{{0,200}}+" | [^\s;:,"'<>()]{{1,200}}+ ) )?+
    ){{0,8}}+ )
    (?P<base64> {_SEMICOLON} base64 \s{{0,4}}+ )?+
    (?: , | %2C | &\#44; )
    """,
    re.VERBOSE | re.IGNORECASE | re.ASCII,
)
_BASE64 = re.compile(
    r"(?: [A-Za-z0-9+/_=-]++ | %[0-9A-Fa-f]{2} | \\ (?: [/nrt] | u00[0-9A-Fa-f]{2} )"
    r" | & (?: \#x?[0-9A-Fa-f]{1,6} | equals | plus | sol ) ; )*+",
    re.VERBOSE,
)
# A line break, or the blank that a form made of it, with the signs of quoted mail.
_FOLD = re.compile(r"[ \t]*+(?:\r\n|\r|\n|(?<=[ \t]))[ \t>]*+")
_BLANK = re.compile(r"\s*+")
_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+|[0-9]+")
_HASH = re.compile(
    r"(?:[0-9a-f]{32}|[0-9a-f]{40}|[0-9a-f]{56}|[0-9a-f]{64}|[0-9a-f]{96}|[0-9a-f]{128})"
)
_PLAIN = re.compile(r"[^\s\"'<>()`]*+")
_PLAIN_IN_BRACKETS = re.compile(r"[^\s\"'<>()`]*+(?:\([^\s\"'<>()`]*+\)[^\s\"'<>()`]*+)*+")
_PLAIN_MARKUP = re.compile(r"[^\s\"`]*+")
_ANOTHER_TYPE = re.compile(r"(?:application|audio|font|image|model|multipart|text|video)/", re.I)
_PERCENT = re.compile(r"%[0-9A-Fa-f]{2}")
_CLOSERS = {'"': '"', "'": "'", "`": "`", "(": ")", "<": ">"}
_END_OF_SENTENCE = ".,;:!?"
# What may stand behind a line of base64: a line break, or what ends an address.
_AFTER_LINE = frozenset(("", *" \t\r\n\"'><)]}`\\", *_END_OF_SENTENCE))


def mark(media: str | None = None) -> str:
    """Return what stands in the place of a file: `[embedded file: image/png]`, or without the type."""
    name = "" if not media else f": {media[:_MAX_MEDIA_CHARACTERS].lower()}"
    return f"[embedded file{name}]"


def cut_data_uris(text: str) -> str:
    """Return the text with a mark in the place of each `data:` URI that holds something."""
    if "data:" not in text.lower():
        # The pattern, which looks at both cases of each letter, takes twenty times as long.
        return text
    pieces, done, position = [], 0, 0
    payloads = _Payloads(text)
    while (header := _HEADER.search(text, position)) is not None:
        position = payloads.find_end(header)
        if position > header.end():
            pieces += [text[done : header.start()], mark(_media_of(header))]
            done = position
    return "".join([*pieces, text[done:]]) if pieces else text


def _media_of(header: re.Match[str]) -> str | None:
    media = header["media"]
    return None if media is None else re.sub(r"\\/|%2F", "/", media, flags=re.I)


class _Payloads:
    """Finds where the payloads of one text end; they must be asked for from left to right."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._found: dict[str, int] = {}

    def find_end(self, header: re.Match[str]) -> int:
        """Return the end of the payload; the header's own where there is none or it may be prose."""
        start, text = header.end(), self._text
        closer = _CLOSERS.get(text[header.start() - 1 : header.start()])
        if header["base64"] is not None:
            return _end_of_base64(text, start, closer=closer)
        if header["blank"]:
            return start
        return self._end_of_plain(header, closer=closer)

    def _end_of_plain(self, header: re.Match[str], *, closer: str | None) -> int:
        text, start = self._text, header.end()
        if text.startswith(("<", "%3C", "%3c"), start):
            return self._end_of_markup(start, closer=closer)
        return self._end_of_run(header, closer=closer)

    def _end_of_run(self, header: re.Match[str], *, closer: str | None) -> int:
        """Return the end of a payload without blanks, and without the sign that ends its sentence."""
        text, start = self._text, header.end()
        run = _PLAIN_IN_BRACKETS if closer == ")" else _PLAIN
        payload = run.match(text, start)
        end = payload.end() if payload else start
        if closer is None or text[end : end + 1] != closer:
            while end > start and text[end - 1] in _END_OF_SENTENCE:
                end -= 1
        named = header["media"] is not None or bool(header["parameters"])
        if not named and not _PERCENT.search(text, start, min(end, start + 1000)):
            return start
        return start if _ANOTHER_TYPE.match(text, start) else end

    def _end_of_markup(self, start: int, *, closer: str | None) -> int:
        """Return the end of markup: at the quote that closes it, behind the picture, or at a blank."""
        text = self._text
        if closer in ('"', "'", "`"):
            end = self._find(closer, start)
            if end > start and text[max(start, end - 20) : end].rstrip().endswith(
                (">", "%3E", "%3e")
            ):
                return end
        if text.startswith(("<svg", "<?xml", "<SVG"), start):
            end = self._find("</svg>", start)
            if end > start:
                return end + len("</svg>")
        run = _PLAIN_MARKUP if text.startswith("<", start) else _PLAIN_IN_BRACKETS
        payload = run.match(text, start)
        return payload.end() if payload else start

    def _find(self, what: str, start: int) -> int:
        """Return where `what` comes next, or -1; remembered, so that no part is searched twice."""
        known = self._found.get(what)
        if known is None or 0 <= known < start:
            known = self._found[what] = self._text.find(what, start)
        return known


def _end_of_base64(text: str, start: int, *, closer: str | None) -> int:
    if closer is not None and (end := _find_closed(text, start, closer=closer)) is not None:
        return end
    end = _run(text, start)
    if _is_word(text, start, end):
        return start
    return _follow_folds(text, start, end)


def _find_closed(text: str, start: int, *, closer: str) -> int | None:
    """Return the end of a payload that its quote or bracket closes, folded in any way; None if none does."""
    end = _run(text, start)
    while (fold := _FOLD.match(text, end)) is not None and fold.end() > end:
        further = _run(text, fold.end())
        if further == fold.end() or _is_word(text, fold.end(), further):
            break
        end = further
    blank = _BLANK.match(text, end)
    behind = blank.end() if blank else end
    closes = text.startswith((closer, "\\" + closer), behind)
    return behind if closes and end > start else None


def _follow_folds(text: str, start: int, end: int) -> int:
    """Return the end of a payload that nothing closes: it goes on over long lines of equal length."""
    width: int | None = None
    size = end - start
    while (fold := _FOLD.match(text, end)) is not None and fold.end() > end:
        begin, further = fold.end(), _run(text, fold.end())
        length = further - begin
        if text[further : further + 1] not in _AFTER_LINE:
            break
        is_last = length < MIN_FOLDED or (width is not None and length != width)
        if is_last and not _is_tail(text, begin, further, width=width, size=size):
            break
        if _HASH.fullmatch(text, begin, further):
            break
        width, end, size = width or length, further, size + length
        if is_last:
            break
    return end


def _is_tail(text: str, begin: int, end: int, *, width: int | None, size: int) -> bool:
    """Return whether this is the short last line of a payload of `size` characters so far."""
    if end == begin or size < MIN_FOLDED or text[begin - 1 : begin] not in "\r\n\t> ":
        return False
    if width is not None and end - begin > width:
        return False
    is_whole = (size + end - begin) % 4 == 0
    return is_whole and not _is_word(text, begin, end)


def _run(text: str, start: int) -> int:
    found = _BASE64.match(text, start)
    return found.end() if found else start


def _is_word(text: str, start: int, end: int) -> bool:
    """Return whether this looks like a word or a number that a person wrote, and no piece of a file."""
    return end - start <= 20 and _WORD.fullmatch(text, start, end) is not None
