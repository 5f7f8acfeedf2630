"""No address of the API returns anything of another tenant."""

from collections.abc import Callable

import pytest

from tests.isolation.api_probes import Caller, plan_probes
from tests.support.routes import ROUTES, find_routes

KINDS = ("tenant", "ticket", "job", "notification", "yesterday")


def test_every_route_is_in_the_table() -> None:
    assert set(find_routes()) == set(ROUTES)


@pytest.mark.parametrize("name", ROUTES)
def test_no_reply_shows_and_no_request_changes_anything_of_another_tenant(
    name: str, digest_of_other: Callable[[], str]
) -> None:
    caller = Caller()
    before = digest_of_other()
    assert caller.find_leaks(name) == []
    assert digest_of_other() == before


@pytest.mark.parametrize("name", [name for name, route in ROUTES.items() if route.is_of_tenant])
def test_every_route_of_a_tenant_is_asked_for_the_other_tenant_too(name: str) -> None:
    own, foreign = dict.fromkeys(KINDS, "own"), dict.fromkeys((*KINDS, "cursor"), "theirs")
    probes = list(plan_probes(name, own=own, foreign=foreign))
    assert [probe for probe in probes if "theirs" in probe.address and not probe.shows_own] != []
