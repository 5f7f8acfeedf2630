"""No address of the admin shows staff of one tenant anything of another."""

from collections.abc import Callable

from tests.isolation.admin_probes import Visitor
from tests.isolation.admin_routes import AdminRoute, find_admin_routes, plan_requests
from tests.isolation.staff_rows import add_staff_rows


def test_no_page_shows_and_no_action_changes_anything_of_another_tenant(
    digest_of_other: Callable[[], str],
) -> None:
    visitor = Visitor(add_staff_rows())
    before = digest_of_other()
    assert visitor.find_leaks(find_admin_routes()) == []
    assert digest_of_other() == before


def test_a_route_whose_parameters_are_unknown_cannot_be_asked() -> None:
    new = AdminRoute("admin/<year>/", frozenset({"year"}), model=None, is_list=False)
    assert plan_requests(new, {}) is None
