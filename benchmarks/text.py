"""Price of reading what a person sees, for a page of 100 tickets, next to what version 0.2.0 read.

    .venv/bin/python -m benchmarks.text

Measures CPU time: the mock's tickets, which are plain text, and mails in HTML of 30,000 characters. Each text
is read as often as a page reads it: as a person sees it for the search, as its writer wrote it for the
rest. Then the slowest hostile megabytes, and
what it costs to cut files out of plain texts and to count the values of a page before it is parsed.
"""

import html
import json
import re
import statistics
import time
from collections.abc import Callable, Iterable
from datetime import UTC, datetime

from ingestion.core.reply_limits import MAX_VALUES, has_more_values
from mock_external_api.texts.generation import generate
from tests.support.hostile_texts import HOSTILE
from tickets.core.embedded_files import cut_embedded_files
from tickets.core.mail import LIMIT, read_written_text
from tickets.core.visible_text import read_visible_text

PAGE = 100
ROUNDS = 9
SLOWEST_SHOWN = 5
MAIL = (
    "<html><head><style>.a{font-family:Arial,sans-serif}</style></head><body>"
    + (
        "<table><tr><td style='font-family:Arial'><p class=MsoNormal>Hello&nbsp;team, the <b>export</b> fails"
        " since <a href='https://app.example.com/a?b=1&amp;c=2'>Monday</a>.</p></td></tr></table>"
    )
    * 165
    + "</body></html>"
)

# What 0.2.0 read for labels, and for keywords and search.
_UNREAD = re.compile(r"<(?:style|script|title)\b[^<>]*>[^<]*", re.IGNORECASE)
_BLOCK = re.compile(
    r"</?(?:p|div|br|li|ul|ol|tr|td|table|h[1-6]|blockquote|hr)\b[^<>]*>", re.IGNORECASE
)
_TAG = re.compile(r"</?[a-zA-Z!][^<>]*>")
_SHORT_TAG = re.compile(r"<[a-zA-Z/!][^<>]{0,400}>")


def main() -> None:
    mock = [
        ticket.read()["message"]
        for ticket in generate(PAGE, tenants=1, seed=1, now=datetime.now(UTC))
    ]
    print(f"milliseconds for a page of {PAGE} tickets, median of {ROUNDS} rounds")
    for name, texts in (("the mock's", mock), ("mails in HTML", [MAIL] * PAGE)):
        print(
            f"  {name:15} 0.2.0 {_median(texts, _read_before):7.1f}   now {_median(texts, _read):7.1f}"
        )
    times = {name: _milliseconds([text], read_visible_text) for name, text in HOSTILE.items()}
    print("the slowest hostile megabytes, read whole")
    for name in sorted(times, key=times.__getitem__, reverse=True)[:SLOWEST_SHOWN]:
        print(f"  {name:35} {times[name]:6.1f} ms")
    sentence = "The export of last month fails since Monday. "
    texts = [(sentence * 45)[:2_000]] * PAGE
    print(f"files cut out of {PAGE} texts of 2 kB: {_median(texts, cut_embedded_files):.1f} ms")
    page = json.dumps(
        {"tickets": [{"id": f"t-{n}", "message": sentence * 220} for n in range(PAGE)]}
    )
    print(f"values counted in a page of {len(page) / 1e6:.1f} MB: {_median([page], _count):.1f} ms")


def _read(text: str) -> None:
    read_visible_text(text)
    read_written_text.cache_clear()
    read_written_text(text)


def _count(text: str) -> None:
    has_more_values(text, maximum=MAX_VALUES)


def _read_before(text: str) -> None:
    plain = text[: LIMIT.head + LIMIT.tail]
    if "<" in plain:
        plain = _TAG.sub("", _BLOCK.sub("\n", _UNREAD.sub("", plain)))
    if "&" in plain:
        html.unescape(plain)
    for _ in ("keywords", "search"):
        if "<" in text:
            _SHORT_TAG.sub(" ", text)


def _median(texts: list[str], read: Callable[[str], object]) -> float:
    return statistics.median(_milliseconds(texts, read) for _ in range(ROUNDS))


def _milliseconds(texts: Iterable[str], read: Callable[[str], object]) -> float:
    started = time.process_time()
    for text in texts:
        read(text)
    return 1_000 * (time.process_time() - started)


if __name__ == "__main__":
    main()
