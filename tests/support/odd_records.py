"""Records of a feed with any JSON in any of their fields, or instead of them."""

from typing import Any

from hypothesis import strategies as st

from tests.support.factories import make_raw

FIELDS = tuple(make_raw())

# Half surrogate pairs and NUL included: JSON can escape both.
_CHARACTERS = st.characters(exclude_categories=())
_TEXTS = st.one_of(
    st.text(_CHARACTERS, max_size=20),
    st.sampled_from(
        ("", " ", "\u200b", "acme", "globex", "$ne", "a.b", "4711", "Closed", "0001-01-01")
    ),
    st.sampled_from(
        ("2026-03-01T23:59:60z", "9999-12-31T23:59:60-23:59", "2026-03-01", "-1", "NaN")
    ),
)
_NUMBERS = st.one_of(
    st.integers(),
    st.floats(allow_nan=False, allow_infinity=False),
    st.sampled_from((0, -0.0, 4711, 4711.0, 2**53, 2.0**53, 10**99, 1e300, 10**600)),
)


def json_values(leaves: st.SearchStrategy[Any] = _NUMBERS) -> st.SearchStrategy[Any]:
    """Return any value of JSON; its numbers are drawn from `leaves`."""
    return st.recursive(
        st.none() | st.booleans() | leaves | _TEXTS,
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(_TEXTS, inner, max_size=3),
        max_leaves=6,
    )


def odd_records(leaves: st.SearchStrategy[Any] = _NUMBERS) -> st.SearchStrategy[Any]:
    """Return a record with odd values in some fields, without some, with others; or no object at all."""
    values = json_values(leaves)
    fields = st.dictionaries(st.sampled_from(FIELDS), values, max_size=4)
    others = st.dictionaries(_TEXTS, values, max_size=2)
    left_out = st.sets(st.sampled_from(FIELDS), max_size=2)
    records = st.builds(_make_record, others, fields, left_out)
    return st.one_of(records, records, records, values)


def _make_record(
    others: dict[str, Any], fields: dict[str, Any], left_out: set[str]
) -> dict[str, Any]:
    record = others | make_raw() | fields
    return {name: value for name, value in record.items() if name not in left_out}
