"""What each key may."""

import pytest

from ticketsaas.access.core.caller import (
    ANYBODY,
    Caller,
    ContradictoryGrant,
    Scope,
    require_possible,
)


def make_caller(*scopes: Scope, tenant_id: str | None = "acme") -> Caller:
    return Caller(key_id="k", tenant_id=tenant_id, scopes=frozenset(scopes))


@pytest.mark.parametrize(
    ("scopes", "expected"),
    [
        pytest.param([], set(), id="none"),
        pytest.param([Scope.READ], {Scope.READ}, id="read"),
        pytest.param([Scope.INGEST], {Scope.INGEST}, id="ingest does not read"),
        pytest.param([Scope.ADMIN], set(Scope), id="admin may do everything"),
    ],
)
def test_a_caller_has_its_scopes_and_what_they_imply(
    scopes: list[Scope], expected: set[Scope]
) -> None:
    assert {scope for scope in Scope if make_caller(*scopes).has(scope)} == expected


@pytest.mark.parametrize(
    ("tenant_id", "expected"), [("acme", True), (None, True), ("globex", False), ("", False)]
)
def test_a_caller_sees_its_own_tenant_and_without_one_all(
    tenant_id: str | None, expected: bool
) -> None:
    assert make_caller(tenant_id=tenant_id).may_see("acme") == expected


def test_the_caller_without_keys_may_do_everything() -> None:
    assert all(ANYBODY.has(scope) for scope in Scope)
    assert ANYBODY.may_see("acme")


@pytest.mark.parametrize(
    ("tenant_id", "scopes"),
    [
        ("acme", {Scope.READ}),
        ("acme", {Scope.READ, Scope.INGEST}),
        (None, {Scope.ADMIN}),
        (None, {Scope.ADMIN, Scope.READ}),
    ],
)
def test_a_key_of_one_tenant_or_of_the_administration_is_possible(
    tenant_id: str | None, scopes: set[Scope]
) -> None:
    require_possible(tenant_id, scopes=scopes)


@pytest.mark.parametrize(
    ("tenant_id", "scopes", "said"),
    [
        pytest.param("acme", {Scope.ADMIN}, "Leave out the tenant", id="admin of a tenant"),
        pytest.param(None, {Scope.READ}, "Name the tenant", id="nobody's key"),
        pytest.param("acme", set(), "at least one", id="no scope"),
    ],
)
def test_a_contradiction_is_refused_with_the_way_out(
    tenant_id: str | None, scopes: set[Scope], said: str
) -> None:
    with pytest.raises(ContradictoryGrant, match=said):
        require_possible(tenant_id, scopes=scopes)
