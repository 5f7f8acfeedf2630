"""Language: everything that the classifier knows about one, in the same form for all of them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from tickets.classification.rules.rule import Rule

# The marks that end a sentence, in every language.
SENTENCE_ENDS = frozenset(".!?")


def word_set(words: str) -> frozenset[str]:
    """Return the words of a text, which is easier to read than a list of strings."""
    return frozenset(words.split())


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The words that phrases are built on.

    `inflect` returns the regular forms of a word, for `word~` in a phrase. `spellings` maps typed words to
    how they are read, which may be several words.
    """

    classes: Mapping[str, frozenset[str]]
    macros: Mapping[str, tuple[str, ...]]
    common: frozenset[str]
    """Too frequent to be the word by which a phrase is looked up."""
    inflect: Callable[[str], set[str]]
    spellings: Mapping[str, str] = field(default_factory=dict)
    elisions: frozenset[str] = frozenset()
    """The words that end with an apostrophe and are written together with the next: "l'" in "l'argent"."""
    folds_accents: bool = False
    """Whether words are compared without their accents, which people leave out when they type fast."""
    heads: Mapping[str, str] = field(default_factory=dict)
    """How a word is read to whose end other words may be joined: "Serverproblem" is read as "Problem"."""


@dataclass(frozen=True, slots=True)
class Grammar:
    """The words by which `scope_resolution.py` tells what is denied, doubted, asked or contrasted."""

    negators: frozenset[str]
    denials: frozenset[str]
    """Those of the negators that deny a repair: "no longer" and "nothing wrong" say that there was one."""
    negation_barriers: frozenset[str]
    """The words that a denial doesn't reach beyond."""
    unconfirmed: frozenset[str]
    """"You said it was fixed", "until this is fixed": a repair is claimed or awaited, not confirmed."""
    wished: frozenset[str]
    needed: frozenset[str]
    """"We need this fixed" closes nothing."""
    about_barriers: frozenset[str]
    """"Can you tell me why I was charged twice" asks for the reason of something that did happen."""
    clause_breaks: frozenset[str]
    contrast: frozenset[str]
    """The words that set praise against a problem, so that it isn't mockery."""
    subjects: frozenset[str] = frozenset()
    """The words with which a new statement begins, to which a denial before them doesn't reach."""
    opinions: frozenset[str] = frozenset()
    """"I don't think we were hacked": the words that carry a denial over to the statement after them."""
    asks_by_default: bool = False
    """Whether a text asks for something unless it only tells, for which the language needs rules."""
    unskippable: frozenset[str] = SENTENCE_ENDS
    """The words that a gap in a phrase doesn't skip: a negator, where it follows the verb that it denies."""


@dataclass(frozen=True, slots=True, eq=False)
class Language:
    """A language with a table of rules. `code` is of ISO 639-1, `name` is in English."""

    code: str
    name: str
    vocabulary: Vocabulary
    grammar: Grammar
    rules: tuple[Rule, ...]
    brief: tuple[Rule, ...] = ()
    """Rules for texts of up to `MAX_BRIEF_WORDS` words, in which one word may be the whole message."""
