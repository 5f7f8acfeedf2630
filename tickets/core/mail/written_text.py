"""What the writer of a mail wrote: the text that a person sees without quotes, notices, logs and signatures.

It is never empty where there is something to see: a part is left out only where words remain. Every step is
linear in the characters read, and their number is capped.
"""

from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache, partial
from typing import Final

from tickets.core.mail.forms import may_be_form, remove_unticked
from tickets.core.mail.handovers import says_something
from tickets.core.mail.lines import has_words
from tickets.core.mail.logs import may_have_log, remove_logs
from tickets.core.mail.marks import ADDRESS, mark_html, remove_marks
from tickets.core.mail.notices import find_signs, remove_notices, remove_tags
from tickets.core.mail.signatures import remove_signatures
from tickets.core.mail.threads import may_be_thread, read_thread
from tickets.core.visible_text import TextLimit, read_prose

# Writers state the topic at the beginning, and sometimes add a line at the end. The longest tickets written
# by hand have about 10,000 characters, longer ones contain pasted logs.
LIMIT: Final = TextLimit(head=20_000, tail=5_000)
# What is left of a text may itself have a quote. Mails that people send need two passes.
_MOST_PASSES: Final = 5
# The labels and the words of a ticket are read one after the other.
_REMEMBERED: Final = 4

_Filter = Callable[[Iterable[str]], Iterable[str]]


@lru_cache(_REMEMBERED)
def read_written_text(message: str, *, subject: str = "") -> str:
    """Return what the writer of a message says, without links and mail addresses.

    The subject tells whether the mail passes on another one, which is then read too, and which words of that
    one's subject are new.
    """
    lines = read_marked_text(message).split("\n")
    for _ in range(_MOST_PASSES):
        before = lines
        lines = list(remove_signatures(_leave_out(before, subject=subject)))
        if lines == before:
            break
    return remove_marks("\n".join(lines)).strip("\n")


@lru_cache(_REMEMBERED)
def read_marked_text(message: str) -> str:
    """Return what a person sees of a message, quotes included, with the marks of `marks.py`."""
    text = remove_tags(read_prose(mark_html(message), limit=LIMIT, address=ADDRESS))
    return "\n".join(line.strip() for line in text.split("\n"))


def _leave_out(lines: list[str], *, subject: str) -> list[str]:
    """Return the lines without quotes, notices, forms and logs, as far as words remain."""
    text = "\n".join(lines)
    lowered = text.lower()
    if may_be_thread(lowered):
        lines = _unless_empty(read_thread(lines, subject=subject), lines)
    for remove, is_enough in _filters(text, lowered):
        kept = list(remove(lines))
        lines = kept if is_enough(kept) else lines
    return lines


def _unless_empty(kept: list[str], lines: list[str]) -> list[str]:
    return kept if has_words(kept) else lines


def _filters(text: str, lowered: str) -> Iterator[tuple[_Filter, Callable[[list[str]], bool]]]:
    """Yield what may have to be left out of a text, and whether what remains is enough."""
    signs = find_signs(lowered)
    if signs:
        yield partial(remove_notices, signs=signs), has_words
    if may_be_form(text):
        yield remove_unticked, has_words
    if may_have_log(text):
        # "See the log:" alone says nothing.
        yield remove_logs, says_something
