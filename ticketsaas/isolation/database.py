"""A database that is there for one walk, so that no tenant's data is touched or shown."""

import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import connection

from ticketsaas.mongo import get_database


@contextmanager
def own_database() -> Iterator[str]:
    """Django's connection uses a new, migrated database inside; gives its name. Dropped at the end."""
    # Django has the way, for its tests; the backend has no type hints.
    wrapper: Any = connection
    usual = wrapper.settings_dict["NAME"]
    name = f"{usual}_isolation_{secrets.token_hex(4)}"
    test_name = wrapper.settings_dict["TEST"].get("NAME")
    wrapper.settings_dict["TEST"]["NAME"] = name
    wrapper.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)
    try:
        yield name
    finally:
        get_database().client.drop_database(name)
        wrapper.creation.destroy_test_db(usual, verbosity=0)
        wrapper.settings_dict["TEST"]["NAME"] = test_name
