import pytest

from ticketsaas.http.listening import local_url


@pytest.mark.parametrize(
    ("listens", "expected"),
    [
        ("127.0.0.1", "http://127.0.0.1:8000"),
        ("0.0.0.0", "http://127.0.0.1:8000"),
        ("::", "http://[::1]:8000"),
        ("2001:db8::1", "http://[2001:db8::1]:8000"),
    ],
)
def test_the_url_for_this_machine(listens: str, expected: str) -> None:
    assert local_url(listens, 8000) == expected
