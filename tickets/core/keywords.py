"""Keywords that statistics count, and words that a search finds."""

import re
from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass
from itertools import islice

from tickets.core.embedded_files import without_marks
from tickets.core.letters import read_body
from tickets.core.mail import read_written_text
from tickets.core.visible_text import read_prose, read_visible_text, unify_characters

# A tenant's row says which version extracted the words of its tickets: raise it with any change of what is
# extracted, and `manage.py reclassify` extracts them again.
WORDS_VERSION = 2
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
# Words of politeness. Those that lead the lists of labelled and of real mail, and their like; most tickets
# have some of them, whatever they are about. A word that can be a topic isn't here.
POLITE_WORDS = frozenset(
    """
    appreciate appreciated best cheers cordially dear faithfully folks good grateful greetings hello
    hiya howdy kind kindest kindly madam please regards respectfully sincerely sorry team thank
    thanks truly warmest welcome wishes
    """.split()
)
MIN_KEYWORD_LENGTH = 4
# Longer ones are keys, encoded files and invented words.
MAX_KEYWORD_LENGTH = 24
# Distinct keywords of a ticket: more than a long message has, while a hostile one can't inflate the roll-ups.
MAX_KEYWORDS = 400
# They make up a third of a text. Nobody searches for them, and the index is smaller without them.
_SHORT_FUNCTION_WORDS = frozenset(
    "a an and are as at be but by did do for had has he her him his how i if in is its ll me my nor"
    " of on or our re s she so t than the to too ve was we who why you".split()
)
_UNCOUNTED = FUNCTION_WORDS | POLITE_WORDS
_UNSEARCHED = FUNCTION_WORDS | _SHORT_FUNCTION_WORDS
# Distinct words of a ticket that a search finds: more than twenty pages of prose have. A page of 100 tickets
# that exchange as many for others commits in a quarter of the time that a transaction may take, with a cache
# of 0.5 GB; with 2,500 it didn't (`docs/decisions/0088-what-a-person-sees.md`).
MAX_SEARCH_WORDS = 2_000
# Each word of a term is counted before the search.
MAX_TERM_WORDS = 400
MAX_WORD_LENGTH = 64

_LETTERS = re.compile(rf"[^\W\d_]{{{MIN_KEYWORD_LENGTH},}}")
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class TicketWords:
    """The words of a ticket: the sorted ones that statistics count, and those that a search finds."""

    keywords: tuple[str, ...]
    searched: tuple[str, ...]


def extract_words(*, customer_id: str, subject: str, message: str) -> TicketWords:
    """Return the words of a ticket. Any text is accepted.

    The keywords are the first MAX_KEYWORDS in the text, sorted. A keyword is a word of MIN_KEYWORD_LENGTH to
    MAX_KEYWORD_LENGTH letters that is neither a function word nor one of politeness, and is the writer's own,
    outside of links, salutation and signature.
    """
    seen = "\n".join((customer_id, read_visible_text(subject), read_visible_text(message)))
    return TicketWords(
        keywords=_keywords(read_prose(subject), read_written_text(message, subject=subject)),
        searched=_words(seen, limit=MAX_SEARCH_WORDS),
    )


def _keywords(subject: str, message: str) -> tuple[str, ...]:
    body = read_body(without_marks(message).split("\n"))
    found = _LETTERS.findall("\n".join((without_marks(subject), *body)).lower())
    words = (word for word in found if len(word) <= MAX_KEYWORD_LENGTH)
    return tuple(sorted(_first_words(words, unwanted=_UNCOUNTED, limit=MAX_KEYWORDS)))


def extract_search_words(term: str) -> tuple[str, ...]:
    """Return the first MAX_TERM_WORDS distinct words of a search term; it finds tickets that have them all.

    A term is a customer's id or what somebody reads, so nothing in it is markup. Function words are left out
    and longer words are cut to MAX_WORD_LENGTH, in tickets and in terms alike.
    """
    return _words(term, limit=MAX_TERM_WORDS)


def _words(text: str, *, limit: int) -> tuple[str, ...]:
    found = _WORD.findall(unify_characters(text).lower())
    words = (word[:MAX_WORD_LENGTH] for word in dict.fromkeys(found))
    return tuple(_first_words(words, unwanted=_UNSEARCHED, limit=limit))


def _first_words(found: Iterable[str], *, unwanted: Set[str], limit: int) -> Iterator[str]:
    return islice((word for word in dict.fromkeys(found) if word not in unwanted), limit)
