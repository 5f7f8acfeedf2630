"""How well the rules do on labelled tickets, those they were written from and those they weren't."""

import json
from collections.abc import Hashable, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from tickets.classification import Classification, classify

DATA = Path(__file__).parents[2] / "data"
DEVELOPMENT = "classification_dev.jsonl"
# Nobody has read the mistakes made on these: look at one, and it belongs to the other file.
HELD_OUT = "classification_heldout.jsonl"

Pairs = Sequence[tuple[Hashable, Hashable]]


@pytest.mark.parametrize("name", [DEVELOPMENT, HELD_OUT])
@pytest.mark.parametrize(
    ("field", "floor"), [("urgency", 0.90), ("sentiment", 0.90), ("requires_action", 0.85)]
)
def test_the_macro_f1_stays_above_its_floor(name: str, field: str, floor: float) -> None:
    assert macro_f1(pairs(name, field)) >= floor


@pytest.mark.parametrize("name", [DEVELOPMENT, HELD_OUT])
def test_high_urgency_is_hardly_ever_missed_and_rarely_a_false_alarm(name: str) -> None:
    precision, recall = precision_and_recall(pairs(name, "urgency"), "high")
    assert recall >= 0.95
    assert precision >= 0.85


@pytest.mark.parametrize(("name", "least"), [(DEVELOPMENT, 250), (HELD_OUT, 150)])
def test_there_are_enough_labelled_tickets_and_none_is_in_both_files(name: str, least: int) -> None:
    texts = [(row["subject"], row["message"]) for row, _ in classified(name)]
    assert len(set(texts)) >= least
    others = HELD_OUT if name == DEVELOPMENT else DEVELOPMENT
    shared = set(texts) & {(row["subject"], row["message"]) for row, _ in classified(others)}
    assert set() == shared


@cache
def classified(name: str) -> tuple[tuple[dict[str, Any], Classification], ...]:
    lines = (DATA / name).read_text(encoding="utf-8").splitlines()
    rows = [json.loads(line) for line in lines]
    return tuple((row, classify(subject=row["subject"], message=row["message"])) for row in rows)


def pairs(name: str, field: str) -> Pairs:
    return [(row[field], getattr(found, field)) for row, found in classified(name)]


def precision_and_recall(found: Pairs, label: Hashable) -> tuple[float, float]:
    right = sum(expected == actual == label for expected, actual in found)
    alarms = sum(actual == label for _, actual in found)
    wanted = sum(expected == label for expected, _ in found)
    return right / max(alarms, 1), right / max(wanted, 1)


def macro_f1(found: Pairs) -> float:
    labels = {expected for expected, _ in found}
    scores = [precision_and_recall(found, label) for label in labels]
    return sum(2 * p * r / max(p + r, 1e-9) for p, r in scores) / len(labels)
