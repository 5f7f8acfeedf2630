"""Columns and lines of the admin: how a time, a long text, a state and a link are shown.

Whatever came from outside is escaped and cut.
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
# What fits a column beside the others on a screen of 1,440 pixels.
COLUMN_CHARACTERS = 18
# Enough to see what a text is about; fifty long texts would make a list megabytes.
TOOLTIP_CHARACTERS = 500
# Several pages of reading; a browser takes seconds to lay out a megabyte.
MAX_TEXT_CHARACTERS = 20_000

Method = TypeVar("Method", bound=Callable[..., Any])


def column(description: str, *, boolean: bool | None = None) -> Callable[[Method], Method]:
    """Make a method of an admin a column and a line of its pages."""
    decorator = display(description=description, boolean=boolean)
    return cast(Callable[[Method], Method], decorator)


def label(text: str, *, colours: Mapping[str, str]) -> SafeString:
    """A text on its colour; grey where none is named."""
    return render_to_string("unfold/helpers/label.html", {"text": text, "type": colours.get(text)})


def utc_column(name: str, heading: str | None = None) -> Callable[[Any], SafeString | None]:
    """A column with a row's time, to the minute; its heading says the zone."""

    @column(f"{heading or _words(name)} (UTC)")
    def show(row: Any) -> SafeString | None:
        return format_minute(getattr(row, name))

    show.__name__ = name
    return show


def utc_line(name: str, heading: str | None = None) -> Callable[[Any], str | None]:
    """A line of a row's page with a time, to the second."""

    @column(heading or _words(name))
    def show(row: Any) -> str | None:
        return format_utc(getattr(row, name))

    show.__name__ = name
    return show


def text_column(name: str, heading: str | None = None) -> Callable[[Any], SafeString | None]:
    """A column with a row's text, cut; more of it stands in the tooltip."""

    @column(heading or _words(name))
    def show(row: Any) -> SafeString | None:
        return cut(getattr(row, name))

    show.__name__ = name
    return show


def number_column(name: str, heading: str) -> Callable[[Any], str]:
    @column(heading)
    def show(row: Any) -> str:
        return f"{getattr(row, name):,}"

    show.__name__ = name
    return show


def format_minute(at: datetime | None) -> SafeString | None:
    """To the minute, with the second in the tooltip."""
    return None if at is None else _unbroken(f"{at:%Y-%m-%d %H:%M}", hint=f"{at:%H:%M:%S}")


def format_utc(at: datetime | None) -> str | None:
    """To the second; `at` is UTC."""
    return None if at is None else f"{at:%Y-%m-%d %H:%M:%S} UTC"


def format_duration(started: datetime, ended: datetime) -> str:
    """Seconds, or hours, minutes and seconds."""
    minutes, seconds = divmod(max((ended - started).total_seconds(), 0), 60)
    if minutes == 0:
        return f"{seconds:.1f} s"
    hours, minutes = divmod(int(minutes), 60)
    return f"{hours}:{minutes:02}:{int(seconds):02}"


def cut(text: str | None, *, length: int = COLUMN_CHARACTERS) -> SafeString | None:
    if not text:
        return None
    return _unbroken(Truncator(text).chars(length), hint=Truncator(text).chars(TOOLTIP_CHARACTERS))


def progress_bar(percent: int, *, text: str) -> SafeString:
    """A bar, and beside it what it means in words."""
    drawn = render_to_string("unfold/components/progress.html", {"value": min(percent, 100)})
    return format_html(
        '<div class="flex gap-2 items-center whitespace-nowrap">'
        '<div style="width: 4rem" aria-hidden="true">{}</div>{}</div>',
        drawn,
        text,
    )


def mark(pieces: Iterable[tuple[str, bool]]) -> SafeString:
    """Text in pieces, of which some are to be seen first."""
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
    """Text from outside as it came, line breaks included and nothing of it interpreted.

    `split` tells which pieces of it are marked.
    """
    shown = text[:MAX_TEXT_CHARACTERS]
    left_out = len(text) - MAX_TEXT_CHARACTERS
    note = f"\n… and {left_out:,} characters more" if left_out > 0 else ""
    return format_html(
        # Not by a class: unfold's style sheet has none for it.
        # To be scrolled by key too, hence the place in the order of focus.
        '<div tabindex="0" '
        'style="white-space: pre-wrap; overflow-wrap: anywhere; max-height: 32rem; overflow: auto">'
        "{}{}</div>",
        mark(split(shown)) if split else shown,
        note,
    )


def page_link(model: type[Model], key: str | None, *, text: str | None = None) -> SafeString | None:
    """A link to the page of a row."""
    if key is None:
        return None
    return _link(page_address(model, key), text or key)


def list_link(model: type[Model], *, text: str, **parameters: str) -> SafeString:
    """A link to a list with filters set; `q` searches."""
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
