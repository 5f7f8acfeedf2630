"""What upstream's answer to a look-up says about a ticket."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingestion.core.lookups import (
    MAX_FAILED_IN_A_ROW,
    Answers,
    Gone,
    There,
    Undecided,
    parse_look_up,
    read_names,
)
from tests.support.factories import make_raw, make_ticket


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        pytest.param(make_raw(), There(make_ticket()), id="the ticket"),
        pytest.param(make_raw(message=["7"]), There(None), id="unreadable"),
        pytest.param({"id": "t-1", "tenant_id": "acme"}, There(None), id="nothing else"),
        pytest.param(make_raw(tenant_id="globex"), Gone("moved"), id="another tenant"),
        pytest.param(make_raw(tenant_id=7), Gone("moved"), id="a number as the other tenant"),
        pytest.param(make_raw(id="t-2"), Gone("merged into t-2"), id="another id"),
        pytest.param(make_raw(id=4711), Gone("merged into 4711"), id="a number as the other id"),
        pytest.param(make_raw(id="T-1"), Gone("merged into T-1"), id="another case"),
        pytest.param(make_raw(id="t-2", tenant_id="globex"), Gone("moved"), id="both"),
        pytest.param(None, Undecided(), id="null"),
        pytest.param([], Undecided(), id="a list"),
        pytest.param([make_raw()], Undecided(), id="the ticket in a list"),
        pytest.param({"ticket": make_raw()}, Undecided(), id="nested"),
        pytest.param(make_raw(id=None), Undecided(), id="no id"),
        pytest.param(make_raw(id=["t-1"]), Undecided(), id="a list as id"),
        pytest.param(make_raw(tenant_id=None), Undecided(), id="no tenant"),
        pytest.param(make_raw(tenant_id=" "), Undecided(), id="a blank tenant"),
        pytest.param({"id": True, "tenant_id": "acme"}, Undecided(), id="true as id"),
        pytest.param({"id": "t-2\x00", "tenant_id": "acme"}, Undecided(), id="an id with NUL"),
        pytest.param({"id": "x" * 513, "tenant_id": "acme"}, Undecided(), id="a long id"),
    ],
)
def test_what_an_answer_says(raw: object, expected: object) -> None:
    assert parse_look_up(raw, tenant_id="acme", external_id="t-1") == expected


def test_ids_and_tenants_are_compared_as_text() -> None:
    raw = make_raw(id=4711, tenant_id=17)
    assert isinstance(parse_look_up(raw, tenant_id="17", external_id="4711"), There)
    assert read_names([4711, "4711", "a", None, True, [], 4712]) == ["4711", "4712", "a"]


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=8,
)


@given(values=st.fixed_dictionaries({}, optional={"id": JSON, "tenant_id": JSON}), other=JSON)
def test_no_answer_raises_or_names_another_tenant(values: dict[str, object], other: object) -> None:
    for raw in (other, make_raw() | values):
        answer = parse_look_up(raw, tenant_id="acme", external_id="t-1")
        assert isinstance(answer, There | Gone | Undecided)
        if isinstance(answer, Gone) and answer.reason != "moved":
            assert values.get("tenant_id", "acme") == "acme"


def test_only_failures_in_a_row_are_an_outage() -> None:
    answers = Answers()
    for number in range(MAX_FAILED_IN_A_ROW - 1):
        answers.add(str(number), Undecided(has_failed=True))
    answers.add("refused", Undecided())
    for number in range(MAX_FAILED_IN_A_ROW):
        assert not answers.is_outage
        answers.add(f"again {number}", Undecided(has_failed=True))
    assert answers.is_outage
    answers.add("there", There(None))
    assert (answers.is_outage, len(answers.undecided)) == (False, 2 * MAX_FAILED_IN_A_ROW)
