"""Masks the parts of a text that no log and no terminal may show."""

import re

_CREDENTIALS = re.compile(r"(?<=://)[^\s/@]*(?:/[^\s/@]*)*@")
_QUERY = re.compile(r"\?[^\s?=&]{1,64}=\S*")
# The driver repeats the whole command that failed, with the documents in it.
_DRIVER_DETAILS = re.compile(r", full error: .*")


def mask_credentials(text: str) -> str:
    """Replace user and password in every address of the text, even when they hold an unescaped slash."""
    return _CREDENTIALS.sub("***@", text)


def mask_secrets(text: str) -> str:
    """Replace credentials and query strings in addresses, and cut documents off the driver's messages."""
    return _DRIVER_DETAILS.sub("", _QUERY.sub("?***", mask_credentials(text)))
