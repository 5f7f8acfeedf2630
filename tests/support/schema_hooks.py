"""Rules for schemathesis that OpenAPI cannot express.

Loaded by `SCHEMATHESIS_HOOKS=tests.support.schema_hooks`.
"""

from datetime import UTC, datetime, timedelta
from typing import Any

import schemathesis

from analytics.core.trend import MAX_BUCKETS, Interval
from tickets.core.keywords import extract_search_words
from tickets.core.labels import LABELS
from ticketsaas.api.time_format import EARLIEST_YEAR, LATEST_YEAR, parse_time

MAX_WAIT_SECONDS = 60


@schemathesis.hook
def before_call(_: Any, case: schemathesis.Case, __: Any) -> None:
    """Set a valid `wait` to 0: no worker runs, so it would only delay the reply."""
    wait = str((case.query or {}).get("wait", ""))
    if wait.isdecimal() and 0 < int(wait) <= MAX_WAIT_SECONDS:
        case.query["wait"] = 0


@schemathesis.hook
def filter_case(_: Any, case: schemathesis.Case) -> bool:
    """Drop queries whose parameters are valid by themselves but refused in combination, and such bodies."""
    query = dict(case.query or {})
    if case.path.endswith("/labels") and not _is_a_correction(case.body):
        return False
    checks = (_is_a_question, _is_in_order, _is_a_trend, _is_one_way_through_a_list)
    return all(check(query) for check in checks)


def _is_a_correction(body: Any) -> bool:
    """Return false for an object without a label, or with a field that is not documented."""
    fields = set(body) if isinstance(body, dict) else set(LABELS)
    return bool(fields & set(LABELS)) and fields <= {*LABELS, "note"}


def _is_one_way_through_a_list(query: dict[str, Any]) -> bool:
    """Return false for a cursor, which is signed and can't be made up, and for pages of a file."""
    is_file = query.get("format") in ("csv", "ndjson")
    return "cursor" not in query and not (is_file and {"page", "page_size"} & query.keys())


def _is_a_question(query: dict[str, Any]) -> bool:
    # No pattern can say which words are too common to be searched for.
    return not isinstance(query.get("q"), str) or bool(extract_search_words(query["q"]))


def _is_in_order(query: dict[str, Any]) -> bool:
    """Return whether no period ends before it begins, and both ends are in range in every time zone."""
    for first, last in (("created_from", "created_to"), ("from_date", "to_date")):
        since, until = _time_in(query, first), _time_in(query, last)
        if since and until and since > until:
            return False
        if any(time and not EARLIEST_YEAR <= time.year <= LATEST_YEAR for time in (since, until)):
            return False
    return True


def _is_a_trend(query: dict[str, Any]) -> bool:
    """Return whether a comparison has a period to compare, and a trend is not too long."""
    since, until = _time_in(query, "from_date"), _time_in(query, "to_date")
    now = datetime.now(UTC)
    if "compare" in query and (since is None or (until is None and since > now)):
        return "from_date" in query and since is None
    if since is None or not {"interval", "tz"} & query.keys():
        return True
    unit = Interval.DAY if query.get("interval") == Interval.DAY else Interval.HOUR
    length = timedelta(days=1) if unit is Interval.DAY else timedelta(hours=1)
    return (until or now) - since <= (MAX_BUCKETS[unit] - 2) * length


def _time_in(query: dict[str, Any], name: str) -> datetime | None:
    try:
        return parse_time(query[name])
    except (KeyError, TypeError, ValueError):
        return None
