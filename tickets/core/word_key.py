"""The form in which statuses and sources are compared: by filters, statistics and CLOSED_STATUSES."""

from functools import lru_cache


@lru_cache(maxsize=10_000)
def word_key(word: str) -> str:
    """Return the word without surrounding blanks, in lower case: `" Closed"` and `"CLOSED"` are `"closed"`.

    Upstreams write one status in several ways. A ticket shows it as it came, and is counted, found and
    judged by this key, which is stored as well.
    """
    return word.strip().lower()
