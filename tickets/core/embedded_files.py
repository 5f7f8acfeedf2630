"""Files inside texts: a screenshot pasted into a mail must not push out the words next to it.

What is cut is no part of a ticket anywhere: neither stored, nor searched, nor compared with the next version.
"""

import re

from tickets.core.data_uris import cut_data_uris
from tickets.core.encoded_blocks import cut_encoded_blocks

_MARK = re.compile(r"\[embedded file(?:: [^\]\n]{1,80})?\]")


def cut_embedded_files(text: str) -> str:
    """Return the text with `[embedded file: image/png]` or the like in the place of each file in it.

    Files are `data:` URIs of any type, uuencoded blocks, parts of MIME in base64, and long runs of base64.
    The time grows with the length of the text alone, whatever it holds.
    """
    return cut_encoded_blocks(cut_data_uris(text))


def without_marks(text: str) -> str:
    """Return the text without our marks, whose words no customer wrote."""
    return _MARK.sub(" ", text) if "[embedded file" in text else text
