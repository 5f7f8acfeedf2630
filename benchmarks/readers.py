"""Many readers of one address at once, each asking again a second after its last answer began."""

import time
from collections.abc import Callable
from threading import Thread

import httpx

READERS = 50
EVERY_SECONDS = 1.0


def poll(url: str, *, while_: Callable[[], bool]) -> tuple[list[float], int]:
    """Milliseconds of every read, and how many failed; the readers begin spread over a second."""
    times: list[float] = []
    errors: list[str] = []
    readers = [
        Thread(target=_read, args=(url, number / READERS, while_, times, errors))
        for number in range(READERS)
    ]
    for reader in readers:
        reader.start()
    for reader in readers:
        reader.join()
    return times, len(errors)


def _read(
    url: str, delay: float, while_: Callable[[], bool], times: list[float], errors: list[str]
) -> None:
    time.sleep(delay)
    with httpx.Client(trust_env=False, timeout=60, verify=False) as client:
        while while_():
            began = time.perf_counter()
            try:
                client.get(url).raise_for_status()
            except httpx.HTTPError as error:
                errors.append(str(error))
            took = time.perf_counter() - began
            times.append(took * 1000)
            time.sleep(max(EVERY_SECONDS - took, 0))
