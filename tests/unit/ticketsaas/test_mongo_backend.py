import pytest

from ticketsaas.mongo_backend.compiler import is_identity_stage


@pytest.mark.parametrize(
    ("stage", "expected"),
    [
        pytest.param({"$addFields": {"at": "$at"}}, True, id="one field onto itself"),
        pytest.param({"$addFields": {"a": "$a", "b": "$b"}}, True, id="several"),
        pytest.param({"$addFields": {"a": "$a", "b": "$c"}}, False, id="one is another field"),
        pytest.param({"$addFields": {"a": {"$toLower": "$a"}}}, False, id="an expression"),
        pytest.param({"$sort": {"a": 1}}, False, id="another stage"),
    ],
)
def test_identity_stages(stage: dict[str, object], expected: bool) -> None:
    assert expected == is_identity_stage(stage)
