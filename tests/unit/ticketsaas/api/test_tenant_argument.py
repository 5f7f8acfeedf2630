"""The tenant of a command is checked as the API checks a request's, in every command."""

from argparse import ArgumentTypeError

import pytest
from django.core.management import get_commands, load_command_class

from ticketsaas.api.tenant_argument import parse_tenant

OURS = ("ticketsaas", "tickets", "analytics", "notifications", "ingestion")
COMMANDS = {name: app for name, app in get_commands().items() if app in OURS}


@pytest.mark.parametrize("given", ["acme", "a/b?", " acme ", "\u00e4", "a\u0308", "x" * 512])
def test_whatever_a_request_may_name_is_left_as_it_is(given: str) -> None:
    assert parse_tenant(given) == given


@pytest.mark.parametrize(
    ("given", "said"),
    [
        pytest.param("", "'' is not a tenant's id. This field may not be blank.", id="empty"),
        pytest.param(" ", "' ' is not a tenant's id. This field may not be blank.", id="blank"),
        pytest.param(
            "a\nb", "'a\\nb' is not a tenant's id. Must not contain control characters.", id="line"
        ),
        pytest.param(
            "x" * 513,
            f"'{'x' * 513}' is not a tenant's id. "
            "Ensure this field has no more than 512 characters.",
            id="long",
        ),
        pytest.param(
            "a\udcff",
            "'a\\udcff' is not a tenant's id. Surrogate characters are not allowed: U+DCFF.",
            id="not UTF-8",
        ),
    ],
)
def test_what_no_request_could_name_is_refused_in_the_same_words(given: str, said: str) -> None:
    with pytest.raises(ArgumentTypeError) as refused:
        parse_tenant(given)
    assert str(refused.value) == said


def test_every_command_with_a_tenant_checks_it() -> None:
    checked_by = {
        name: option.type
        for name, app in COMMANDS.items()
        for option in load_command_class(app, name).create_parser("manage.py", name)._actions
        if option.dest == "tenant"
    }
    assert len(checked_by) >= 6
    assert set(checked_by.values()) == {parse_tenant}
