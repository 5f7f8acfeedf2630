"""Threads: mails below each other in one text, of which the newest is read, and quotes between its lines."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final, NamedTuple

from tickets.core.mail.attributions import (
    MOST_LINES,
    count_attribution,
    split_inline_attribution,
)
from tickets.core.mail.handovers import says_something
from tickets.core.mail.headers import read_subject_line, split_inline_header
from tickets.core.mail.lines import Line, has_words, read_lines
from tickets.core.mail.marks import ADDRESS, EARLIER_MAIL, GAP, QUOTE_BEGINS
from tickets.core.mail.separators import Separator, find_separator, is_forwarded
from tickets.core.mail.subjects import is_forward, read_topic

# A text whose own lines say nothing is read with its quotes. Nobody passes a mail on more often.
_MOST_DEPTHS: Final = 3
# Without one of these, in lower case, a text is a single mail without quotes.
_SIGNS: Final = (
    *"wrote writes schrieb écrit escribi escreveu scritto schreef skrev kirjoitti написал".split(),
    *"from: von: de: da: van: fra: från: od: от: subject: -- \u2010".split(),
    *("\n>", "from :", "de :", f"{ADDRESS}>:", QUOTE_BEGINS, EARLIER_MAIL),
    *("orwarded message", "weitergeleitete", "message transféré", "message réexpédié"),
    *("mensaje reenviado", "ncaminhada", "messaggio inoltrato", "doorgestuurd bericht"),
    *("this line", "the line", "zeile", "linie", "cette ligne", "línea", "linea", "linha", "riga"),
    *("regel", "lijn"),
)


class _Mail(NamedTuple):
    """A mail of a thread: how it is separated from the one above, and its head's subject."""

    separator: Separator | None
    lines: list[str]
    subject: str = ""


def may_be_thread(lowered: str) -> bool:
    """Return whether a text in lower case may have quotes or earlier mails, at little cost."""
    return lowered.startswith(">") or any(sign in lowered for sign in _SIGNS)


def read_thread(text_lines: Sequence[str], *, subject: str) -> list[str]:
    """Return the lines of the newest mail, and of what it passes on, without quotes.

    A gap stands where something was left out. If the newest mail says nothing, or only that one should look
    below, then what stands below is read. The ticket's subject tells whether it passes on a mail.
    """
    lines = _without_attributions(_unquote_forwards(read_lines(text_lines)))
    chosen: list[str] = []
    for depth in sorted({line.depth for line in lines if has_words([line.text])})[:_MOST_DEPTHS]:
        mails = _split_mails(_read_depth(lines, depth))
        chosen = _choose(mails, subject=subject)
        if says_something(line for line in chosen if line != GAP):
            break
    return chosen


def _unquote_forwards(lines: Iterable[Line]) -> Iterator[Line]:
    """Yield the lines; those of a quote right below the line that passes it on lose its depth."""
    forwarded_at: int | None = None
    surplus = 0
    for line in lines:
        if line.text and forwarded_at is not None:
            if not surplus:
                surplus = line.depth - forwarded_at
            if surplus <= 0 or line.depth <= forwarded_at:
                forwarded_at = None
                surplus = 0
        if is_forwarded(line.text):
            forwarded_at, surplus = line.depth, 0
        yield line._replace(depth=max(0, line.depth - surplus)) if surplus else line


def _without_attributions(lines: Iterable[Line]) -> list[Line]:
    """Return the lines without those that say whose words the marked lines below them are."""
    kept: list[Line] = []
    said = -1
    for line in lines:
        if line.text:
            if said >= 0 and kept[said].depth < line.depth:
                above = [other.text for other in kept[max(0, said + 1 - MOST_LINES) : said + 1]]
                del kept[said + 1 - count_attribution(above) : said + 1]
            said = len(kept)
        kept.append(line)
    return kept


def _read_depth(lines: Iterable[Line], depth: int) -> list[str]:
    """Return the lines that stand in at most `depth` quotes, with a gap for the others."""
    read: list[str] = []
    for line in lines:
        if line.depth <= depth:
            read.append(line.text)
        elif read[-1:] != [GAP]:
            read.append(GAP)
    return read


def _split_mails(lines: Sequence[str]) -> list[_Mail]:
    mails = [_Mail(None, [])]
    at = 0
    while at < len(lines):
        found = find_separator(lines, at)
        inline = None if found else _split_line(lines[at])
        if found:
            separator, end = found
            subject = read_subject_line(lines[at:end])
            mails.append(_Mail(_stronger(mails[-1], separator), [], subject))
        elif inline:
            mails[-1].lines.append(inline[0])
            mails.append(_Mail(Separator.REPLY, [inline[1]]))
        else:
            mails[-1].lines.append(lines[at])
        at = end if found else at + 1
    return mails


def _split_line(line: str) -> tuple[str, str] | None:
    """Return the ends of two mails between which a line has the head of the second; None if it has none."""
    return split_inline_header(line) or split_inline_attribution(line)


def _stronger(previous: _Mail, separator: Separator) -> Separator:
    """Return what two separators mean of which nothing stands in between."""
    if previous.separator is Separator.FORWARD and not has_words(previous.lines):
        return Separator.FORWARD
    return separator


def _choose(mails: Iterable[_Mail], *, subject: str) -> list[str]:
    """Return the lines of the mails to be read, each with its own subject where the ticket's lacks it."""
    chosen: list[str] = []
    passed_on, is_enough = is_forward(subject), False
    for mail in mails:
        if is_enough and mail.separator is not Separator.FORWARD and not passed_on:
            break
        if chosen:
            chosen.append(GAP)
        if read_topic(mail.subject) not in subject.lower():
            chosen += [mail.subject, ""]
        chosen += mail.lines
        is_enough = is_enough or says_something(line for line in mail.lines if line != GAP)
        # The subject speaks of the first mail below.
        passed_on = passed_on and not (mail.separator and has_words(mail.lines))
    return chosen
