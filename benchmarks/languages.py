"""How often the language of a text is told right, and what that costs.

    .venv/bin/python -m benchmarks.languages [FILE ...]

Files are JSON Lines with `text`, or `subject` and `message`; without a `language` a text is English. Without
files it reads the samples and the labelled tickets of tests/data. A text that is too short counts as such,
whatever its language. Measures CPU time instead of wall-clock time, so that other work on the machine matters
less.
"""

import json
import sys
import time
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from tests.support.paths import DATA
from tickets.classification.text.language import ENGLISH, detect_language, is_long_enough
from tickets.core.visible_text import read_visible_text

OUTCOMES = ("right", "too short", "read as English", "told another language")

Text = tuple[str, str]


def main(paths: list[str]) -> None:
    files = [Path(path) for path in paths] or _own_files()
    detect_language("The first call loads the model, which is not to be measured.")
    for path in files:
        for language, texts in _by_language(_read(path)):
            _print_outcomes(f"{path.stem} ({language})", language, texts)


def _own_files() -> list[Path]:
    return [DATA / "language_samples.jsonl", *sorted(DATA.glob("classification_*.jsonl"))]


def _read(path: Path) -> Iterable[Text]:
    # Not `splitlines`: a text may hold a line separator of Unicode.
    for line in path.read_text(encoding="utf-8").rstrip("\n").split("\n"):
        row = json.loads(line)
        text = row.get("text") or f"{row['subject']}\n{row['message']}"
        yield row.get("language", ENGLISH), read_visible_text(text)


def _by_language(rows: Iterable[Text]) -> Iterable[tuple[str, list[str]]]:
    texts: dict[str, list[str]] = {}
    for language, text in rows:
        texts.setdefault(language, []).append(text)
    return sorted(texts.items())


def _print_outcomes(name: str, language: str, texts: list[str]) -> None:
    started = time.process_time()
    told = [detect_language(text) for text in texts]
    microseconds = (time.process_time() - started) / len(texts) * 1e6
    counts = Counter(map(lambda text, code: _outcome(language, text, code), texts, told))
    figures = ", ".join(f"{counts[outcome]} {outcome}" for outcome in OUTCOMES)
    print(f"{name:45} {len(texts):5} texts: {figures}; {microseconds:.0f} µs each")


def _outcome(language: str, text: str, code: str) -> str:
    if not is_long_enough(text):
        return "too short"
    if code == language:
        return "right"
    return "read as English" if code == ENGLISH else "told another language"


if __name__ == "__main__":
    main(sys.argv[1:])
