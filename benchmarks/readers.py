"""Many readers of one address, each of which asks once a second."""

import http.client
import time
from collections import Counter
from collections.abc import Callable
from threading import Thread
from urllib.parse import urlsplit

READERS = 50
EVERY_SECONDS = 1.0


def poll(
    url: str, *, while_: Callable[[], bool], readers: int = READERS
) -> tuple[list[float], Counter[str]]:
    """Return the milliseconds of every read, and the errors counted; readers start spread over a second."""
    times: list[float] = []
    errors: list[str] = []
    threads = [
        Thread(target=_read, args=(url, number / readers, while_, times, errors))
        for number in range(readers)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return times, Counter(errors)


def _read(
    url: str, delay: float, while_: Callable[[], bool], times: list[float], errors: list[str]
) -> None:
    """Read with the standard library's client: a richer one takes as much CPU as the server's answer."""
    address = urlsplit(url)
    client = http.client.HTTPConnection(address.netloc, timeout=60)
    time.sleep(delay)
    while while_():
        began = time.perf_counter()
        try:
            client.request("GET", address.path)
            reply = client.getresponse()
            reply.read()
            if reply.status != http.client.OK:
                errors.append(str(reply.status))
        except OSError as error:
            errors.append(repr(error))
        took = time.perf_counter() - began
        times.append(took * 1000)
        time.sleep(max(EVERY_SECONDS - took, 0))
