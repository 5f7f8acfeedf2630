"""Decides urgency, sentiment and requires_action of a ticket from its words.

The same text always gives the same answer, with the rules that led to it; any text is accepted.
"""

from bisect import bisect_left, bisect_right
from itertools import chain
from typing import Final

from tickets.classification.rules import TABLE
from tickets.classification.rules.rule import Effect, Rule
from tickets.classification.rules.vocabulary import word_set
from tickets.classification.scopes import PROBLEMS, Bearing, weigh_hits
from tickets.classification.score_table import Verdict, new_verdict, read_rows
from tickets.classification.scoring import (
    LEAD_OVER_PHRASES,
    LEAD_OVER_SHOUTING,
    LEAST_WORDS,
    LONG_WORDS,
    Judgement,
    PointsTable,
    count_words,
)
from tickets.classification.text.matcher import Hit, PhraseIndex
from tickets.classification.text.phrases import Phrase, parse_phrases
from tickets.classification.text.shouting import find_shout
from tickets.classification.text.tokens import FIRST_WORD, Reader, Reading
from tickets.classification.text.word_ids import Lexicon
from tickets.core.labels import (
    RULE_SET_VERSION,
    Classification,
    FiredRule,
    Sentiment,
    Urgency,
)

# So many sentences of praise for each one with a problem or a question: the tone is praise.
_PRAISE_DOMINATES: Final = 3
# A defect that many people have is an outage; a wrong invoice or a cancellation is not.
_SPREADING: Final = frozenset({"urgency.defect", "urgency.access"})
# "Great." and "Well done, guys!" before a sentence that tells what was done.
_EXCLAMATION_WORDS: Final = 7
_CONTRAST: Final = word_set("but however although though except unfortunately otherwise apart")
_EXPLAINED: Final = (*PROBLEMS, Effect.NEGATIVE, Effect.POSITIVE, Effect.ASKS)

_TOLD_BY: Final = {
    "urgency": frozenset(PROBLEMS),
    "sentiment": frozenset({Effect.NEGATIVE, Effect.POSITIVE, Effect.MOCKING}),
    "requires_action": frozenset({*PROBLEMS, Effect.ASKS}),
}


_ROWS: Final = read_rows()
_PHRASES: Final = [phrase for rule in TABLE for phrase in parse_phrases(rule)]
_LEXICON: Final = Lexicon(
    chain(
        chain.from_iterable(map(Phrase.words, _PHRASES)), chain.from_iterable(map(str.split, _ROWS))
    )
)
_READER: Final = Reader(_LEXICON)
_INDEX: Final = PhraseIndex(_PHRASES, _LEXICON)
_POINTS: Final = PointsTable(_ROWS, _LEXICON)


def classify(*, subject: str, message: str) -> Classification:
    """Classify one ticket; with nothing to go by it is low, neutral and asks for nothing."""
    reading = _READER.read(subject=subject, message=message)
    bearing = weigh_hits(reading, _INDEX.find(reading.numbers))
    if _is_automatic(bearing):
        return _classification(
            Urgency.LOW, Sentiment.NEUTRAL, False, _fired(bearing, (Effect.AUTOMATIC,))
        )
    shout = find_shout(reading, upset=bearing.has(*PROBLEMS))
    by_rules = _classify_by_rules(bearing, shout)
    count = count_words(reading.words)
    if count < LEAST_WORDS:
        return by_rules
    verdict = _verdict_of(by_rules)
    leads: dict[str, int] = {}
    if count < LONG_WORDS:
        leads |= dict.fromkeys(_find_told(bearing), LEAD_OVER_PHRASES)
    if shout and by_rules.sentiment == Sentiment.NEGATIVE:
        leads["sentiment"] = LEAD_OVER_SHOUTING
    judgement = _POINTS.judge(reading, by_rules=verdict, leads=leads)
    if judgement.verdict == verdict:
        return by_rules
    return _judged(by_rules, judgement, reading=reading)


def _classify_by_rules(bearing: Bearing, shout: tuple[str, ...]) -> Classification:
    sentiment = _sentiment(bearing, shouts=bool(shout))
    urgency = _urgency(bearing, sentiment=sentiment)
    return _classification(
        urgency,
        sentiment,
        _requires_action(bearing, sentiment=sentiment),
        _fired(bearing, _explained(urgency, sentiment)) + _shouted(shout, sentiment),
    )


def _find_told(bearing: Bearing) -> list[str]:
    """The fields about which a phrase says something, if only that a thing is denied or over."""
    said = {*bearing.hits, *[hit.rule.effect for hit, _ in bearing.muted]}
    return [field for field, effects in _TOLD_BY.items() if not said.isdisjoint(effects)]


def _verdict_of(found: Classification) -> Verdict:
    return new_verdict((found.urgency, found.sentiment, found.requires_action))


def _judged(by_rules: Classification, judgement: Judgement, *, reading: Reading) -> Classification:
    """The labels by points; what changed has the words that spoke most for it among the reasons."""
    verdict = judgement.verdict
    reasons = [
        FiredRule(
            f"points.{field}",
            f"{field}={str(getattr(verdict, field)).lower()}",
            tuple(dict.fromkeys([word for at in places for word in reading.as_written(*at)])),
        )
        for field, places in judgement.reasons.items()
    ]
    return _classification(
        verdict.urgency,
        verdict.sentiment,
        verdict.requires_action,
        (*by_rules.rules, *reasons),
    )


def _classification(
    urgency: Urgency, sentiment: Sentiment, requires_action: bool, rules: tuple[FiredRule, ...]
) -> Classification:
    return Classification(urgency, sentiment, requires_action, RULE_SET_VERSION, rules)


def _is_automatic(bearing: Bearing) -> bool:
    """Machines are never angry: a person complaining of automatic replies is not one."""
    automatic = bearing.hits.get(Effect.AUTOMATIC, ())
    return any(hit.rule.firm or Effect.NEGATIVE not in bearing.hits for hit in automatic)


def _urgency(bearing: Bearing, *, sentiment: Sentiment) -> Urgency:
    if Effect.HIGH in bearing.hits or _is_widespread(bearing):
        return Urgency.HIGH
    if Effect.MEDIUM in bearing.hits or sentiment == Sentiment.NEGATIVE:
        return Urgency.MEDIUM
    return Urgency.LOW


def _is_widespread(bearing: Bearing) -> bool:
    return Effect.WIDESPREAD in bearing.hits and any(
        hit.rule.name in _SPREADING for hit in bearing.hits.get(Effect.MEDIUM, ())
    )


def _sentiment(bearing: Bearing, *, shouts: bool) -> Sentiment:
    if not bearing.has(Effect.NEGATIVE, Effect.MOCKING, Effect.POSITIVE):
        return Sentiment.NEGATIVE if shouts else Sentiment.NEUTRAL
    angry, pleased = bearing.sentences(Effect.NEGATIVE), bearing.sentences(Effect.POSITIVE)
    problems = bearing.sentences(*PROBLEMS)
    subject = {bearing.reading.sentences[FIRST_WORD]}
    if (angry | pleased) - subject:
        # What the message says outweighs what the subject announces.
        angry, pleased = angry - subject, pleased - subject
    anger = (len(angry), _last(bearing, Effect.NEGATIVE))
    praise = (len(pleased), _last(bearing, Effect.POSITIVE))
    if anger > praise or _is_mocking(bearing, angry | problems):
        return Sentiment.NEGATIVE
    if not pleased:
        return Sentiment.NEGATIVE if shouts else Sentiment.NEUTRAL
    sober = problems | (bearing.sentences(Effect.ASKS) - pleased)
    return (
        Sentiment.POSITIVE if len(pleased) >= _PRAISE_DOMINATES * len(sober) else Sentiment.NEUTRAL
    )


def _last(bearing: Bearing, effect: str) -> int:
    """The place of the last phrase of an effect: of two tones the later one is meant to stay."""
    return max((hit.anchor for hit in bearing.hits.get(effect, ())), default=0)


def _is_mocking(bearing: Bearing, upset: set[int]) -> bool:
    """Praise beside what is wrong is mockery, unless the writer sets one against the other;
    irony proper needs nothing beside it.
    """
    if any(hit.rule.firm for hit in bearing.hits.get(Effect.MOCKING, ())):
        return True
    sentences, words = bearing.reading.sentences, bearing.reading.words
    for mocking in bearing.sentences(Effect.MOCKING):
        start, end = bisect_left(sentences, mocking), bisect_right(sentences, mocking)
        beside = {mocking}
        if end - start <= _EXCLAMATION_WORDS:
            beside.add(mocking + 1)
            end = bisect_right(sentences, mocking + 1)
        if beside & upset and _CONTRAST.isdisjoint(words[start:end]):
            return True
    return False


def _requires_action(bearing: Bearing, *, sentiment: Sentiment) -> bool:
    if sentiment == Sentiment.POSITIVE:
        return bool(bearing.sentences(Effect.ASKS) - bearing.sentences(Effect.POSITIVE))
    return sentiment == Sentiment.NEGATIVE or bearing.has(*PROBLEMS, Effect.ASKS)


def _explained(urgency: Urgency, sentiment: Sentiment) -> tuple[str, ...]:
    """The effects that led to the labels; mockery and company only where they made a difference."""
    widespread = (Effect.WIDESPREAD,) if urgency == Urgency.HIGH else ()
    mocking = (Effect.MOCKING,) if sentiment == Sentiment.NEGATIVE else ()
    return (*_EXPLAINED, *widespread, *mocking)


def _fired(bearing: Bearing, effects: tuple[str, ...]) -> tuple[FiredRule, ...]:
    """Each rule once, with the words of its first hit; then the scopes that kept other rules
    from counting.
    """
    fired: list[FiredRule] = []
    for effect in effects:
        rules: list[Rule] = []
        for hit in bearing.hits.get(effect, ()):
            if hit.rule not in rules:
                rules.append(hit.rule)
                fired.append(_fired_rule(hit.rule.name, effect, hit, bearing.reading))
    named: set[tuple[str, str]] = set()
    for hit, scope in bearing.muted:
        name = scope.rule.name, f"mutes {hit.rule.name}"
        if name not in named:
            named.add(name)
            fired.append(_fired_rule(*name, scope, bearing.reading))
    return tuple(fired)


def _fired_rule(rule: str, label: str, hit: Hit, reading: Reading) -> FiredRule:
    return FiredRule(rule, label, reading.as_written(hit.start, hit.end))


def _shouted(shout: tuple[str, ...], sentiment: Sentiment) -> tuple[FiredRule, ...]:
    if not shout or sentiment != Sentiment.NEGATIVE:
        return ()
    return (FiredRule("sentiment.shouting", Effect.NEGATIVE, shout),)
