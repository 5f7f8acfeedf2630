"""When the web server gives a thread to what a connection has sent so far."""

import pytest

from ticketsaas.http.limits import MAX_ADMIN_BODY_BYTES, MAX_HEAD_BYTES
from ticketsaas.http.web_worker import has_endless_head, is_refused, is_whole, waits_for_consent

START = b"POST / HTTP/1.1\r\nHost: a\r\n"
TOO_LONG = str(MAX_ADMIN_BODY_BYTES + 1).encode()


@pytest.mark.parametrize(
    ("received", "whole", "refused"),
    [
        (b"", False, False),
        (START, False, False),
        (START + b"\r\n", True, False),
        (START + b"\r\nnext", True, False),
        (START + b"Content-Length: 3\r\n\r\nab", False, False),
        (START + b"Content-Length: 3\r\n\r\nabc", True, False),
        (START + b"content-length:\t03 \r\n\r\nab", False, False),
        (START + b"X: 1\r\n\r\nContent-Length: 9\r\n", True, False),
        (START + b"Content-Length: " + TOO_LONG, False, False),
        (START + b"Content-Length: " + TOO_LONG + b"\r\n\r\n", False, True),
        (START + b"Content-Length: " + b"9" * 5000 + b"\r\n\r\n", False, True),
        (START + b"Transfer-Encoding: chunked\r\n\r\n", False, True),
    ],
)
def test_a_request_is_whole_with_its_body_or_refused_for_it(
    received: bytes, whole: bool, refused: bool
) -> None:
    assert (is_whole(received), is_refused(received)) == (whole, refused)


def test_a_head_without_an_end_is_endless_beyond_its_limit() -> None:
    longest = b"a" * MAX_HEAD_BYTES

    assert [has_endless_head(longest), has_endless_head(longest + b"a")] == [False, True]
    assert not has_endless_head(longest + b"\r\n\r\n")


def test_consent_is_waited_for_once_the_head_has_come() -> None:
    head = START + b"Expect: 100-continue\r\n"

    assert [waits_for_consent(head), waits_for_consent(head + b"\r\n")] == [False, True]
    assert not waits_for_consent(START + b"\r\nExpect: 100-continue\r\n\r\n")
