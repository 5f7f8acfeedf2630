"""Reader of one language: finds the phrases of its rules in a text, and tells which of them count."""

from dataclasses import dataclass
from functools import cache
from typing import Final

from tickets.classification.rules import LANGUAGES
from tickets.classification.rules.language import Language
from tickets.classification.scope_resolution import PROBLEMS, EffectiveHits, resolve_scopes
from tickets.classification.scoring import count_words
from tickets.classification.text.matcher import PhraseIndex
from tickets.classification.text.phrases import parse_phrases
from tickets.classification.text.shouting import find_shout
from tickets.classification.text.tokens import Tokenizer

# "Refund please", "broken again, angry": up to here a word is the message, and not a part of one.
MAX_BRIEF_WORDS: Final = 4


@dataclass(frozen=True, slots=True)
class Reading:
    """What the rules of a language found in a text. `length` is in words, up to scoring's LONG_WORDS."""

    found: EffectiveHits
    shout: tuple[str, ...]
    length: int


class Reader:
    """Reads texts in one language. Making one parses the table of rules, which takes tenths of a second."""

    def __init__(self, language: Language) -> None:
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
        tokenized = self._tokenizer.tokenize(text)
        length = count_words(tokenized.words)
        index = self._brief if length <= MAX_BRIEF_WORDS else self._index
        found = resolve_scopes(tokenized, index.find(tokenized.words), grammar=self._grammar)
        return Reading(found, find_shout(tokenized, upset=found.has(*PROBLEMS)), length)


@cache
def find_reader(code: str) -> Reader | None:
    """Return the reader of a language, or None if there is no table for it."""
    language = LANGUAGES.get(code)
    return None if language is None else Reader(language)
