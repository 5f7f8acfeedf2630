"""All requests of these tests need a key."""

import pytest


@pytest.fixture(autouse=True)
def ask_for_keys(keys_are_asked_for: None) -> None:
    """API_AUTH is on."""
