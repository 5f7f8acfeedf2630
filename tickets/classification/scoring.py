"""Decides the labels of a ticket by the points of its words.

Promise: linear in the number of words.
"""

from collections.abc import Mapping, Sequence
from typing import Final, final

from librt.vecs import append, vec
from mypy_extensions import i64

from tickets.classification.score_table import ALWAYS, FIELDS, Field, Points, Verdict, bound
from tickets.classification.text.tokens import Reading
from tickets.classification.text.word_ids import OTHER, OTHER_NUMBER, Lexicon
from tickets.core.labels import Label, Urgency

# Shorter ones are judged by the rules alone: points have too little to add up. On labelled tickets
# anything from 3 to 8 words does about as well.
LEAST_WORDS: Final = 5
# From here on a phrase is only a part of what is said.
LONG_WORDS: Final = 14
# So far ahead of the rules' label another one has to be. With less, tickets made from phrases that the
# rules know well are judged worse; with more, those that have none of them.
LEAD_OVER_RULES: Final = 15
# So far where a phrase told the rules: of an emergency, because missing one is worse than a false alarm;
# and in a ticket that is not long, where "I don't want a refund" is all there is.
LEAD_OVER_PHRASES: Final = 25
# So far for another tone than that of shouting, of which words in small letters tell nothing. Of 131
# tickets fitted to that shout five are calm or glad, and ahead by 41 or more.
LEAD_OVER_SHOUTING: Final = 40
# As many words as a person reads who asks why.
MAX_REASONS: Final = 5

_NONE: Final = -1
# Enough for a million words and as many rows and places.
_BITS: Final = 20
_MASK: Final = (1 << _BITS) - 1
# Few enough that the compiler, to which a literal 1 has 32 bits, can shift it so far.
_FLAGS: Final = 30
# Slots to a pair: most look-ups are over at the first.
_ROOM: Final = 2

# From the first to the last word.
Place = tuple[int, int]


@final
class Judgement:
    """The labels by points where the rules see one otherwise and, for each such field, where the words
    stand that speak most for its label."""

    def __init__(self, verdict: Verdict, reasons: Mapping[str, Sequence[Place]]) -> None:
        self.verdict = verdict
        self.reasons = reasons


def count_words(words: Sequence[str]) -> int:
    """How many are words, and not marks; of long tickets at least LONG_WORDS."""
    count = 0
    for word in words:
        if word.isalnum():
            count += 1
            if count == LONG_WORDS:
                break
    return count


@final
class PointsTable:
    """Rows of points, each of a word or of a pair of neighbours; `lexicon` has all their words."""

    def __init__(
        self,
        rows: Mapping[str, Points],
        lexicon: Lexicon,
        *,
        lead_over_rules: int = LEAD_OVER_RULES,
    ) -> None:
        features = [what.split(" ") for what in rows if what != ALWAYS]
        self._index = _FeatureIndex(features, lexicon)
        self._lengths = [len(words) for words in features]
        self._always = list(rows[ALWAYS])
        self._points = vec[i64]([each for what in rows if what != ALWAYS for each in rows[what]])
        self._lead_over_rules = lead_over_rules

    def judge(self, reading: Reading, *, by_rules: Verdict, leads: Mapping[str, int]) -> Judgement:
        """The labels of a ticket whose labels by the rules are these.

        `leads` tell by field how far ahead of these another label has to be, where it is farther than of
        others. A label that no word speaks for stays as the rules have it: there would be nothing to show.
        """
        found = self._index.find(reading.numbers)
        total = self._add_up(found)
        labels: list[Label] = list(by_rules)
        loudest: dict[str, list[int]] = {}
        for place, field in enumerate(FIELDS):
            label = labels[place]
            lead = leads.get(field.name, self._lead_over_rules)
            if label == Urgency.HIGH:
                lead = max(lead, LEAD_OVER_PHRASES)
            by_points = field.decide(total, by_rules=label, lead=lead)
            if by_points != label:
                loud = self._find_loudest(found, field, by_points)
                if loud:
                    labels[place] = by_points
                    loudest[field.name] = loud
        verdict = bound(labels)
        reasons = {
            field.name: sorted([self._place(each) for each in loudest[field.name]])
            for place, field in enumerate(FIELDS)
            if field.name in loudest and verdict[place] != by_rules[place]
        }
        return Judgement(verdict, reasons)

    def _add_up(self, found: vec[i64]) -> list[int]:
        total = self._always.copy()
        width: i64 = len(total)
        for column in range(width):
            points: i64 = 0
            for each in found:
                points += self._points[(each & _MASK) * width + column]
            total[column] += points
        return total

    def _find_loudest(self, found: vec[i64], field: Field, label: Label) -> list[int]:
        """Of what was found what has most points for a label; of equal ones the first.

        Points for the label that has no column are those against all others.
        """
        is_other = label == field.other
        first = field.first if is_other else field.columns[label]
        end = field.first + len(field.labels) - 1 if is_other else first + 1
        width: i64 = len(self._always)
        loudest: list[int] = []
        volumes: list[int] = []
        for each in found:
            points: i64 = 0
            for column in range(first, end):
                points += self._points[(each & _MASK) * width + column]
            if is_other:
                points = -points
            place = len(loudest)
            while place and volumes[place - 1] < points:
                place -= 1
            if points > 0 and place < MAX_REASONS:
                loudest.insert(place, each)
                volumes.insert(place, points)
        return loudest[:MAX_REASONS]

    def _place(self, found: i64) -> Place:
        end = found >> _BITS
        return end - self._lengths[found & _MASK] + 1, end


@final
class _FeatureIndex:
    """Finds the rows of words, by their numbers, and of pairs, in a hash table with open addresses: an
    entry is the numbers of both words and the row in one number."""

    def __init__(self, features: Sequence[Sequence[str]], lexicon: Lexicon) -> None:
        rows = [_NONE] * lexicon.size()
        self._last_slot: i64 = (1 << (_ROOM * len(features)).bit_length()) - 1
        slots = [_NONE] * (self._last_slot + 1)
        for row, words in enumerate(features):
            numbers = [lexicon.find(word) for word in words]
            if len(numbers) == 1:
                rows[numbers[0]] = row
            else:
                slot = self._first_slot(numbers[0], numbers[1])
                while slots[slot] != _NONE:
                    slot = slot + 1 & self._last_slot
                slots[slot] = _pair(numbers[0], numbers[1]) << _BITS | row
        self._rows = vec[i64](rows)
        self._slots = vec[i64](slots)
        self._unseen = vec[i64]([0] * (len(features) // _FLAGS + 1))

    def find(self, numbers: vec[i64]) -> vec[i64]:
        """What of these words has points, each once: where it ends and its row in one number."""
        seen = self._unseen[:]
        found = vec[i64]()
        before: i64 = OTHER
        for at in range(len(numbers)):
            word = numbers[at]
            row = self._rows[word]
            if row != _NONE and _is_new(row, seen):
                found = append(found, at << _BITS | row)
            row = self._find_pair(before, word)
            if row != _NONE and _is_new(row, seen):
                found = append(found, at << _BITS | row)
            before = word
        return found

    def _find_pair(self, first: i64, second: i64) -> i64:
        if first <= OTHER_NUMBER or second <= OTHER_NUMBER:
            return _NONE
        pair = _pair(first, second)
        slot = self._first_slot(first, second)
        while self._slots[slot] != _NONE:
            if self._slots[slot] >> _BITS == pair:
                return self._slots[slot] & _MASK
            slot = slot + 1 & self._last_slot
        return _NONE

    def _first_slot(self, first: i64, second: i64) -> i64:
        """Where a pair is looked for first: two odd factors spread neighbours over the slots."""
        return first * 40503 + second * 30011 & self._last_slot


def _pair(first: i64, second: i64) -> i64:
    return first << _BITS | second


def _is_new(row: i64, seen: vec[i64]) -> bool:
    """Whether a row was not seen; from now on it is."""
    flag: i64 = 1 << row % _FLAGS
    if seen[row // _FLAGS] & flag:
        return False
    seen[row // _FLAGS] |= flag
    return True
