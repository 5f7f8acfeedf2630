"""The phrase language of the rule table: how a line of words is understood.

report|reports [the] bug    words in a row; `|` between alternatives, `[...]` may be missing
refund~                     the word and its regular forms
@service                    any word of a class
{cannot}                    any of several wordings
charged * twice             `*` skips up to three words, `**` up to eight
#                           a number, in digits or in words
^ great                     at the start of a sentence or after a comma
"""

from collections.abc import Iterable, Iterator
from itertools import product
from typing import NamedTuple

from tickets.classification.rules.rule import Rule
from tickets.classification.rules.vocabulary import CLASSES, COMMON_WORDS, MACROS, inflections

SENTENCE_ENDS = frozenset(".!?")
_START = SENTENCE_ENDS | {","}
# Long enough for "charged my card twice", short enough for a subject and its verb to stay together.
_GAPS = {"*": 3, "**": 8}


class Numbers(frozenset[str]):
    """The words for numbers, and everything that starts with a digit."""

    def __contains__(self, word: object) -> bool:
        return super().__contains__(word) or (isinstance(word, str) and word[:1].isdigit())

    def isdisjoint(self, words: Iterable[object]) -> bool:
        """Whether none of the words is a number."""
        return not any(word in self for word in words)


class Step(NamedTuple):
    """The words accepted next, after skipping at most `gap` others."""

    gap: int
    wanted: frozenset[str]


Steps = tuple[Step, ...]


class Phrase(NamedTuple):
    """One way to say something: the anchor, which is looked up, and the steps to both sides.

    The steps of `left` are walked leftwards.
    """

    rule: Rule
    left: Steps
    anchor: frozenset[str]
    right: Steps


def parse_phrases(rule: Rule) -> Iterator[Phrase]:
    """Every phrase of a rule, with all that is optional spelled out."""
    for line in _lines(rule.phrases):
        for elements in _variants(line):
            yield _parse_phrase(rule, elements)


def _lines(phrases: str) -> Iterator[str]:
    """One phrase a line; a line indented deeper continues the one before."""
    joined = phrases.replace("|\n        ", "|").replace("\n        ", " ")
    return filter(None, map(str.strip, joined.splitlines()))


def _variants(line: str) -> Iterator[list[str]]:
    """Spell a line out: macros to their alternatives, `[optional]` with and without."""
    for spelled in product(*(_macro(part) for part in line.split())):
        parts = " ".join(spelled).split()
        for chosen in product(*(_optional(part) for part in parts)):
            yield " ".join(chosen).split()


def _macro(part: str) -> tuple[str, ...]:
    return MACROS[part[1:-1]] if part.startswith("{") else (part,)


def _optional(part: str) -> tuple[str, ...]:
    return (part[1:-1], "") if part.startswith("[") else (part,)


def _parse_phrase(rule: Rule, elements: list[str]) -> Phrase:
    steps: list[Step] = []
    gap = 0
    for element in elements:
        if element in _GAPS:
            gap = _GAPS[element]
        else:
            steps.append(Step(gap, _accepted(element)))
            gap = 0
    at = min(range(len(steps)), key=lambda place: _commonness(steps[place].wanted))
    # Walked leftwards, a gap belongs to the word on its far side.
    left = [Step(steps[place + 1].gap, steps[place].wanted) for place in range(at - 1, -1, -1)]
    return Phrase(rule, tuple(left), steps[at].wanted, tuple(steps[at + 1 :]))


def _accepted(element: str) -> frozenset[str]:
    if element == "^":
        return _START
    words: set[str] = set()
    for choice in element.split("|"):
        if choice.startswith("@"):
            words |= CLASSES[choice[1:]]
        else:
            words |= inflections(choice[:-1]) if choice.endswith("~") else {choice}
    return Numbers(words | CLASSES["number"]) if "#" in words else frozenset(words)


def _commonness(words: frozenset[str]) -> tuple[bool, bool, int]:
    """Sort key for the anchor: words that are rare in any text, and few."""
    unfit = isinstance(words, Numbers) or not words.isdisjoint(SENTENCE_ENDS)
    return unfit, not words.isdisjoint(COMMON_WORDS), len(words)
