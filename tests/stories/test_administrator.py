"""An administrator lets a colleague see one more tenant."""

from collections.abc import Callable

from tests.stories.browsing import Person


def test_a_colleague_sees_a_tenant_as_soon_as_it_is_given_to_her(
    visit: Callable[..., Person], write: Callable[..., str], ingest: Callable[[str], str]
) -> None:
    for tenant_id in ("acme", "globex"):
        write(f"{tenant_id}-1", tenant_id=tenant_id)
        ingest(tenant_id)
    ann = visit("ann", role="support", tenants=["acme"])
    ann.page.goto("/admin/tickets/ticket/")
    assert "globex" not in ann.read()

    adam = visit("adam", role="administrator")
    adam.page.goto("/admin/auth/user/")
    adam.follow("ann", exact=True)
    tenants = adam.page.locator(".field-tenant_ids .select2-search__field")
    tenants.click()
    tenants.press_sequentially("glo")
    tenants.press("Enter")
    adam.submit("Save")
    assert "changed successfully" in adam.read()

    ann.page.reload()
    assert "globex-1" in ann.read()
    ann.page.goto("/admin/")
    assert ann.page.locator("#dashboard-tenant option").all_inner_texts() == ["acme", "globex"]
