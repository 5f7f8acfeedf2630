"""How lists and pages of the admin show times, long texts, states and links.

Text from outside is escaped and cut.
"""

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from typing import Any, TypeVar, cast

from django.contrib.admin.utils import quote
from django.db.models import Model
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.text import Truncator
from unfold.decorators import display

EMPTY = "-"
# Fits a column next to the others on a screen 1,440 pixels wide.
COLUMN_CHARACTERS = 18
# Enough to see what a text is about; fifty whole texts would make a list of megabytes.
TOOLTIP_CHARACTERS = 500
# Several pages to read; a browser takes seconds to lay out a megabyte.
MAX_TEXT_CHARACTERS = 20_000

Method = TypeVar("Method", bound=Callable[..., Any])


def column(description: str, *, boolean: bool | None = None) -> Callable[[Method], Method]:
    """Turn a method of an admin into a column of its list and a line of its pages."""
    decorator = display(description=description, boolean=boolean)
    return cast(Callable[[Method], Method], decorator)


def label(text: str, *, colours: Mapping[str, str]) -> SafeString:
    """Show a text on its colour, on grey if `colours` names none."""
    return render_to_string("unfold/helpers/label.html", {"text": text, "type": colours.get(text)})


def utc_column(name: str, heading: str | None = None) -> Callable[[Any], SafeString | None]:
    """Return a column with a time of a row, to the minute; its heading names the zone."""

    @column(f"{heading or _words(name)} (UTC)")
    def show(row: Any) -> SafeString | None:
        return format_minute(getattr(row, name))

    show.__name__ = name
    return show


def utc_line(name: str, heading: str | None = None) -> Callable[[Any], str | None]:
    """Return a line of a row's page with a time, to the second."""

    @column(heading or _words(name))
    def show(row: Any) -> str | None:
        return format_utc(getattr(row, name))

    show.__name__ = name
    return show


def text_column(name: str, heading: str | None = None) -> Callable[[Any], SafeString | None]:
    """Return a column with a text of a row, cut; the tooltip shows more of it."""

    @column(heading or _words(name))
    def show(row: Any) -> SafeString | None:
        return cut(getattr(row, name))

    show.__name__ = name
    return show


def number_column(name: str, heading: str) -> Callable[[Any], str | None]:
    """Return a column with a number of a row, with separators between thousands.

    A row that an older version of the product wrote may lack the number.
    """

    @column(heading)
    def show(row: Any) -> str | None:
        number = getattr(row, name)
        return None if number is None else f"{number:,}"

    show.__name__ = name
    return show


def format_minute(at: datetime | None) -> SafeString | None:
    """Show a time in UTC to the minute; the tooltip has the seconds."""
    return None if at is None else _unbroken(f"{at:%Y-%m-%d %H:%M}", hint=f"{at:%H:%M:%S}")


def format_utc(at: datetime | None) -> str | None:
    """Show a time in UTC to the second."""
    return None if at is None else f"{at:%Y-%m-%d %H:%M:%S} UTC"


def format_duration(started: datetime, ended: datetime) -> str:
    """Show a duration as seconds, or from a minute on as hours, minutes and seconds."""
    minutes, seconds = divmod(max((ended - started).total_seconds(), 0), 60)
    if minutes == 0:
        return f"{seconds:.1f} s"
    hours, minutes = divmod(int(minutes), 60)
    return f"{hours}:{minutes:02}:{int(seconds):02}"


def cut(text: str | None, *, length: int = COLUMN_CHARACTERS) -> SafeString | None:
    """Show the first `length` characters; the tooltip has TOOLTIP_CHARACTERS of them."""
    if not text:
        return None
    return _unbroken(Truncator(text).chars(length), hint=Truncator(text).chars(TOOLTIP_CHARACTERS))


def progress_bar(percent: int, *, text: str) -> SafeString:
    """Show a bar, and next to it what it means."""
    drawn = render_to_string("unfold/components/progress.html", {"value": min(percent, 100)})
    return format_html(
        '<div class="flex gap-2 items-center whitespace-nowrap">'
        '<div style="width: 4rem" aria-hidden="true">{}</div>{}</div>',
        drawn,
        text,
    )


def mark(pieces: Iterable[tuple[str, bool]]) -> SafeString:
    """Join pieces of text, highlighting those that are marked True."""
    return format_html_join(
        "",
        "{}",
        (
            (format_html("<mark>{}</mark>", text) if is_marked else text,)
            for text, is_marked in pieces
        ),
    )


def plain_text(
    text: str, *, split: Callable[[str], Iterable[tuple[str, bool]]] | None = None
) -> SafeString:
    """Show text from outside as it is, with its line breaks; nothing in it is interpreted.

    `split` divides it into pieces and marks those to highlight.
    """
    shown = text[:MAX_TEXT_CHARACTERS]
    left_out = len(text) - MAX_TEXT_CHARACTERS
    note = f"\n… and {left_out:,} characters more" if left_out > 0 else ""
    return format_html(
        # Inline styles, because unfold's style sheet has no class for them. `tabindex` lets people scroll
        # by keyboard.
        '<div tabindex="0" '
        'style="white-space: pre-wrap; overflow-wrap: anywhere; max-height: 32rem; overflow: auto">'
        "{}{}</div>",
        mark(split(shown)) if split else shown,
        note,
    )


def page_link(model: type[Model], key: str | None, *, text: str | None = None) -> SafeString | None:
    """Return a link to the page of a row; None without a key."""
    if not key:
        return None
    return _link(page_address(model, key), text or key)


def list_link(model: type[Model], *, text: str, **parameters: str) -> SafeString:
    """Return a link to a list with filters set; `q` searches."""
    return _link(list_address(model, **parameters), text)


def page_address(model: type[Model], key: str) -> str:
    return reverse(f"admin:{_route(model)}_change", args=[quote(key)])


def list_address(model: type[Model], **parameters: str) -> str:
    return reverse(f"admin:{_route(model)}_changelist", query=parameters)


def _words(name: str) -> str:
    return name.removesuffix("_at").replace("_", " ")


def _unbroken(text: str, *, hint: str) -> SafeString:
    return format_html('<span class="whitespace-nowrap" title="{}">{}</span>', hint, text)


def _route(model: type[Model]) -> str:
    return f"{model._meta.app_label}_{model._meta.model_name}"


def _link(address: str, text: str) -> SafeString:
    return format_html(
        '<a href="{}" class="text-primary-600 underline whitespace-nowrap dark:text-primary-400">{}</a>',
        address,
        text,
    )
