"""Decides the labels of a longer ticket by points, where its single words say more than any phrase.

A rule names what is said in one sentence; whether forty words together tell of an emergency or of a
question no list of phrases can say. So each word and each pair of neighbours has points for and against
a label, and where these are far enough ahead of what the rules say, they decide. The table is
`points.csv`: whole numbers, ten to the unit of log odds, fitted to labelled tickets by `manage.py
fit_points` and read like any rule.
"""

import csv
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from operator import itemgetter
from pathlib import Path

from tickets.keywords import FUNCTION_WORDS

TABLE = Path(__file__).with_name("points.csv")
# Shorter ones are judged by the rules alone: in them a phrase is all there is, and points have too
# little to add up. On labelled tickets anything from 8 to 20 words does about as well.
LEAST_WORDS = 14
# So far ahead of the rules' label another one has to be. With less, tickets made from phrases that the
# rules know well are judged worse; with more, those that have none of them.
LEAD_OVER_RULES = 15
# As many words as a person reads who asks why.
MAX_REASONS = 5
# What every ticket has.
ALWAYS = ""
# Words of every letter, but for those that turn a sentence round. Short ones stay: "I" and "you" tell of
# the tone.
_POLITE = "please hello hi dear team regards thanks thank best kind"
_TURNING = "not no never nothing why how if still again now"
_UNTELLING = (FUNCTION_WORDS | set(_POLITE.split())) - set(_TURNING.split())
_MARKS = frozenset("!?")

Label = str | bool
# For each of COLUMNS, in their order, what speaks for it.
Points = tuple[int, ...]
# From the first to the last word.
Place = tuple[int, int]
COLUMNS = ("high", "medium", "negative", "positive", "asks")


@dataclass(frozen=True, slots=True)
class Verdict:
    """The three labels of a ticket."""

    urgency: str
    sentiment: str
    requires_action: bool


@dataclass(frozen=True, slots=True)
class Field:
    """The labels of a field that have a column of points; the other one stands at zero."""

    name: str
    columns: Mapping[Label, int]
    other: Label

    def decide(self, total: Points, *, by_rules: Label) -> Label:
        """The label that is ahead, the rules' one with their lead."""
        scores = {label: total[column] for label, column in self.columns.items()} | {self.other: 0}
        scores[by_rules] += LEAD_OVER_RULES
        return max(scores.items(), key=itemgetter(1))[0]

    def weigh(self, points: Points, *, label: Label) -> int:
        """What these points say for a label."""
        if label == self.other:
            return -sum(points[column] for column in self.columns.values())
        return points[self.columns[label]]


FIELDS = (
    Field("urgency", {"high": 0, "medium": 1}, other="low"),
    Field("sentiment", {"negative": 2, "positive": 3}, other="neutral"),
    Field("requires_action", {True: 4}, other=False),
)


@dataclass(frozen=True, slots=True)
class Judgement:
    """The labels by points and, for each field that the rules see otherwise, where the words stand
    that speak most for its label."""

    verdict: Verdict
    reasons: Mapping[str, Sequence[Place]]


def is_enough(words: Sequence[str]) -> bool:
    """Whether there are words enough for points to mean anything."""
    return sum(map(str.isalnum, words)) >= LEAST_WORDS


def judge(words: Sequence[str], *, by_rules: Verdict) -> Judgement:
    """The labels of a ticket of these words, whose labels by the rules are these.

    A label that no word speaks for stays as the rules have it: there would be nothing to show.
    """
    table = read_table()
    places = find_places(words)
    found = {feature: table[feature] for feature in places.keys() & table.keys()}
    total = tuple(map(sum, zip(table[ALWAYS], *found.values(), strict=True)))
    labels: dict[str, Label] = {}
    reasons = {}
    for field in FIELDS:
        labels[field.name] = label = getattr(by_rules, field.name)
        if (by_points := field.decide(total, by_rules=label)) != label:
            speaking = {what: field.weigh(found[what], label=by_points) for what in found}
            if shown := _find_loudest(speaking, places):
                labels[field.name], reasons[field.name] = by_points, shown
    return Judgement(_bound(labels), reasons)


def find_places(words: Sequence[str]) -> dict[str, Place]:
    """What a ticket has that points are given for, and where it stands first."""
    places: dict[str, Place] = {}
    telling = [_is_telling(word) for word in words]
    for at, (word, following) in enumerate(pairwise(words)):
        if telling[at]:
            places.setdefault(word, (at, at))
        if (telling[at] or telling[at + 1]) and "." not in (word, following):
            places.setdefault(f"{word} {following}", (at, at + 1))
    return places


def _is_telling(word: str) -> bool:
    """No number, whose figures are chance, no single letter, no mark but those of a raised voice."""
    if word in _MARKS:
        return True
    return len(word) > 1 and not word.isdigit() and word not in _UNTELLING


@cache
def read_table() -> dict[str, Points]:
    """The points by what has them: a word, or two that stand together."""
    with TABLE.open(encoding="utf-8", newline="") as file:
        _, *rows = csv.reader(file)
    return {what: tuple(map(int, numbers)) for what, *numbers in rows}


def _find_loudest(speaking: Mapping[str, int], places: Mapping[str, Place]) -> list[Place]:
    """In the order of the text, so that a reader finds them."""
    ranked = sorted(speaking, key=lambda what: (-speaking[what], what))
    return sorted(places[what] for what in ranked[:MAX_REASONS] if speaking[what] > 0)


def _bound(labels: Mapping[str, Label]) -> Verdict:
    """What the guide rules out: a complaint that is low, and a problem that asks for nothing."""
    urgency, sentiment = str(labels["urgency"]), str(labels["sentiment"])
    if sentiment == "negative" and urgency == "low":
        urgency = "medium"
    return Verdict(urgency, sentiment, urgency != "low" or bool(labels["requires_action"]))
