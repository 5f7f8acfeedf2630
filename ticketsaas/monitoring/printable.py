"""Decides how text from outside looks on a terminal."""


def make_printable(text: str) -> str:
    """The text with line breaks and control characters escaped."""
    return "".join(
        character if character.isprintable() else character.encode("unicode_escape").decode()
        for character in text
    )
