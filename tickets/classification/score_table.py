"""What points say about the labels of a ticket, where its single words say more than any phrase.

A rule names what is said in so many words; whether forty words together tell of an emergency or of a
question no list of phrases can say. So each word and each pair of neighbours has points for and against
a label, and where these are far enough ahead of what the rules say, they decide. The table is
`points.csv`: whole numbers, ten to the unit of log odds, fitted to labelled tickets by `manage.py
fit_points` and read like any rule.
"""

import csv
from collections.abc import Mapping, Sequence
from functools import partial
from itertools import pairwise
from pathlib import Path
from typing import Final, NamedTuple, final

from tickets.core.keywords import FUNCTION_WORDS
from tickets.core.labels import Label, Sentiment, Urgency

TABLE: Final = Path(__file__).with_name("points.csv")
# What every ticket has.
ALWAYS: Final = ""
# Words of every letter, but for those that turn a sentence round. Short ones stay: "I" and "you" tell of
# the tone.
_POLITE: Final = "please hello hi dear team regards thanks thank best kind"
_TURNING: Final = "not no never nothing why how if still again now"
_UNTELLING: Final = (FUNCTION_WORDS | set(_POLITE.split())) - set(_TURNING.split())
_MARKS: Final = frozenset("!?")

# For each of COLUMNS, in their order, what speaks for it.
Points = tuple[int, ...]
COLUMNS: Final = ("high", "medium", "negative", "positive", "asks")


class Verdict(NamedTuple):
    """The three labels of a ticket, in the order of FIELDS."""

    urgency: Urgency
    sentiment: Sentiment
    requires_action: bool


# A quarter of the price of calling the class, which is not compiled.
new_verdict: Final = partial(tuple.__new__, Verdict)


@final
class Field:
    """The labels of a field: those that have a column of points, from the first on, then the other
    one, which stands at zero."""

    def __init__(self, name: str, labels: tuple[Label, ...], first: int) -> None:
        self.name = name
        self.labels = labels
        self.first = first

    @property
    def columns(self) -> Mapping[Label, int]:
        """Where each label but the other one has its points."""
        return {label: self.first + place for place, label in enumerate(self.labels[:-1])}

    @property
    def other(self) -> Label:
        """The label without points."""
        return self.labels[-1]

    def decide(self, total: list[int], *, by_rules: Label, lead: int) -> Label:
        """The label that is ahead, the rules' one with their lead; of equal ones the first."""
        ahead, most = self.other, lead if by_rules == self.other else 0
        for place in range(len(self.labels) - 2, -1, -1):
            label = self.labels[place]
            score = total[self.first + place] + (lead if label == by_rules else 0)
            if score >= most:
                ahead, most = label, score
        return ahead


FIELDS: Final = (
    Field("urgency", tuple(Urgency), first=0),
    Field("sentiment", (Sentiment.NEGATIVE, Sentiment.POSITIVE, Sentiment.NEUTRAL), first=2),
    Field("requires_action", (True, False), first=4),
)


def bound(labels: Sequence[Label]) -> Verdict:
    """The labels of FIELDS without what the guide rules out: a complaint that is low, and a problem that
    asks for nothing."""
    urgency, sentiment = Urgency(str(labels[0])), Sentiment(str(labels[1]))
    requires_action = bool(labels[2])
    if sentiment == Sentiment.NEGATIVE and urgency == Urgency.LOW:
        urgency = Urgency.MEDIUM
    return new_verdict((urgency, sentiment, urgency != Urgency.LOW or requires_action))


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


def read_rows() -> dict[str, Points]:
    """The rows of the file: the points by what has them, a word or two with a blank between them."""
    with TABLE.open(encoding="utf-8", newline="") as file:
        _, *rows = csv.reader(file)
    return {what: tuple(map(int, numbers)) for what, *numbers in rows}
