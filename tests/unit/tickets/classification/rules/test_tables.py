"""What holds for the table of rules of every language."""

from collections.abc import Iterator

import pytest

from tickets.classification.rules import LANGUAGES
from tickets.classification.rules.language import Language
from tickets.classification.rules.sentences import SENTENCES
from tickets.classification.text.phrases import Phrase, parse_phrases
from tickets.classification.text.tokens import Tokenizer

# These stand for themselves in a text, "#" for any number.
MARKS = frozenset("#,.!?")
EVERY_LANGUAGE = pytest.mark.parametrize(
    "language", [pytest.param(language, id=code) for code, language in LANGUAGES.items()]
)


@EVERY_LANGUAGE
def test_the_names_of_rules_are_unique_and_have_a_sentence(language: Language) -> None:
    for rules in (language.rules, language.brief):
        names = [rule.name for rule in rules]
        assert len(names) == len(set(names))
        assert [name for name in names if name not in SENTENCES] == []


@EVERY_LANGUAGE
def test_no_phrase_waits_for_a_word_that_is_always_read_as_another(language: Language) -> None:
    tokenizer = Tokenizer(language.vocabulary)
    for phrase in phrases(language):
        for accepted in (phrase.anchor, *(step.wanted for step in phrase.left + phrase.right)):
            words = accepted - MARKS - language.vocabulary.elisions
            assert [word for word in words if accepted.isdisjoint(read(tokenizer, word))] == []


def phrases(language: Language) -> Iterator[Phrase]:
    for rule in (*language.rules, *language.brief):
        yield from parse_phrases(rule, language.vocabulary)


def read(tokenizer: Tokenizer, word: str) -> list[str]:
    return [read for read, _ in tokenizer.split_cached(word)]


@EVERY_LANGUAGE
def test_the_words_of_the_grammar_are_read_as_they_are_written(language: Language) -> None:
    tokenizer = Tokenizer(language.vocabulary)
    grammar = language.grammar
    for words in (
        grammar.negators,
        grammar.negation_barriers,
        grammar.unconfirmed,
        grammar.contrast,
    ):
        assert [word for word in words if word not in tokenizer.tokenize(word).words] == []
