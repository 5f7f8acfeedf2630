"""Makes text from outside safe to print on a terminal."""


def make_printable(text: str) -> str:
    """Return the text with line breaks and control characters escaped."""
    return "".join(
        character if character.isprintable() else character.encode("unicode_escape").decode()
        for character in text
    )
