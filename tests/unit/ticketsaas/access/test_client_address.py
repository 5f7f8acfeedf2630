"""Who counts as one client."""

import pytest

from ticketsaas.access.client_address import find_client


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
    assert find_client(remote, forwarded_for="", behind_proxy=False) == expected


@pytest.mark.parametrize(
    ("forwarded_for", "expected"),
    [
        pytest.param("198.51.100.1", "198.51.100.1", id="the proxy's word"),
        pytest.param("1.1.1.1, 198.51.100.1", "198.51.100.1", id="not the client's own"),
        pytest.param("", "10.0.0.1", id="nothing"),
        pytest.param("nonsense", "10.0.0.1", id="nonsense"),
    ],
)
def test_behind_a_proxy_it_is_the_last_address_forwarded(forwarded_for: str, expected: str) -> None:
    assert find_client("10.0.0.1", forwarded_for=forwarded_for, behind_proxy=True) == expected


def test_without_a_proxy_nobody_chooses_their_address() -> None:
    assert find_client("10.0.0.1", forwarded_for="1.1.1.1", behind_proxy=False) == "10.0.0.1"
