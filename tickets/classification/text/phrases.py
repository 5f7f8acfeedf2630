"""Language of the phrases in the rule table.

report|reports [the] bug    words in a row; `|` separates alternatives, `[...]` is optional
refund~                     the word and its regular forms
@service                    any word of a class
{cannot}                    any of several wordings
charged * twice             `*` skips at most three words, `**` at most eight
#                           a number, in digits or in words
^ great                     at the start of a sentence or after a comma
"""

from collections.abc import Iterable, Iterator
from itertools import product
from typing import NamedTuple

from tickets.classification.accents import fold_accents
from tickets.classification.rules.language import SENTENCE_ENDS, Vocabulary
from tickets.classification.rules.rule import Rule

_START = SENTENCE_ENDS | {","}
# Long enough for "charged my card twice", short enough to keep a subject and its verb together.
_GAPS = {"*": 3, "**": 8}


class Numbers(frozenset[str]):
    """The words for numbers; any word that starts with a digit is one too."""

    def __contains__(self, word: object) -> bool:
        return super().__contains__(word) or (isinstance(word, str) and word[:1].isdigit())

    def isdisjoint(self, words: Iterable[object]) -> bool:
        """Return whether none of the words is a number."""
        return not any(word in self for word in words)


class Step(NamedTuple):
    """The words that may come next, after at most `gap` others."""

    gap: int
    wanted: frozenset[str]


Steps = tuple[Step, ...]


class Phrase(NamedTuple):
    """One way to say something: an anchor, by which it is looked up, and the steps on both sides.

    The steps of `left` go leftwards from the anchor.
    """

    rule: Rule
    left: Steps
    anchor: frozenset[str]
    right: Steps


def parse_phrases(rule: Rule, vocabulary: Vocabulary) -> Iterator[Phrase]:
    """Yield every phrase of a rule, with and without each optional word."""
    for line in _lines(rule.phrases):
        for elements in _variants(line, vocabulary):
            yield _parse_phrase(rule, elements, vocabulary)


def _lines(phrases: str) -> Iterator[str]:
    """Split a text into phrases, one per line; a line that is indented further continues the one before."""
    joined = phrases.replace("|\n        ", "|").replace("\n        ", " ")
    return filter(None, map(str.strip, joined.splitlines()))


def _variants(line: str, vocabulary: Vocabulary) -> Iterator[list[str]]:
    """Expand a line: each macro into each of its wordings, `[optional]` words with and without."""
    for spelled in product(*(_macro(part, vocabulary) for part in line.split())):
        parts = " ".join(spelled).split()
        for chosen in product(*(_optional(part) for part in parts)):
            yield " ".join(chosen).split()


def _macro(part: str, vocabulary: Vocabulary) -> tuple[str, ...]:
    return vocabulary.macros[part[1:-1]] if part.startswith("{") else (part,)


def _optional(part: str) -> tuple[str, ...]:
    return (part[1:-1], "") if part.startswith("[") else (part,)


def _parse_phrase(rule: Rule, elements: list[str], vocabulary: Vocabulary) -> Phrase:
    steps: list[Step] = []
    gap = 0
    for element in elements:
        if element in _GAPS:
            gap = _GAPS[element]
        else:
            steps.append(Step(gap, _accepted(element, vocabulary)))
            gap = 0
    at = min(range(len(steps)), key=lambda place: _commonness(steps[place].wanted, vocabulary))
    # When walking leftwards, a gap belongs to the word on its far side.
    left = [Step(steps[place + 1].gap, steps[place].wanted) for place in range(at - 1, -1, -1)]
    return Phrase(rule, tuple(left), steps[at].wanted, tuple(steps[at + 1 :]))


def _accepted(element: str, vocabulary: Vocabulary) -> frozenset[str]:
    if element == "^":
        return _START
    words: set[str] = set()
    for choice in element.split("|"):
        if choice.startswith("@"):
            words |= vocabulary.classes[choice[1:]]
        else:
            words |= vocabulary.inflect(choice[:-1]) if choice.endswith("~") else {choice}
    is_number = "#" in words
    if is_number:
        words |= vocabulary.classes["number"]
    if vocabulary.folds_accents:
        words = set(map(fold_accents, words))
    return Numbers(words) if is_number else frozenset(words)


def _commonness(words: frozenset[str], vocabulary: Vocabulary) -> tuple[bool, bool, int]:
    """Return a sort key; the best anchor has few alternatives, all of them rare in any text."""
    unfit = isinstance(words, Numbers) or not words.isdisjoint(SENTENCE_ENDS)
    return unfit, not words.isdisjoint(vocabulary.common), len(words)
