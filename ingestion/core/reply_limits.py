"""Limits of a reply, so that a hostile one costs a worker little memory.

A few megabytes of `[],[],` become hundreds of megabytes once they are Python objects, so the values of a
reply are counted in its text, before it is parsed.
"""

import re
from dataclasses import dataclass

# A page of a hundred long tickets has about 1 MB.
DEFAULT_MAX_BYTES = 8 * 1024 * 1024
# A page of a hundred tickets with the nine fields has about a thousand values.
MAX_VALUES = 200_000
# The list of deleted tickets has one value a ticket: no more than fit into the bytes of ids that are real.
MAX_LISTED_VALUES = 1_000_000

# From one value that is not the first of the reply to the next: texts and empty lists and objects are
# skipped. A value comes behind a comma or an opening bracket. Possessive quantifiers give nothing back, so
# that every character is read once, whatever is unterminated.
_TO_NEXT_VALUE = re.compile(
    r"""
    (?:
        [^"\[{,]++
      | " [^"\\]*+ (?: \\. [^"\\]*+ )*+ "
      | [\[{] (?= [ \t\r\n]*+ [\]}] )
    )*+
    [\[{,]
    """,
    re.VERBOSE | re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class ReplyLimits:
    """How large a reply may be: bytes when it is unpacked, and JSON values."""

    max_bytes: int = DEFAULT_MAX_BYTES
    max_values: int = MAX_VALUES


DEFAULT_LIMITS = ReplyLimits()


def has_more_values(text: str, *, maximum: int) -> bool:
    """Return whether a JSON text has more than `maximum` values, reading no further than that.

    In a text that is not JSON, it counts at least what a parser would read before it notices.
    """
    if len(text) < 2 * maximum:
        # A value and what separates it from the next have at least two characters.
        return False
    values, position = 1, 0
    while values <= maximum:
        found = _TO_NEXT_VALUE.match(text, position)
        if found is None:
            return False
        values, position = values + 1, found.end()
    return True
