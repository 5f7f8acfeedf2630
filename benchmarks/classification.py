"""Tickets that one core classifies per second, and the time that a hostile megabyte takes.

    .venv/bin/python -m benchmarks.classification

Measures CPU time instead of wall-clock time, so that other work on the machine matters less. No text is
classified twice within a round. The labelled tickets and the mock's tickets are measured separately.
"""

import json
import statistics
import time
from collections.abc import Iterator
from datetime import UTC, datetime

from mock_external_api.texts.generation import generate
from tests.support.hostile_texts import HOSTILE
from tests.support.paths import DATA
from tickets.classification import ClassifyService

GENERATED = 5_000
ROUNDS = 9
HOSTILE_ROUNDS = 3

Text = tuple[str, str]


def main() -> None:
    _print_rate("labelled tickets", _distinct(_labelled()))
    _print_rate("generated tickets", _distinct(_generated()))
    times = {name: _hostile_ms(text) for name, text in HOSTILE.items()}
    for name, milliseconds in times.items():
        print(f"  {name:35} {milliseconds:6.1f} ms")
    print(f"the slowest hostile megabyte: {max(times, key=times.__getitem__)}")


def _labelled() -> Iterator[Text]:
    for path in sorted(DATA.glob("classification_*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            yield row["subject"], row["message"]


def _generated() -> Iterator[Text]:
    for ticket in generate(GENERATED, tenants=1, seed=1, now=datetime.now(UTC)):
        row = ticket.read()
        yield row["subject"], row["message"]


def _distinct(texts: Iterator[Text]) -> list[Text]:
    return list(dict.fromkeys(texts))


def _print_rate(name: str, texts: list[Text]) -> None:
    rates = [len(texts) / _seconds(texts) for _ in range(ROUNDS)]
    length = statistics.median(len(subject) + len(message) for subject, message in texts)
    print(
        f"{len(texts)} {name}, median {length:.0f} characters: {statistics.median(rates):.0f} "
        f"tickets/s (median of {ROUNDS} rounds, best {max(rates):.0f})"
    )


def _hostile_ms(text: str) -> float:
    """Return the milliseconds for a text as message and subject: a median, as the first round is slow."""
    return 1_000 * statistics.median(_seconds([(text, text)]) for _ in range(HOSTILE_ROUNDS))


def _seconds(texts: list[Text]) -> float:
    started = time.process_time()
    for subject, message in texts:
        ClassifyService().classify(subject, message)
    return time.process_time() - started


if __name__ == "__main__":
    main()
