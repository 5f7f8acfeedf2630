"""Scopes: which phrases count. Not those in another sense, denied, over, asked about or hypothetical.

The work is linear in the words of a ticket, because the number of hits is capped.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final

from tickets.classification.rules.language import Grammar
from tickets.classification.rules.rule import Effect, Rule
from tickets.classification.text.matcher import Hit
from tickets.classification.text.tokens import FIRST_WORD, TokenizedText

PROBLEMS: Final = (Effect.HIGH, Effect.MEDIUM)
_ASKABLE: Final = (*PROBLEMS, Effect.NEGATIVE)
_SCOPED: Final = (*_ASKABLE, Effect.POSITIVE, Effect.ASKS)
_LABELLING: Final = (*_SCOPED, Effect.MOCKING)
_AMBIGUOUS: Final = (*_LABELLING, Effect.WIDESPREAD)
_DENIABLE: Final = (*_LABELLING, Effect.RESOLVED, Effect.CLOSED, Effect.SUGGESTION)
_DENYING: Final = (*_LABELLING, Effect.RESOLVED, Effect.CLOSED, Effect.AFFIRMED)
_DISCUSSING: Final = (Effect.ABOUT, Effect.TOPIC)
_OTHER_SCOPES: Final = (Effect.RESOLVED, Effect.CLOSED, Effect.HYPOTHETICAL, Effect.SUGGESTION)
_SCOPES: Final = (*_DISCUSSING, *_OTHER_SCOPES)
# An honest ticket says a thing a few times; one with more hits only wants to waste our time.
_MAX_HITS: Final = 60

# "It is not really all that urgent": how many words a denial may span without a verb in between.
_NEGATION_REACH: Final = 4
# A subject this short only names the topic; the message says whether it is a problem or a question.
_TOPIC_WORDS: Final = 6

NEGATION: Final = Rule("scope.negation", Effect.SENSE, "")
_QUESTION: Final = Rule("scope.question", Effect.ABOUT, "")
_UNCONFIRMED_REPAIR: Final = Rule("scope.unconfirmed", Effect.STILL, "")


@dataclass(slots=True)
class EffectiveHits:
    """The hits of a ticket that count, by effect, and the muted ones, each with the hit that mutes it.

    An effect without a hit has no key in `hits`.
    """

    text: TokenizedText
    grammar: Grammar
    hits: dict[Effect, list[Hit]]
    muted: list[tuple[Hit, Hit]] = field(default_factory=list)

    def of(self, effect: Effect) -> Sequence[Hit]:
        """Return the hits of an effect that count."""
        return self.hits.get(effect, ())

    def has(self, *effects: Effect) -> bool:
        """Return whether a hit of these effects counts."""
        return not self.hits.keys().isdisjoint(effects)

    def sentences(self, *effects: Effect) -> set[int]:
        """Return the numbers of the sentences with a hit of these effects."""
        return {self.text.sentences[hit.anchor] for effect in effects for hit in self.of(effect)}


# Finds the hit that keeps another one from counting.
_FindScope = Callable[[Hit], Hit | None]


def resolve_scopes(text: TokenizedText, hits: Iterable[Hit], *, grammar: Grammar) -> EffectiveHits:
    """Sort hits by effect and mute those that don't count."""
    found = EffectiveHits(text, grammar, _by_effect(hits))
    if found.has(Effect.SENSE):
        _mute(found, _AMBIGUOUS, _Covering(found.of(Effect.SENSE)).find)
    if found.has(Effect.AFFIRMED):
        _mute(found, _SCOPES, _Covering(found.of(Effect.AFFIRMED)).find)
    if not grammar.negators.isdisjoint(text.words):
        _mute(found, _DENIABLE, _Denials(found).find)
    if found.has(Effect.NEGATIVE):
        # Praise inside angry words, as in "not impressed" or "so much for", is not praise.
        _mute(found, (Effect.POSITIVE,), _Covering(found.of(Effect.NEGATIVE)).find)
    if found.has(*_SCOPES):
        _mute_scoped(found)
    if "?" in text.text:
        _mute(found, (Effect.POSITIVE, Effect.MEDIUM), _Questions(text).find)
    return found


def _by_effect(hits: Iterable[Hit]) -> dict[Effect, list[Hit]]:
    found: dict[Effect, list[Hit]] = {}
    for hit in hits:
        same = found.setdefault(hit.rule.effect, [])
        if len(same) < _MAX_HITS:
            same.append(hit)
    return found


def _mute(found: EffectiveHits, effects: Sequence[Effect], find_scope: _FindScope) -> None:
    """Mute each hit of the effects for which `find_scope` finds a scope."""
    for effect in effects:
        kept = []
        for hit in found.hits.pop(effect, ()):
            scope = find_scope(hit)
            if scope:
                found.muted.append((hit, scope))
            else:
                kept.append(hit)
        if kept:
            found.hits[effect] = kept


class _Covering:
    """Hits that mute other hits within their words."""

    def __init__(self, others: Sequence[Hit]) -> None:
        self._others = others

    def find(self, hit: Hit) -> Hit | None:
        for other in self._others:
            if other.start <= hit.anchor <= other.end:
                return other
        return None


class _Denials:
    """Denials: "not urgent", "no complaints"."""

    def __init__(self, found: EffectiveHits) -> None:
        self._words = found.text.words
        self._grammar = found.grammar
        # A "not" that is part of a phrase, as in "not received", denies nothing else.
        self._spent = [hit for effect in _DENYING for hit in found.of(effect)]

    def find(self, hit: Hit) -> Hit | None:
        if self._begins_statement(hit.start):
            return None
        for at in range(hit.start - 1, max(hit.start - 1 - _NEGATION_REACH, 0), -1):
            word = self._words[at]
            if word in self._grammar.negators and not self._is_spent(at):
                return Hit(NEGATION, at, at, at)
            if word in self._grammar.negation_barriers or self._begins_statement(at):
                return None
        return None

    def _begins_statement(self, at: int) -> bool:
        """Return whether the writer goes on to say something else here, with a subject of its own."""
        begins = self._words[at] in self._grammar.subjects
        return begins and self._words[at - 1] not in self._grammar.opinions

    def _is_spent(self, at: int) -> bool:
        return any(hit.start <= at <= hit.end for hit in self._spent)


def _mute_scoped(found: EffectiveHits) -> None:
    clauses = found.text.clauses(found.grammar.clause_breaks)
    _mute(found, (Effect.RESOLVED, Effect.CLOSED), _Doubts(found, clauses).find)
    # Most scopes are plain questions, and a question mutes neither itself nor praise.
    only_asked = not found.has(*_OTHER_SCOPES)
    _mute(found, _ASKABLE if only_asked else _SCOPED, _Scopes(found, clauses).find)
    if found.has(*_DISCUSSING):
        _mute_topic_subject(found)


class _Questions:
    """Questions, in which an asserted rule doesn't hold: "what is the best plan?" is not praise."""

    def __init__(self, text: TokenizedText) -> None:
        self._text = text

    def find(self, hit: Hit) -> Hit | None:
        asked = hit.rule.asserted and self._text.is_question(hit.anchor)
        return Hit(_QUESTION, hit.start, hit.anchor, hit.end) if asked else None


class _Doubts:
    """Doubts: a repair that is requested, claimed by others or hoped for has not happened."""

    def __init__(self, found: EffectiveHits, clauses: Sequence[int]) -> None:
        self._text = found.text
        self._clauses = clauses
        self._relapses = found.of(Effect.STILL)
        grammar = found.grammar
        self._doubts = grammar.unconfirmed | grammar.needed
        self._doubts_of_repair = self._doubts | grammar.wished | grammar.denials

    def find(self, hit: Hit) -> Hit | None:
        sentences = self._text.sentences
        if self._text.is_question(hit.anchor):
            return Hit(_QUESTION, hit.start, hit.anchor, hit.end)
        for relapse in self._relapses:
            same_sentence = sentences[relapse.anchor] == sentences[hit.anchor]
            if same_sentence and hit.end < relapse.start:
                return relapse
        return self._find_doubt(hit)

    def _find_doubt(self, hit: Hit) -> Hit | None:
        """Look for a word of doubt before the hit in its clause."""
        doubts = self._doubts_of_repair if hit.rule.effect == Effect.RESOLVED else self._doubts
        at = hit.start - 1
        while at > 0 and self._clauses[at] == self._clauses[hit.start]:
            if self._text.words[at] in doubts:
                return Hit(_UNCONFIRMED_REPAIR, at, at, at)
            at -= 1
        return None


class _Scopes:
    """Phrases that mute others, because something is over, asked about, hypothetical or proposed."""

    def __init__(self, found: EffectiveHits, clauses: Sequence[int]) -> None:
        self._found = found
        self._words = found.text.words
        self._discussing = [*found.of(Effect.ABOUT), *found.of(Effect.TOPIC)]
        self._about_barriers = found.grammar.about_barriers
        self._clauses = clauses
        self._sentences = found.text.sentences
        self._persisting = {clauses[hit.anchor] for hit in found.of(Effect.STILL)}
        self._is_pleased = found.has(Effect.POSITIVE)

    def find(self, hit: Hit) -> Hit | None:
        if hit.rule.effect == Effect.NEGATIVE and hit.rule.firm and not self._is_pleased:
            # Anger about how one was treated outlives the matter.
            return None
        if hit.rule.effect == Effect.POSITIVE:
            return self._supposed(hit) or self._proposed(hit)
        if hit.rule.effect == Effect.ASKS:
            return self._closed(hit) or (None if hit.rule.firm else self._proposed(hit))
        over = self._closed(hit) or self._resolved(hit)
        if over or hit.rule.firm:
            return over
        return self._asked_about(hit) or self._supposed(hit) or self._proposed(hit)

    def _closed(self, hit: Hit) -> Hit | None:
        """Find a phrase that closes the ticket. Only later questions and problems that persist count."""
        for scope in self._found.of(Effect.CLOSED):
            if hit.start <= scope.end:
                return scope
            next_sentence = self._sentences[hit.anchor] > self._sentences[scope.anchor]
            asks_again = hit.rule.effect == Effect.ASKS and next_sentence
            if not asks_again and self._clauses[hit.anchor] not in self._persisting:
                return scope
        return None

    def _resolved(self, hit: Hit) -> Hit | None:
        """Find a repair in the same clause, or after the hit unless the problem persists."""
        clause = self._clauses[hit.anchor]
        for scope in self._found.of(Effect.RESOLVED):
            if clause == self._clauses[scope.anchor]:
                return scope
            if hit.start < scope.start and clause not in self._persisting:
                return scope
        return None

    def _asked_about(self, hit: Hit) -> Hit | None:
        """Find a question before the hit or a topic around it, unless a word between makes it a fact."""
        for scope in self._discussing:
            if self._sentences[scope.anchor] != self._sentences[hit.anchor]:
                continue
            between = self._words[min(scope.start, hit.start) : max(scope.end, hit.end)]
            if self._reaches(scope, hit) and self._about_barriers.isdisjoint(between):
                return scope
        return None

    def _reaches(self, scope: Hit, hit: Hit) -> bool:
        """Return whether a question comes before the hit, or whether a topic does not come a clause later.

        "The screen is broken what do I do?" asks about nothing that stands before the question.
        """
        if scope.rule.effect is Effect.TOPIC:
            return self._clauses[hit.end] >= self._clauses[scope.start]
        return hit.end >= scope.start

    def _supposed(self, hit: Hit) -> Hit | None:
        """Find a supposition before the hit in its clause."""
        for scope in self._found.of(Effect.HYPOTHETICAL):
            same_clause = self._clauses[scope.start] == self._clauses[hit.start]
            if same_clause and scope.start < hit.start:
                return scope
        return None

    def _proposed(self, hit: Hit) -> Hit | None:
        """Find a suggestion in the same sentence."""
        for scope in self._found.of(Effect.SUGGESTION):
            if self._sentences[scope.anchor] == self._sentences[hit.anchor]:
                return scope
        return None


def _mute_topic_subject(found: EffectiveHits) -> None:
    """Mute a short subject if the message only asks about its topic, because it reports no problem either."""
    sentences = found.text.sentences
    subject = sentences[FIRST_WORD]
    is_short = sentences[min(FIRST_WORD + _TOPIC_WORDS, len(sentences) - 1)] > subject
    if not is_short or found.sentences(*_ASKABLE) - {subject}:
        return
    discussing = (*found.of(Effect.ABOUT), *found.of(Effect.TOPIC))
    if asked := [hit for hit in discussing if sentences[hit.anchor] > subject]:
        _mute(found, _ASKABLE, lambda hit: None if hit.rule.firm else asked[0])
