"""Texts of a megabyte that are meant to keep a parser busy, named by their content."""

MEGABYTE = 1_000_000

HOSTILE = {
    "one letter": "a" * MEGABYTE,
    "open angle brackets": "<" * MEGABYTE,
    "open brackets": "(" * MEGABYTE,
    "denials": "not " * (MEGABYTE // 4),
    "tags only": "<b>" * (MEGABYTE // 3),
    "styles never closed": "<style>" * (MEGABYTE // 7),
    "one endless sentence": "refund me now please " * (MEGABYTE // 21),
    "scopes only": "is fixed if not please close would be great " * (MEGABYTE // 44),
    "capitals": "HELP " * (MEGABYTE // 5),
    "exclamation marks": "!" * MEGABYTE,
    "empty lines": "\n" * MEGABYTE,
    "an entity of endless digits": "&#" + "9" * MEGABYTE,
    "half entities": "&#" * (MEGABYTE // 2),
    "half addresses": "a@" * (MEGABYTE // 2),
    "a letter that unfolds to eighteen": "\ufdfa" * MEGABYTE,
    "combining marks": "\u0301" * MEGABYTE,
    "zero bytes": "\0" * MEGABYTE,
}
