"""Which phrases count: those that are not meant otherwise, denied, over, asked or supposed.

Promise: the work is linear in the words, whatever they are, because the hits weighed are capped.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final

from librt.vecs import vec
from mypy_extensions import i64

from tickets.classification.rules.rule import Effect, Rule
from tickets.classification.rules.vocabulary import word_set
from tickets.classification.text.matcher import Hit
from tickets.classification.text.phrases import SENTENCE_ENDS
from tickets.classification.text.tokens import FIRST_WORD, Reading

PROBLEMS: Final = (Effect.HIGH, Effect.MEDIUM)
_ASKABLE: Final = (*PROBLEMS, Effect.NEGATIVE)
_SCOPED: Final = (*_ASKABLE, Effect.POSITIVE, Effect.ASKS)
_VERDICTS: Final = (*_SCOPED, Effect.MOCKING)
_SENSIBLE: Final = (*_VERDICTS, Effect.WIDESPREAD)
_DENIABLE: Final = (*_VERDICTS, Effect.RESOLVED, Effect.CLOSED, Effect.SUGGESTION)
_DENYING: Final = frozenset({*_VERDICTS, Effect.RESOLVED, Effect.CLOSED})
_SCOPES: Final = frozenset(
    {Effect.RESOLVED, Effect.CLOSED, Effect.ABOUT, Effect.HYPOTHETICAL, Effect.SUGGESTION}
)
# A ticket says a thing a few times; what says it more often only wants to keep us busy.
_HITS_WEIGHED: Final = 60

_NEGATORS: Final = word_set("not no non never without none neither nor zero nothing hardly")
# "No longer" and "nothing wrong" are ways to say that a thing is mended.
_DENIALS: Final = frozenset({"not", "never", "hardly", "nothing", "nobody", "none"})
# "It is not really all that urgent": as far as a denial reaches without a verb in between.
_NEGATION_REACH: Final = 4
_NEGATION_BARRIERS: Final = SENTENCE_ENDS | word_set(
    ", but because although though however so yet while then since until and or why when after "
    "before if as please"
)
# "You said it was fixed", "until this is fixed": a repair that is claimed or wished for.
_UNCONFIRMED: Final = word_set(
    "if until unless once when before till said told claimed claim says supposed supposedly "
    "promised assured marked thought according"
)
_WISHED: Final = word_set("will would should please expect hope hoping get")
# "We need this fixed" closes nothing.
_NEEDED: Final = word_set("need needs want wants must")
_DOUBTS: Final = _UNCONFIRMED | _NEEDED
_DOUBTS_OF_REPAIR: Final = _DOUBTS | _WISHED | _DENIALS
# "Can you tell me why I was charged twice": the reason of a thing that did happen.
_ABOUT_BARRIERS: Final = frozenset({"why", "because", "since", "but"})
# A subject this short names the topic; the message tells whether it is being had or asked about.
_TOPIC_WORDS: Final = 6

_NEGATION: Final = Rule("scope.negation", Effect.SENSE, "")
_QUESTION: Final = Rule("scope.question", Effect.ABOUT, "")
_UNCONFIRMED_REPAIR: Final = Rule("scope.unconfirmed", Effect.STILL, "")


@dataclass(slots=True)
class Bearing:
    """What counts in one ticket: hits by effect, none without hits, and what was muted by what."""

    reading: Reading
    hits: dict[str, list[Hit]]
    muted: list[tuple[Hit, Hit]] = field(default_factory=list)

    def has(self, *effects: str) -> bool:
        """Whether anything of these effects counts."""
        return not self.hits.keys().isdisjoint(effects)

    def sentences(self, *effects: str) -> set[int]:
        """The sentences that say something of these effects."""
        return {
            self.reading.sentences[hit.anchor]
            for effect in effects
            for hit in self.hits.get(effect, ())
        }


_Judge = Callable[[Hit], Hit | None]


def weigh_hits(reading: Reading, hits: Iterable[Hit]) -> Bearing:
    """Sort the hits by effect and leave out those that do not count."""
    bearing = Bearing(reading, _by_effect(hits))
    if Effect.SENSE in bearing.hits:
        _mute(bearing, _SENSIBLE, _Covering(bearing.hits[Effect.SENSE]).find)
    if not _NEGATORS.isdisjoint(reading.words):
        _mute(bearing, _DENIABLE, _Denials(bearing).find)
    if Effect.NEGATIVE in bearing.hits:
        # Praise inside words of anger, as in "not impressed" or "so much for", is none.
        _mute(bearing, (Effect.POSITIVE,), _Covering(bearing.hits[Effect.NEGATIVE]).find)
    if not _SCOPES.isdisjoint(bearing.hits):
        _mute_scoped(bearing)
    if "?" in reading.text:
        _mute(bearing, (Effect.POSITIVE, Effect.MEDIUM), _Questions(reading).find)
    return bearing


def _by_effect(hits: Iterable[Hit]) -> dict[str, list[Hit]]:
    found: dict[str, list[Hit]] = {}
    for hit in hits:
        effect = hit.rule.effect
        if effect not in found:
            found[effect] = [hit]
        elif len(found[effect]) < _HITS_WEIGHED:
            found[effect].append(hit)
    return found


def _mute(bearing: Bearing, effects: Iterable[str], judge: _Judge) -> None:
    """Drop the hits of the effects for which the judge names a phrase that mutes them."""
    for effect in effects:
        if effect not in bearing.hits:
            continue
        kept = []
        for hit in bearing.hits.pop(effect):
            scope = judge(hit)
            if scope:
                bearing.muted.append((hit, scope))
            else:
                kept.append(hit)
        if kept:
            bearing.hits[effect] = kept


class _Covering:
    """What stands inside the words of other hits."""

    def __init__(self, others: Sequence[Hit]) -> None:
        self._others = others

    def find(self, hit: Hit) -> Hit | None:
        for other in self._others:
            if other.start <= hit.anchor <= other.end:
                return other
        return None


class _Denials:
    """What is denied: "not urgent", "no complaints"."""

    def __init__(self, bearing: Bearing) -> None:
        self._words = bearing.reading.words
        # A "not" that is part of a phrase, as in "not received", denies nothing else.
        self._spent = [
            hit for effect in _DENYING if effect in bearing.hits for hit in bearing.hits[effect]
        ]

    def find(self, hit: Hit) -> Hit | None:
        for at in range(hit.start - 1, max(hit.start - 1 - _NEGATION_REACH, 0), -1):
            word = self._words[at]
            if word in _NEGATORS and not self._is_spent(at):
                return Hit(_NEGATION, at, at, at)
            if word in _NEGATION_BARRIERS:
                return None
        return None

    def _is_spent(self, at: int) -> bool:
        return any(hit.start <= at <= hit.end for hit in self._spent)


def _mute_scoped(bearing: Bearing) -> None:
    clauses = bearing.reading.clauses()
    _mute(bearing, (Effect.RESOLVED, Effect.CLOSED), _Doubts(bearing, clauses).find)
    # Most scopes are plain questions, and a question mutes neither itself nor praise.
    only_asked = bearing.hits.keys().isdisjoint(_SCOPES - {Effect.ABOUT})
    _mute(bearing, _ASKABLE if only_asked else _SCOPED, _Scopes(bearing, clauses).find)
    if Effect.ABOUT in bearing.hits:
        _mute_topic_subject(bearing)


class _Questions:
    """What holds only in statements: "what is the best plan?" is no praise."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading

    def find(self, hit: Hit) -> Hit | None:
        asked = hit.rule.asserted and self._reading.is_question(hit.anchor)
        return Hit(_QUESTION, hit.start, hit.anchor, hit.end) if asked else None


class _Doubts:
    """A repair that is asked for, claimed by others or hoped for is no repair."""

    def __init__(self, bearing: Bearing, clauses: vec[i64]) -> None:
        self._reading = bearing.reading
        self._clauses = clauses
        self._relapses = bearing.hits.get(Effect.STILL, ())

    def find(self, hit: Hit) -> Hit | None:
        sentence = self._reading.sentences[hit.anchor]
        doubts = _DOUBTS_OF_REPAIR if hit.rule.effect == Effect.RESOLVED else _DOUBTS
        if self._reading.is_question(hit.anchor):
            return Hit(_QUESTION, hit.start, hit.anchor, hit.end)
        for relapse in self._relapses:
            later = hit.end < relapse.start
            if later and self._reading.sentences[relapse.anchor] == sentence:
                return relapse
        at = hit.start - 1
        while at > 0 and self._clauses[at] == self._clauses[hit.start]:
            if self._reading.words[at] in doubts:
                return Hit(_UNCONFIRMED_REPAIR, at, at, at)
            at -= 1
        return None


class _Scopes:
    """Finds the scope phrase that keeps a verdict's hit from counting."""

    def __init__(self, bearing: Bearing, clauses: vec[i64]) -> None:
        self._words = bearing.reading.words
        self._clauses = clauses
        self._sentences = bearing.reading.sentences
        self._hits = bearing.hits
        self._persisting = {self._clauses[hit.anchor] for hit in self._of(Effect.STILL)}

    def find(self, hit: Hit) -> Hit | None:
        """The phrase that mutes the hit, if there is one."""
        if hit.rule.effect == Effect.POSITIVE:
            return self._supposed(hit) or self._proposed(hit)
        if hit.rule.effect == Effect.ASKS:
            return self._closed(hit) or (None if hit.rule.firm else self._proposed(hit))
        over = self._closed(hit) or self._resolved(hit)
        if over or hit.rule.firm:
            return over
        return self._asked_about(hit) or self._supposed(hit) or self._proposed(hit)

    def _of(self, effect: str) -> Sequence[Hit]:
        return self._hits.get(effect, ())

    def _closed(self, hit: Hit) -> Hit | None:
        for scope in self._of(Effect.CLOSED):
            if hit.start <= scope.end:
                return scope
            next_sentence = self._sentences[hit.anchor] > self._sentences[scope.anchor]
            asks_again = hit.rule.effect == Effect.ASKS and next_sentence
            if not asks_again and self._clauses[hit.anchor] not in self._persisting:
                return scope
        return None

    def _resolved(self, hit: Hit) -> Hit | None:
        clause = self._clauses[hit.anchor]
        for scope in self._of(Effect.RESOLVED):
            if clause == self._clauses[scope.anchor]:
                return scope
            if hit.start < scope.start and clause not in self._persisting:
                return scope
        return None

    def _asked_about(self, hit: Hit) -> Hit | None:
        for scope in self._of(Effect.ABOUT):
            if self._sentences[scope.anchor] != self._sentences[hit.anchor]:
                continue
            between = self._words[min(scope.start, hit.start) : max(scope.end, hit.end)]
            begun = self._clauses[hit.end] >= self._clauses[scope.start]
            if begun and _ABOUT_BARRIERS.isdisjoint(between):
                return scope
        return None

    def _supposed(self, hit: Hit) -> Hit | None:
        for scope in self._of(Effect.HYPOTHETICAL):
            same = self._clauses[scope.start] == self._clauses[hit.start]
            if same and scope.start < hit.start:
                return scope
        return None

    def _proposed(self, hit: Hit) -> Hit | None:
        for scope in self._of(Effect.SUGGESTION):
            if self._sentences[scope.anchor] == self._sentences[hit.anchor]:
                return scope
        return None


def _mute_topic_subject(bearing: Bearing) -> None:
    """A short subject over a message that only asks about its topic is no problem either."""
    sentences = bearing.reading.sentences
    subject = sentences[FIRST_WORD]
    short = sentences[min(FIRST_WORD + _TOPIC_WORDS, len(sentences) - 1)] > subject
    if not short or bearing.sentences(*_ASKABLE) - {subject}:
        return
    asked = [hit for hit in bearing.hits[Effect.ABOUT] if sentences[hit.anchor] > subject]
    if asked:
        _mute(bearing, _ASKABLE, lambda hit: None if hit.rule.firm else asked[0])
