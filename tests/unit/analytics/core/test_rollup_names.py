from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics.core.rollups import (
    SUBDOCUMENTS,
    TOTAL_SHARDS,
    Bucket,
    Level,
    escape,
    place_word,
    unescape,
    value_path,
)

BUCKETS = (
    Bucket(Level.TOTAL),
    Bucket(Level.DAY, datetime(2026, 3, 1, tzinfo=UTC)),
    Bucket(Level.HOURS, datetime(2026, 3, 1, tzinfo=UTC)),
)

texts = st.text(st.sampled_from("a%24.$E5é\x00 ")) | st.text()
tenants = st.text(st.sampled_from("ab:-T0"), min_size=1)


@given(texts)
def test_an_escaped_text_is_given_back(text: str) -> None:
    assert unescape(escape(text)) == text


@given(texts)
def test_a_value_is_one_field_whose_name_means_nothing_to_mongodb(text: str) -> None:
    dimension, _, name = value_path("status", text).partition(".")
    assert dimension == "by_status"
    assert name
    assert {".", "$"}.isdisjoint(name)


@given(texts, texts)
def test_two_values_never_share_a_field(one: str, other: str) -> None:
    assert (one == other) == (escape(one) == escape(other))


@given(tenants, tenants)
def test_no_two_tenants_share_a_roll_up(one: str, other: str) -> None:
    keys = {bucket.key(tenant) for tenant in {one, other} for bucket in BUCKETS}
    assert len({one, other}) * 3 == len(keys)


@pytest.mark.parametrize(
    "hostile", ["acme:day:2026-03-01T00", "acme:total:", "acme:", ":", "acme:day"]
)
def test_a_tenant_that_is_called_like_anothers_roll_up_has_its_own(hostile: str) -> None:
    keys = {bucket.key(tenant) for tenant in ("acme", hostile) for bucket in BUCKETS}
    assert len(keys) == 6


def test_a_roll_up_is_named_by_its_time() -> None:
    assert [bucket.key("acme") for bucket in BUCKETS] == [
        "acme:total:",
        "acme:day:2026-03-01T00",
        "acme:hours:2026-03-01T00",
    ]


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("refund", (2, "words.24.refund")),
        ("voilà", (2, "words.11.voilà")),
        ("退款申请", (10, "words.24.退款申请")),
    ],
)
def test_a_word_stays_where_it_was_stored(word: str, expected: tuple[int, str]) -> None:
    assert place_word(word) == expected


@given(st.text(min_size=1))
def test_every_word_has_a_shard_and_a_subdocument(word: str) -> None:
    shard, path = place_word(word)
    words, subdocument, name = path.split(".", 2)
    assert (words, name) == ("words", word)
    assert 0 <= shard < TOTAL_SHARDS
    assert 0 <= int(subdocument) < SUBDOCUMENTS
