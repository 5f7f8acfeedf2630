"""Decides which words of a ticket are counted as keywords and which can be searched for."""

import re
from collections.abc import Iterable, Iterator, Set
from itertools import islice

# Words that carry grammar, not meaning; only those of four letters or more, as shorter words are
# never keywords. The halves of contractions ("doesn't") are among them.
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
# Every third word of a text; nobody looks for them, and the index is the smaller for it.
_SHORT_FUNCTION_WORDS = frozenset(
    "a an and are as at be but by did do for had has he her him his how i if in is its ll me my nor"
    " of on or our re s she so t than the to too ve was we who why you".split()
)
_UNSEARCHED = FUNCTION_WORDS | _SHORT_FUNCTION_WORDS
# Of one ticket. Enough for a long message's whole vocabulary, and it bounds the index and the roll-ups
# on hostile ones.
MAX_WORDS = 400
MAX_WORD_LENGTH = 64

_TAG = re.compile(r"<[a-zA-Z/!][^<>]{0,400}>")
_LONG_WORD = re.compile(rf"[^\W\d_]{{{MIN_KEYWORD_LENGTH},}}")
_WORD = re.compile(r"\w+")


def extract_keywords(*, subject: str, message: str) -> tuple[str, ...]:
    """The first distinct words of letters only, lower case, four or more, function words left out; sorted.

    A word longer than MAX_WORD_LENGTH is cut.
    """
    found = _LONG_WORD.findall(_plain(f"{subject}\n{message}"))
    return tuple(sorted(_first_words(found, unwanted=FUNCTION_WORDS)))


def extract_search_words(*texts: str) -> tuple[str, ...]:
    """The first distinct words of the texts, lower case; what `q=` is matched against.

    Function words are left out and a word longer than MAX_WORD_LENGTH is cut, in the ticket and in
    the question alike.
    """
    found = _WORD.findall(_plain("\n".join(texts)))
    return tuple(_first_words(found, unwanted=_UNSEARCHED))


def _first_words(found: Iterable[str], *, unwanted: Set[str]) -> Iterator[str]:
    """The first MAX_WORDS distinct ones of those that are wanted."""
    telling = (word[:MAX_WORD_LENGTH] for word in dict.fromkeys(found) if word not in unwanted)
    return islice(dict.fromkeys(telling), MAX_WORDS)


def _plain(text: str) -> str:
    return (_TAG.sub(" ", text) if "<" in text else text).lower()
