"""The values of a reply are counted exactly in JSON, and in one pass over anything else."""

import contextlib
import json
import time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingestion.core.reply_limits import has_more_values

EIGHT_MB = 8 * 1024 * 1024
# Far more than one pass over 8 MB takes, and far less than two nested ones would.
SECONDS = 20

ANY_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=3), inner),
    max_leaves=20,
)


def count(value: Any) -> int:
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return 1 + sum(map(count, inner))


@given(value=ANY_JSON, indent=st.sampled_from([None, 0, 2]), is_ascii=st.booleans())
def test_every_value_of_a_json_text_is_counted_once(
    value: Any, indent: int | None, is_ascii: bool
) -> None:
    text, values = json.dumps(value, indent=indent, ensure_ascii=is_ascii), count(value)
    assert not has_more_values(text, maximum=values)
    assert values == 1 or has_more_values(text, maximum=values - 1)


@pytest.mark.parametrize(
    ("text", "values"),
    [
        pytest.param('{"a": "[1, 2, {3}]"}', 2, id="brackets and commas in a text"),
        pytest.param(r'["\\", "\"", "\\\",[", 1]', 5, id="escaped quotes"),
        pytest.param("[ \n ]", 1, id="an empty list with blanks"),
        pytest.param("[[], {}, [ ] ]", 4, id="empty ones in a list"),
    ],
)
def test_texts_and_empty_lists_hide_nothing(text: str, values: int) -> None:
    assert not has_more_values(text, maximum=values)
    assert has_more_values(text, maximum=values - 1)


@pytest.mark.parametrize(
    "part",
    ['"', "\\", '\\"', '"\\', '\\\\"', "[", "[]", "[],", "[ ", "{", '{"a":', '"",', ",", "a", " "],
)
def test_eight_hostile_megabytes_take_one_pass(part: str) -> None:
    text = "[" + part * (EIGHT_MB // len(part))
    began = time.process_time()
    has_more_values(text, maximum=200_000)
    has_more_values('"' + text, maximum=200_000)
    assert time.process_time() - began < SECONDS


@given(text=st.text(alphabet='[]{}",\\ a1:'))
def test_what_a_parser_reads_before_it_notices_was_counted(text: str) -> None:
    read: list[object] = []

    def take(value: Any) -> Any:
        read.append(value)
        return value

    with contextlib.suppress(ValueError):
        json.loads(text, parse_int=take, object_pairs_hook=take)
    assert not read or has_more_values(text, maximum=len(read) - 1)
