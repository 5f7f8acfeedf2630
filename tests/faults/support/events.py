"""The events that hypothesis draws from: what can happen to an upstream and to its crawlers."""

from collections import ChainMap

from hypothesis import strategies as st

from tests.faults.support.interruptions import Interruption
from tests.faults.support.steps import STEPS

# Enough tickets to lose more than ten at once, which needs a review.
MOST_TICKETS = 30

TEXTS = ("Question about prices", "Everything is down, urgent!", "I want my money back", "Thanks")
# Of tickets of which two don't fit into a reply (`crawls.py`).
LONG_TEXT = "It is long. " * 400
BAD_RECORDS = (
    # All kinds but the huge one, which takes longer than all others together.
    *("missing_id", "number_as_id", "wrong_types", "bad_dates", "naive_time", "offset_time"),
    *("nul", "lone_surrogate", "dollar_keys", "null", "no_texts", "small_times", "odd_status"),
)
# Layouts of a feed; a few of these at a time.
SHAPES = st.lists(
    st.one_of(
        st.sampled_from(
            [
                {"newest_first": True},
                {"mixed_feed": True},
                {"missing_total": True},
                {"no_deleted_feed": True},
                {"empty_feed": True},
                {"duplicate_every": 1},
                {"duplicate_every": 2},
            ]
        ),
        st.builds(
            lambda every, kind: {"bad_records_every": every, "bad_records_kind": kind},
            st.integers(2, 5),
            st.sampled_from(BAD_RECORDS),
        ),
    ),
    max_size=3,
).map(lambda shapes: dict(ChainMap(*shapes)))
# Every one of these faults is gone when the call is tried again.
WEATHERS = st.sampled_from(
    [
        {},
        {"error_first": 2},
        {"error_every": 2},
        {"drop_every": 3},
        {"html_every": 2},
        {"half_json_every": 2},
        {"rate_limit_every": 2, "retry_after": "absurd"},
    ]
)
SHIFTS = st.sampled_from(
    [{}, *({"shift_per_page": 1, "shift_mode": mode} for mode in ("insert", "remove", "both"))]
)
TAMPERINGS = st.sampled_from(
    [
        {"updated_at": "2020-01-01T00:00:00Z", "subject": "Older"},
        {"subject": "Other content, same time"},
        {"updated_at": None},
        {"status": ""},
        {"message": "half an \0 emoji"},
    ]
)
PLACES = [(when, step) for step in STEPS for when in ("before", "after")]
# Inside a transaction these would wait for its end.
OUTSIDE = [place for place in PLACES if place[1] not in ("advance", "write")]
AT_WORK = [place for place in PLACES if place[1] in ("fetch", "commit")]


def interruption(*what: str, at: list[tuple[str, str]]) -> st.SearchStrategy[Interruption]:
    return st.builds(
        lambda what, place, nth: Interruption(what, *place, nth),
        st.sampled_from(what),
        st.sampled_from(at),
        # Jobs of one page are common, and later calls come less and less often.
        st.sampled_from((1, 1, 2, 3)),
    )


TROUBLES = st.one_of(
    interruption("die", "die for good", at=PLACES),
    interruption("cancel", at=OUTSIDE),
    interruption("overtake", at=AT_WORK),
    interruption("break", "refuse", at=AT_WORK),
    interruption("refuse write", at=[("before", "write")]),
    interruption("park", at=[("before", "fetch")]),
)
MOVES = interruption("create", "change", "touch", "delete", "vanish", "restore", at=AT_WORK)
PICKS = st.lists(st.integers(0, MOST_TICKETS - 1), min_size=1, max_size=20, unique=True)
