"""Every request of these tests is asked for its key."""

import pytest


@pytest.fixture(autouse=True)
def ask_for_keys(keys_are_asked_for: None) -> None:
    """API_AUTH is on."""
