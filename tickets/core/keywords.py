"""Keywords that statistics count, and words that a search finds."""

import re
from collections.abc import Iterable, Iterator, Set
from itertools import islice

from tickets.core.embedded_files import without_marks

# A tenant's row says which version extracted the words of its tickets: raise it with any change of what is
# extracted, and `manage.py reclassify` extracts them again.
WORDS_VERSION = 1
# Words that carry grammar, not meaning. All have four letters or more, because shorter words are never
# keywords. The first halves of contractions ("doesn't") are included.
FUNCTION_WORDS = frozenset(
    """
    about above across after again against almost along already also although always among
    another anybody anyone anything around away because been before behind being below beneath
    beside besides between beyond both cannot could couldn didn does doesn doing done down
    during each either else enough even ever every everybody everyone everything except from
    further hadn hasn have haven having hence here hers herself himself however instead into
    itself just least less like many maybe might mightn mine more moreover most much must mustn
    myself near neither never nevertheless next nobody none nothing often once only onto other
    others otherwise ours ourselves over perhaps quite rather several shall shan should shouldn
    since some somebody somehow someone something sometimes somewhere soon still such than that
    their theirs them themselves then there therefore these they this those though through
    throughout thus till together toward towards under unless until upon very wasn were weren
    what whatever when whenever where whereas wherever whether which whichever while whoever
    whom whose will with within without would wouldn your yours yourself yourselves
    """.split()
)
MIN_KEYWORD_LENGTH = 4
# They make up a third of a text. Nobody searches for them, and the index is smaller without them.
_SHORT_FUNCTION_WORDS = frozenset(
    "a an and are as at be but by did do for had has he her him his how i if in is its ll me my nor"
    " of on or our re s she so t than the to too ve was we who why you".split()
)
_UNSEARCHED = FUNCTION_WORDS | _SHORT_FUNCTION_WORDS
# Distinct words per ticket: enough for the whole vocabulary of a long message, while hostile messages
# can't inflate the index and the roll-ups.
MAX_WORDS = 400
MAX_WORD_LENGTH = 64

_TAG = re.compile(r"<[a-zA-Z/!][^<>]{0,400}>")
_LONG_WORD = re.compile(rf"[^\W\d_]{{{MIN_KEYWORD_LENGTH},}}")
_WORD = re.compile(r"\w+")


def extract_keywords(*, subject: str, message: str) -> tuple[str, ...]:
    """Return the first MAX_WORDS distinct keywords of a ticket in lower case, sorted.

    A keyword is a word of at least MIN_KEYWORD_LENGTH characters, all letters, that is not a function
    word. Longer words are cut to MAX_WORD_LENGTH.
    """
    found = _LONG_WORD.findall(_plain(without_marks(f"{subject}\n{message}")))
    return tuple(sorted(_first_words(found, unwanted=FUNCTION_WORDS)))


def extract_search_words(*texts: str) -> tuple[str, ...]:
    """Return the first MAX_WORDS distinct words of the texts in lower case, which `q=` is matched against.

    Function words are left out and longer words are cut to MAX_WORD_LENGTH, in tickets and in search
    terms alike.
    """
    found = _WORD.findall(_plain("\n".join(texts)))
    return tuple(_first_words(found, unwanted=_UNSEARCHED))


def _first_words(found: Iterable[str], *, unwanted: Set[str]) -> Iterator[str]:
    wanted = (word[:MAX_WORD_LENGTH] for word in dict.fromkeys(found) if word not in unwanted)
    return islice(dict.fromkeys(wanted), MAX_WORDS)


def _plain(text: str) -> str:
    return (_TAG.sub(" ", text) if "<" in text else text).lower()
