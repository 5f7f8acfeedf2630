"""Finds the phrases of all rules in the words of a ticket.

Promise: the time is linear in the number of words, because what a phrase may skip is bounded.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import NamedTuple

from tickets.rules.phrases import (
    SENTENCE_ENDS,
    Numbers,
    Phrase,
    Step,
    Steps,
    parse_phrases,
)
from tickets.rules.rule import Rule

# Full stops that must stand before and after the words. A skip ends at the first; the second is for
# phrases that name one and go on.
EDGE = 2


class Hit(NamedTuple):
    """A rule whose phrase stands at words `start` up to and including `end`.

    `anchor` is the word that gave it away. A tuple because hundred thousands are made a second.
    """

    rule: Rule
    start: int
    anchor: int
    end: int


# Half the price of calling the class, which unpacks its arguments by name first.
_new_hit = partial(tuple.__new__, Hit)

# What is left to find of a phrase once a word, or two neighbours, stand in place: the rule, a test
# that rules out nearly every candidate at the price of one look, the steps to both sides, and
# where the phrase starts and ends so far. The test is (words, low, high): one of the words must
# stand from `low` up to `high`, or at `low` itself where `high` is None, which takes a seventh
# of the time. All places are relative to the first word found. Plain tuples, because unpacking them
# is most of the work there is.
_BareSteps = tuple[tuple[int, frozenset[str]], ...]
_Candidate = tuple[Rule, frozenset[str], int, int | None, _BareSteps, _BareSteps, int, int]


@dataclass(slots=True)
class _Entry:
    """The candidates that begin with a word: by itself, or followed by a certain other."""

    alone: list[_Candidate] = field(default_factory=list)
    before: dict[str, list[_Candidate]] = field(default_factory=dict)


PhraseIndex = Mapping[str, _Entry]


def index_phrases(rules: Iterable[Rule]) -> PhraseIndex:
    """Index the phrases of the rules by the words that must stand in the text."""
    index: dict[str, _Entry] = {}
    for rule in rules:
        for phrase in parse_phrases(rule):
            _add(index, phrase)
    return index


def find_hits(words: Sequence[str], index: PhraseIndex) -> list[Hit]:
    """Every phrase found in the words, which must begin and end with `EDGE` full stops."""
    hits: list[Hit] = []
    for at, entry in enumerate(map(index.get, words[:-EDGE])):
        if entry is None:
            continue
        candidates = entry.alone
        following = words[at + 1]
        if following in entry.before:
            candidates = candidates + entry.before[following]
        for rule, wanted, low, high, left, right, anchor, end in candidates:
            begin = at + low
            refused = (
                words[begin] not in wanted
                if high is None
                else wanted.isdisjoint(words[begin if begin > 0 else 0 : at + high])
            )
            if refused and wanted:
                continue
            first = _walk(words, at, left, -1) if left else at
            last = _walk(words, at + end, right, 1) if right else at + end
            if first and last:
                hits.append(_new_hit((rule, first, at + anchor, last)))
    return hits


def _walk(words: Sequence[str], at: int, steps: _BareSteps, direction: int) -> int:
    """The place of the last step, or 0, where no phrase can end, if a step is not there."""
    for place, (gap, wanted) in enumerate(steps):
        if gap:
            return _search(words, at, steps[place:], direction)
        at += direction
        if words[at] not in wanted:
            return 0
    return at


def _search(words: Sequence[str], at: int, steps: _BareSteps, direction: int) -> int:
    gap, wanted = steps[0]
    for _ in range(gap + 1):
        at += direction
        if words[at] in wanted:
            found = _walk(words, at, steps[1:], direction)
            if found:
                return found
        if words[at] in SENTENCE_ENDS:
            return 0
    return 0


def _add(index: dict[str, _Entry], phrase: Phrase) -> None:
    rule, left, anchor, right = phrase
    if _insists(right):
        candidate = _candidate(rule, left, right[1:], anchor=0, length=2)
        _add_pairs(index, anchor, right[0].wanted, candidate)
    elif _insists(left):
        candidate = _candidate(rule, left[1:], right, anchor=1, length=2)
        _add_pairs(index, left[0].wanted, anchor, candidate)
    else:
        candidate = _candidate(rule, left, right, anchor=0, length=1)
        for word in anchor:
            index.setdefault(word, _Entry()).alone.append(candidate)


def _candidate(rule: Rule, left: Steps, right: Steps, *, anchor: int, length: int) -> _Candidate:
    wanted: frozenset[str] = frozenset()
    low, high = 0, None
    if right:
        gap, wanted = right[0]
        low, high = length, length + gap + 1 if gap else None
    elif left:
        gap, wanted = left[0]
        low, high = -1 - gap, 0 if gap else None
    return rule, wanted, low, high, _bare(left), _bare(right), anchor, length - 1


def _bare(steps: Steps) -> _BareSteps:
    return tuple((step.gap, step.wanted) for step in steps)


def _add_pairs(
    index: dict[str, _Entry],
    firsts: frozenset[str],
    seconds: frozenset[str],
    candidate: _Candidate,
) -> None:
    for first in firsts:
        entry = index.setdefault(first, _Entry())
        for second in seconds:
            entry.before.setdefault(second, []).append(candidate)


def _insists(steps: Sequence[Step]) -> bool:
    return bool(steps) and steps[0].gap == 0 and not isinstance(steps[0].wanted, Numbers)
