"""Decides the labels of a ticket by points, where its single words say more than any phrase.

A rule names what is said in so many words; whether forty words together tell of an emergency or of a
question no list of phrases can say. So each word and each pair of neighbours has points for and against
a label, and where these are far enough ahead of what the rules say, they decide. The table is
`points.csv`: whole numbers, ten to the unit of log odds, fitted to labelled tickets by `manage.py
fit_points` and read like any rule.
"""

import csv
from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from operator import itemgetter
from pathlib import Path

from tickets.keywords import FUNCTION_WORDS

TABLE = Path(__file__).with_name("points.csv")
# Shorter ones are judged by the rules alone: points have too little to add up. On labelled tickets
# anything from 3 to 8 words does about as well.
LEAST_WORDS = 5
# From here on a phrase is only a part of what is said.
LONG_WORDS = 14
# So far ahead of the rules' label another one has to be. With less, tickets made from phrases that the
# rules know well are judged worse; with more, those that have none of them.
LEAD_OVER_RULES = 15
# So far where a phrase told the rules: of an emergency, because missing one is worse than a false alarm;
# and in a ticket that is not long, where "I don't want a refund" is all there is.
LEAD_OVER_PHRASES = 25
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
# A word, or two that stand together.
Feature = str | tuple[str, str]
# From the first to the last word.
Place = tuple[int, int]
COLUMNS = ("high", "medium", "negative", "positive", "asks")

# All points of a feature are one number, each in so many bits, so that adding up those of a ticket is
# one addition for each feature. The longest text that is read has 13,000 words and as many pairs: 300
# points for each of them would still fit.
_BITS = 24
_MASK = (1 << _BITS) - 1
_ZERO = 1 << _BITS - 1
_ZEROS = sum(_ZERO << _BITS * column for column in range(len(COLUMNS)))


@dataclass(frozen=True, slots=True)
class Verdict:
    """The three labels of a ticket."""

    urgency: str
    sentiment: str
    requires_action: bool


@dataclass(frozen=True, slots=True)
class Field:
    """The labels of a field: those that have a column of points, from the first on, then the other
    one, which stands at zero."""

    name: str
    labels: tuple[Label, ...]
    first: int

    @property
    def columns(self) -> Mapping[Label, int]:
        """Where each label but the other one has its points."""
        return {label: self.first + place for place, label in enumerate(self.labels[:-1])}

    @property
    def other(self) -> Label:
        """The label without points."""
        return self.labels[-1]

    def decide(self, total: Points, *, by_rules: Label, lead: int) -> Label:
        """The label that is ahead, the rules' one with their lead."""
        scores = [*self._of(total), 0]
        scores[self.labels.index(by_rules)] += lead
        return self.labels[scores.index(max(scores))]

    def find_weight(self, label: Label) -> Callable[[Points], int]:
        """What tells how much points say for a label."""
        if label == self.other:
            return lambda points: -sum(self._of(points))
        return itemgetter(self.first + self.labels.index(label))

    def _of(self, points: Points) -> Points:
        return points[self.first : self.first + len(self.labels) - 1]


FIELDS = (
    Field("urgency", ("high", "medium", "low"), first=0),
    Field("sentiment", ("negative", "positive", "neutral"), first=2),
    Field("requires_action", (True, False), first=4),
)


@dataclass(frozen=True, slots=True)
class Judgement:
    """The labels by points and, for each field that the rules see otherwise, where the words stand
    that speak most for its label."""

    verdict: Verdict
    reasons: Mapping[str, Sequence[Place]]


@dataclass(frozen=True, slots=True)
class Table:
    """The points of each feature; and once more as one number each, with those of every ticket."""

    points: Mapping[Feature, Points]
    packed: Mapping[Feature, int]
    always: int


def count_words(words: Iterable[str]) -> int:
    """How many are words, and not marks."""
    return sum(map(str.isalnum, words))


def judge(words: Sequence[str], *, by_rules: Verdict, told: Set[str]) -> Judgement:
    """The labels of a ticket of these words, whose labels by the rules are these.

    `told` are the fields about which a phrase told the rules, of a ticket that is not long. A label that
    no word speaks for stays as the rules have it: there would be nothing to show.
    """
    table = read_table()
    found = _find_known(words, table)
    total = unpack(sum(map(table.packed.__getitem__, found), start=table.always))
    labels: dict[str, Label] = {}
    reasons = {}
    for field in FIELDS:
        labels[field.name] = label = getattr(by_rules, field.name)
        has_phrase = label == "high" or field.name in told
        lead = LEAD_OVER_PHRASES if has_phrase else LEAD_OVER_RULES
        if (by_points := field.decide(total, by_rules=label, lead=lead)) != label:
            weigh = field.find_weight(by_points)
            if loudest := _find_loudest({what: weigh(table.points[what]) for what in found}):
                labels[field.name] = by_points
                reasons[field.name] = sorted(_find_place(what, words) for what in loudest)
    verdict = _bound(labels)
    differing = {
        name: places
        for name, places in reasons.items()
        if getattr(verdict, name) != getattr(by_rules, name)
    }
    return Judgement(verdict, differing)


def _find_known(words: Sequence[str], table: Table) -> list[Feature]:
    """What the table has points for, each once, in the order of the text."""
    has_points = table.packed.__contains__
    single = filter(has_points, dict.fromkeys(words))
    return [*single, *filter(has_points, dict.fromkeys(pairwise(words)))]


def _find_loudest(speaking: Mapping[Feature, int]) -> list[Feature]:
    loud = [what for what, points in speaking.items() if points > 0]
    return sorted(loud, key=speaking.__getitem__, reverse=True)[:MAX_REASONS]


def _find_place(what: Feature, words: Sequence[str]) -> Place:
    """Where it stands first."""
    if isinstance(what, str):
        at = words.index(what)
        return at, at
    at = next(at for at, pair in enumerate(pairwise(words)) if pair == what)
    return at, at + 1


def find_features(words: Sequence[str]) -> set[str]:
    """What a ticket has that points are given for, as the table names it."""
    telling = {word: _is_telling(word) for word in words}
    features = {word for word in words if telling[word]}
    for word, following in pairwise(words):
        if (telling[word] or telling[following]) and "." not in (word, following):
            features.add(f"{word} {following}")
    return features


def _is_telling(word: str) -> bool:
    """No number, whose figures are chance, no single letter, no mark but those of a raised voice."""
    if word in _MARKS:
        return True
    return len(word) > 1 and not word.isdigit() and word not in _UNTELLING


@cache
def read_table() -> Table:
    """The table that points are added up from."""
    return make_table(read_rows())


def read_rows() -> dict[str, Points]:
    """The rows of the file: the points by what has them, a word or two with a blank between them."""
    with TABLE.open(encoding="utf-8", newline="") as file:
        _, *rows = csv.reader(file)
    return {what: tuple(map(int, numbers)) for what, *numbers in rows}


def make_table(rows: Mapping[str, Points]) -> Table:
    """Of rows as the file has them."""
    points = {_read_feature(what): row for what, row in rows.items()}
    always = _pack(points.pop(ALWAYS))
    return Table(points, {feature: _pack(row) for feature, row in points.items()}, always)


def _read_feature(what: str) -> Feature:
    word, _, following = what.partition(" ")
    return (word, following) if following else word


def _pack(points: Points) -> int:
    return sum(number << _BITS * column for column, number in enumerate(points))


def unpack(packed: int) -> Points:
    """The sum of any number of packed points, taken apart."""
    raised = packed + _ZEROS
    return tuple([(raised >> _BITS * column & _MASK) - _ZERO for column in range(len(COLUMNS))])


def _bound(labels: Mapping[str, Label]) -> Verdict:
    """What the guide rules out: a complaint that is low, and a problem that asks for nothing."""
    urgency, sentiment = str(labels["urgency"]), str(labels["sentiment"])
    if sentiment == "negative" and urgency == "low":
        urgency = "medium"
    return Verdict(urgency, sentiment, urgency != "low" or bool(labels["requires_action"]))
