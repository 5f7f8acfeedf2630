"""Faults that can be switched on: what each one means, and which one matches a given call.

Faults count calls, so the same calls meet the same faults. Counts start again whenever faults
change. `describe_faults` returns the table that `--help` shows.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from typing import Any, Literal

Kind = Literal["list", "ticket", "deleted"]
KINDS: tuple[Kind, ...] = ("list", "ticket", "deleted")
RETRY_AFTER_FORMS = ("seconds", "date", "missing", "absurd")
BAD_RECORDS = (
    "missing_id", "number_as_id", "wrong_types", "bad_dates", "naive_time", "offset_time",
    "nul", "lone_surrogate", "huge_message", "dollar_keys", "null",
    "no_texts", "small_times", "odd_status",
)  # fmt: skip
# Never among the others, because they make a page of any size too large, or a crawl slow.
LARGE_RECORDS = ("screenshot", "nine_megabytes", "many_values", "deep")
ODD_PAGES = (
    "null", "no_tickets", "text_next_page", "next_page_back", "huge_next_page", "huge_total",
    "zero_next_page", "empty_next_page", "false_next_page", "numbers_as_text", "numbers_as_floats",
)  # fmt: skip

ODD_TICKETS = (
    "null", "list", "nested", "no_id", "no_tenant", "number_as_id", "unreadable",
    "moved", "merged", "moved_and_merged",
)  # fmt: skip

# Values that switch a fault off, in JSON and on the command line.
OFF = (None, False, 0, "")
# A range needs an upper end; this one is never reached.
NUMBERS = range(1, 1_000_000_000)
STATUSES = range(200, 600)


class BadFault(ValueError):
    """An unknown fault, or a value it does not accept; the message names what is allowed."""


@dataclass(frozen=True, slots=True)
class Texts:
    """All texts that match `pattern` from end to end."""

    pattern: str

    def __contains__(self, text: object) -> bool:
        return isinstance(text, str) and re.fullmatch(self.pattern, text) is not None


# Only characters that a header may contain unescaped.
TEXTS = Texts(r"[ -~]+")
URLS = Texts(r"https?://[!-~]+")
IDS = Texts(r"[^\x00]+")


def _fault(meaning: str, *, default: object, **metadata: object) -> Any:
    """Declare one fault.

    `bare` is its value when none is given, `allowed` contains all other values and `shape`
    describes them; `usage` follows the name in the table of faults.
    """
    return field(default=default, metadata={"meaning": meaning, **metadata})


def _number(
    meaning: str,
    *,
    bare: int = 1,
    allowed: range = NUMBERS,
    shape: str = "whole numbers from 0",
) -> Any:
    usage = f"=N (N is {bare} when left out)"
    return _fault(meaning, default=0, bare=bare, allowed=allowed, shape=shape, usage=usage)


def _status(meaning: str, *, bare: int) -> Any:
    return _number(meaning, bare=bare, allowed=STATUSES, shape="statuses from 200 to 599")


def _flag(meaning: str) -> Any:
    shape = "true and false"
    return _fault(meaning, default=False, bare=True, allowed=(True,), shape=shape, usage="")


def _choice(meaning: str, *, allowed: tuple[str, ...], default: str = "") -> Any:
    shape, usage = ", ".join(allowed), f"={'|'.join(allowed)}"
    return _fault(meaning, default=default, bare=None, allowed=allowed, shape=shape, usage=usage)


def _text(meaning: str) -> Any:
    shape = "texts without line breaks"
    return _fault(meaning, default="", bare=None, allowed=TEXTS, shape=shape, usage="=TEXT")


def _url(meaning: str) -> Any:
    shape = "addresses with http or https"
    return _fault(meaning, default="", bare=None, allowed=URLS, shape=shape, usage="=URL")


def _id(meaning: str) -> Any:
    return _fault(meaning, default="", bare=None, allowed=IDS, shape="ids", usage="=ID")


@dataclass(frozen=True, slots=True)
class Faults:
    """The faults in force. 0, false and "" mean off."""

    only: str = _choice("limit the faults of /external to one kind of call", allowed=KINDS)
    only_ticket: str = _id("limit the faults of /external to look-ups of the ticket with this id")
    after: int = _number("let the first N /external calls through untouched")
    page: int = _number("limit the faults of lists to the page of this number")
    for_seconds: int = _number(
        "let the faults of /external end this many seconds after faults change"
    )
    rate_limit_every: int = _number("every Nth call is answered 429")
    retry_after: str = _choice(
        "form of Retry-After in every 429; absurd alternates between -5, 999999, soon and nothing",
        allowed=RETRY_AFTER_FORMS,
        default="seconds",
    )
    retry_after_seconds: int = _number("seconds in Retry-After of a 429 that a fault caused")
    hang: bool = _flag("calls are accepted and never answered, until faults change")
    drop_every: int = _number("every Nth call: the connection closes without an answer")
    error_always: int = _status(
        "every call is answered with this status; a 3xx redirects to /health", bare=503
    )
    error_retry_after: str = _text("Retry-After of every error that a fault causes, in any form")
    error_first: int = _number("the first N calls of each path and query are answered 500")
    error_every: int = _number("every Nth call is answered 500")
    html_every: int = _number("every Nth call: a page of HTML with status 200")
    half_json_every: int = _number("every Nth call: status 200 and the first half of the JSON")
    short_page_every: int = _number(
        "every Nth call, if it asks for a list: half of the page's tickets"
    )
    early_hints: bool = _flag("each answer follows an interim one with status 103")
    slow_ms: int = _number("each answer is delayed by this many ms", bare=2000)
    byte_drip: int = _number("answers are sent one byte at a time, this many ms apart", bare=20)
    oversize_mb: int = _number("list pages carry this many extra MB in a field named padding")
    many_values: int = _number(
        "list pages carry this many empty lists in a field named lists", bare=2_000_000
    )
    packed: str = _choice(
        "list pages are packed with gzip, unasked; members cuts them into two of gzip's members",
        allowed=("once", "twice", "members"),
    )
    odd_page: str = _choice("list pages are malformed in this way", allowed=ODD_PAGES)
    odd_ticket: str = _choice(
        "look-ups of single tickets are answered in this way; moved is another tenant, merged another id",
        allowed=ODD_TICKETS,
    )
    mixed_feed: bool = _flag("tenant_id is ignored: tickets and total_count of all tenants")
    empty_feed: bool = _flag("list pages are empty with total_count 0")
    no_deleted_feed: bool = _flag("GET /external/deleted-tickets is answered 404")
    newest_first: bool = _flag("the list is ordered newest first")
    next_page_loop: bool = _flag("next_page names the page itself")
    missing_total: bool = _flag("total_count is left out")
    duplicate_every: int = _number("every Nth page (not the first) repeats the ticket before it")
    shift_per_page: int = _number(
        "after each page but the last, N tickets are added and/or removed"
    )
    shift_mode: str = _choice(
        "insert N tickets at the front of the feed, remove the N just read first, or both",
        allowed=("insert", "remove", "both"),
        default="both",
    )
    bad_records_every: int = _number("every Nth ticket of the feed is damaged, each in another way")
    bad_records_kind: str = _choice(
        "damage tickets in this way only", allowed=BAD_RECORDS + LARGE_RECORDS
    )
    notify_flaky: int = _number("/notify: the first N attempts of each ticket get 503", bare=2)
    notify_dead: int = _status("/notify: every attempt gets this status", bare=503)
    notify_429: int = _number("/notify: every attempt gets 429 asking for this many seconds")
    notify_429_within_ms: int = _number(
        "/notify: an attempt this soon after the last accepted one gets 429 asking for a second",
        bare=1000,
    )
    notify_status: int = _status("/notify: status instead of 200", bare=400)
    notify_redirect: str = _url("/notify: every attempt is redirected (307) to this address")
    notify_slow_ms: int = _number("/notify answers this many ms later", bare=2000)
    notify_serial_ms: int = _number(
        "/notify answers one call after another, each after this many ms", bare=1000
    )
    notify_byte_drip: int = _number(
        "/notify answers one byte at a time, this many ms apart", bare=1000
    )
    notify_body: str = _choice(
        "/notify's answers have this body at any status; huge and packed are 32 MB, half, reset and "
        "stall end in the middle, endless does not end, rest is followed by another answer",
        allowed=("html", "huge", "packed", "half", "reset", "stall", "endless", "rest"),
    )
    notify_drop_after_accept: int = _number(
        "/notify: the first N attempts of each ticket are accepted, then the connection closes"
    )


@dataclass(frozen=True, slots=True)
class Call:
    """A call with its numbers since faults last changed, from 1: among all calls, and of its target.

    `page` is the page that it asks for, as text, and `seconds` the time since faults last changed.
    """

    kind: Kind
    nth: int
    nth_of_target: int
    ticket: str = ""
    """The id that a look-up asks for."""
    page: str = ""
    seconds: float = 0.0


@dataclass(frozen=True, slots=True)
class InjectedFault:
    """A fault that replaces or changes the right answer; `status` belongs to an error."""

    name: Literal["hang", "drop", "rate_limit", "error", "html", "half_json", "short_page"]
    status: int = 0


def in_reach(faults: Faults, call: Call) -> bool:
    """Return whether `only`, `only_ticket`, `page`, `after` and `for_seconds` allow faults for the call."""
    is_wanted = faults.only in ("", call.kind) and faults.only_ticket in ("", call.ticket)
    is_page_wanted = call.kind != "list" or faults.page == 0 or call.page == str(faults.page)
    is_over = 0 < faults.for_seconds <= call.seconds
    return call.nth > faults.after and is_wanted and is_page_wanted and not is_over


def find_fault(faults: Faults, call: Call) -> InjectedFault | None:
    """Return the first fault in the order of the table that matches the call, or None."""
    nth = call.nth - faults.after
    matches = (
        (_every(faults.rate_limit_every, nth), InjectedFault("rate_limit")),
        (faults.hang, InjectedFault("hang")),
        (_every(faults.drop_every, nth), InjectedFault("drop")),
        (faults.error_always > 0, InjectedFault("error", faults.error_always)),
        (call.nth_of_target <= faults.error_first, InjectedFault("error", 500)),
        (_every(faults.error_every, nth), InjectedFault("error", 500)),
        (_every(faults.html_every, nth), InjectedFault("html")),
        (_every(faults.half_json_every, nth), InjectedFault("half_json")),
        (_every(faults.short_page_every, nth), InjectedFault("short_page")),
    )
    return next((injected for matched, injected in matches if matched), None)


def merge_faults(faults: Faults, changes: Mapping[str, object]) -> Faults:
    """Return `faults` with `changes` applied.

    True means the fault's default value; false, null and 0 switch it off. Raises BadFault.
    """
    parsed: dict[str, Any] = {name: _parse_value(name, value) for name, value in changes.items()}
    return replace(faults, **parsed)


def parse_fault(text: str) -> tuple[str, object]:
    """Parse NAME or NAME=VALUE from the command line. Raises BadFault."""
    name, equals, value = text.partition("=")
    flag = {"true": True, "false": False}.get(value if equals else "true")
    number = int(value) if value.isdecimal() else None
    parsed = next((each for each in (flag, number) if each is not None), value)
    return name, _parse_value(name, parsed)


def describe_faults() -> str:
    """Return the table of faults for `--help`."""
    return "\n".join(
        f"  {each.name}{each.metadata['usage']}\n      {each.metadata['meaning']}"
        for each in fields(Faults)
    )


def _every(interval: int, nth: int) -> bool:
    return interval > 0 and nth % interval == 0


def _parse_value(name: str, value: object) -> object:
    known = {each.name: each for each in fields(Faults)}
    if name not in known:
        raise BadFault(f"there is no fault {name!r}; known are: {', '.join(known)}")
    default: Any = known[name].default
    metadata = known[name].metadata
    if value in OFF:
        return default
    chosen = metadata["bare"] if value is True else value
    if type(chosen) is int and isinstance(default, str):
        # The command line can't tell a text of digits from a number.
        chosen = str(chosen)
    # Check the type first: looking for a text in a range, Python would walk through all of it.
    of_kind = isinstance(chosen, str if isinstance(default, str) else int)
    if not (of_kind and chosen in metadata["allowed"]):
        raise BadFault(f"{name} can't be {value!r}; allowed are {metadata['shape']}")
    return type(default)(chosen)
