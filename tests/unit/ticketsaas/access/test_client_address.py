"""Who counts as one client."""

import pytest

from ticketsaas.access.client_address import find_network


@pytest.mark.parametrize(
    ("remote", "expected"),
    [
        ("203.0.113.7", "203.0.113.7"),
        ("::ffff:203.0.113.7", "203.0.113.7"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("2001:db8:1:2::9", "2001:db8:1:2::/64"),
        ("::1", "::/64"),
        ("", "unknown"),
        ("no address", "unknown"),
    ],
)
def test_an_ipv6_network_is_one_client(remote: str, expected: str) -> None:
    assert find_network(remote) == expected
