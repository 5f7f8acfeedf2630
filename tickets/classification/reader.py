"""Reader of one language: finds the phrases of its rules in a text, and tells which of them count."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import islice
from typing import Final

from tickets.classification.labelling import (
    AUTOMATIC,
    is_automatic,
    is_widespread,
    label_by_rules,
)
from tickets.classification.rules import LANGUAGES
from tickets.classification.rules.english import ENGLISH
from tickets.classification.rules.language import Language
from tickets.classification.rules.rule import Effect
from tickets.classification.scope_resolution import PROBLEMS, EffectiveHits, resolve_scopes
from tickets.classification.scoring import Labels
from tickets.classification.text.courtesies import remove_courtesies, remove_hopes
from tickets.classification.text.matcher import PhraseIndex
from tickets.classification.text.phrases import parse_phrases
from tickets.classification.text.shouting import find_shout
from tickets.classification.text.tokens import Tokenizer

# "Refund please", "broken again, angry": up to here a word is the message, and not a part of one.
MAX_BRIEF_WORDS: Final = 4
# A longer text counts as this long: nobody asks how much longer.
MOST_WORDS: Final = 25


@dataclass(frozen=True, slots=True)
class Reading:
    """What the rules of a language found in a text. `length` is in words, up to MOST_WORDS."""

    found: EffectiveHits
    shout: tuple[str, ...]
    length: int

    @property
    def by_rules(self) -> Labels:
        """The labels by the rules alone."""
        if is_automatic(self.found):
            return AUTOMATIC
        return label_by_rules(self.found, shouts=bool(self.shout))

    @property
    def states_high_plainly(self) -> bool:
        """Whether a plain rule says that it is an emergency; a defect that many people have is one."""
        hits = self.found.of(Effect.HIGH)
        return any(hit.rule.plain for hit in hits) or is_widespread(self.found)


class Reader:
    """Reads texts in one language. Making one parses the table of rules, which takes tenths of a second."""

    def __init__(self, language: Language) -> None:
        self._leave_out = remove_courtesies if language.code == ENGLISH.code else remove_hopes
        self._grammar = language.grammar
        self._tokenizer = Tokenizer(language.vocabulary)
        self._index, self._brief = (
            PhraseIndex(
                (phrase for rule in rules for phrase in parse_phrases(rule, language.vocabulary)),
                unskippable=language.grammar.unskippable,
            )
            for rules in (language.rules, (*language.brief, *language.rules))
        )

    def read(self, text: str) -> Reading:
        """Find the phrases of a plain text that count."""
        tokenized = self._tokenizer.tokenize(self._leave_out(text))
        length = _count_words(tokenized.words)
        index = self._brief if length <= MAX_BRIEF_WORDS else self._index
        found = resolve_scopes(tokenized, index.find(tokenized.words), grammar=self._grammar)
        return Reading(found, find_shout(tokenized, upset=found.has(*PROBLEMS)), length)


def _count_words(words: Sequence[str]) -> int:
    """Count the words that are not punctuation marks, up to MOST_WORDS."""
    return len(list(islice(filter(str.isalnum, words), MOST_WORDS)))


@cache
def find_reader(code: str) -> Reader | None:
    """Return the reader of a language, or None if there is no table for it."""
    language = LANGUAGES.get(code)
    return None if language is None else Reader(language)
