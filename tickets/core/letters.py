"""Form of a letter: the salutation at its beginning, and the sign-off with the names below it."""

import re
from collections.abc import Iterable, Iterator
from itertools import dropwhile, product
from typing import Final

_SIGN_OFFS: Final = frozenset(
    [
        *(
            "best",
            "br",
            "kr",
            "rgds",
            "thx",
            "tia",
            "cheers",
            "thanks",
            "thank you",
            "yours",
            "all the best",
            "respectfully",
        ),
        *(
            "thanks and regards",
            "thanks & regards",
            "thanks again",
            "thanks a lot",
            "thank you very much",
        ),
        *map("".join, product(("", "many "), ("thanks",), ("", " in advance"))),
        "thank you in advance",
        *map("".join, product(("", "yours "), ("faithfully", "sincerely", "truly"))),
        *map(
            "".join,
            product(
                ("", "with "),
                ("", "best ", "kind ", "kindest ", "many ", "warm ", "warmest "),
                ("regards", "wishes"),
            ),
        ),
        # German
        *map(
            "".join,
            product(
                ("mit ", ""),
                ("freundlichen ", "freundlichem ", "besten ", "herzlichen ", "vielen "),
                ("grüßen", "grüssen", "gruß", "gruss", "dank"),
            ),
        ),
        *map(
            "".join,
            product(
                ("viele ", "beste ", "liebe ", "schöne ", "freundliche ", "herzliche "),
                ("grüße", "grüsse"),
            ),
        ),
        *("mfg", "vg", "lg", "gruß", "grüße", "danke", "vielen dank", "hochachtungsvoll"),
        *("danke und gruß", "danke im voraus", "vielen dank im voraus"),
        # French
        *map("".join, product(("bien ", "très ", ""), ("cordialement", "à vous", "sincèrement"))),
        *("salutations", "merci", "merci d'avance", "merci beaucoup", "bonne journée", "cdlt"),
        *("respectueusement", "sincères salutations", "salutations distinguées", "bien à toi"),
        # Spanish and Portuguese
        *map("".join, product(("", "un ", "muchos "), ("saludo", "saludos"), ("", " cordiales"))),
        *("un cordial saludo", "saludos cordiales", "atentamente", "cordialmente", "gracias"),
        *("muchas gracias", "gracias de antemano", "muchas gracias de antemano"),
        *("atenciosamente", "cumprimentos", "com os melhores cumprimentos", "abraços", "abraço"),
        *(
            "melhores cumprimentos",
            "obrigado",
            "obrigada",
            "muito obrigado",
            "muito obrigada",
            "att",
        ),
        # Italian and Dutch
        *map("".join, product(("cordiali ", "distinti ", "cari ", ""), ("saluti",))),
        *("grazie", "grazie mille", "cordialmente", "grazie in anticipo"),
        *map(
            "".join, product(("met ", ""), ("vriendelijke ", "hartelijke "), ("groet", "groeten"))
        ),
        *("groet", "groeten", "groetjes", "mvg", "bedankt", "alvast bedankt", "hartelijk dank"),
        # Danish, Norwegian, Swedish, Polish
        *map("".join, product(("med ", ""), ("venlig hilsen", "vennlig hilsen"))),
        *map("".join, product(("med ", ""), ("vänlig hälsning", "vänliga hälsningar"))),
        *("mvh", "z poważaniem", "pozdrawiam"),
    ]
)
_SENT_FROM: Final = "sent from my"
# A sign-off is followed by names, titles and addresses; a line longer than this is text again, and so is a
# sentence.
_SIGNATURE_LINE_CHARACTERS: Final = 70
_SENTENCE: Final = re.compile(
    r"(?=.*[.!?][\"')]?$)\W*\w.*? [a-z\u00df-\u00ff'\u2019]+ [a-z\u00df-\u00ff'\u2019]+ \S.*"
)
# Without a mark at its end. The hours of a hotline have digits.
_SENTENCE_WORDS: Final = 7
_SENTENCE_WORDS_IN_LOWER_CASE: Final = 5
# "Thanks!" above the text is a greeting, not the end of the text.
_SHORTEST_LETTER_CHARACTERS: Final = 15

_GREETING: Final = (
    r"(?:hi|hello|hey|hiya|howdy|hallo|dear|greetings|welcome"
    r"|good (?:day|morning|afternoon|evening))"
)
# "Dear Mr. Miller, dear Ms O'Neil," but not "Hello my export of last month has failed,".
_SALUTATION: Final = re.compile(
    rf"(?:{_GREETING}(?:(?:,? dear)?(?! (?:is|are|was|has|have|had|not|no|my|our|we|i|can|does|did)\b)"
    r" [\w.'\u2019/&-]+){0,6} ?[,:;\u2013-]+|to whom (?:it|this) may concern[,.:!]*)",
    re.IGNORECASE,
)
# Other ends than a comma make a salutation only of a line that names somebody: "Hi support", "Hello Bo Ek!".
_ADDRESSEE: Final = re.compile(
    rf"{_GREETING}(?: (?:again|all|both|there|team|support|everyone|everybody|folks|guys|sir|madam|or|and"
    r"|mr\.?|mrs\.?|ms\.?|dr\.?)\b)*",
    re.IGNORECASE,
)
_NAMES: Final = re.compile(r"(?: [A-Z\u00c0-\u00de][\w.'\u2019-]*){0,3}[.!]*")
_SALUTATION_CHARACTERS: Final = 80


def read_body(lines: Iterable[str]) -> Iterator[str]:
    """Yield the lines of a letter without its salutation, its sign-off and what stands below that."""
    body = list(dropwhile(lambda line: not line.strip(), lines))
    if body and is_salutation(body[0].strip()):
        del body[0]
    return remove_signature(body, keeps_sign_off=False)


def remove_signature(lines: Iterable[str], *, keeps_sign_off: bool) -> Iterator[str]:
    """Yield the lines without those below a sign-off, until a long line or a postscript is text again."""
    length = 0
    signed = False
    for line in lines:
        stripped = line.strip()
        if signed and _is_text(stripped):
            signed = False
        if signed:
            continue
        if is_sign_off(stripped):
            signed = length >= _SHORTEST_LETTER_CHARACTERS
            if signed and not keeps_sign_off:
                continue
        length += len(stripped)
        yield line


def is_sign_off(line: str) -> bool:
    """Return whether a line without blanks around it ends a letter."""
    if len(line) > _SIGNATURE_LINE_CHARACTERS:
        return False
    lowered = line.lower()
    return lowered.rstrip(",.! ") in _SIGN_OFFS or lowered.startswith(_SENT_FROM)


def is_salutation(line: str) -> bool:
    """Return whether a line without blanks around it greets the reader and says nothing else."""
    if len(line) > _SALUTATION_CHARACTERS:
        return False
    if _SALUTATION.fullmatch(line):
        return True
    found = _ADDRESSEE.match(line)
    return found is not None and _NAMES.fullmatch(line, found.end()) is not None


def is_sentence(line: str) -> bool:
    """Return whether a line that stands below a sign-off is a sentence and no name, title or address."""
    if _SENTENCE.fullmatch(line):
        return True
    words = line.split()
    return (
        len(words) >= _SENTENCE_WORDS
        and sum(map(str.islower, words)) >= _SENTENCE_WORDS_IN_LOWER_CASE
        and not any(map(str.isdigit, line))
    )


def _is_text(line: str) -> bool:
    """Return whether a line below a sign-off is no part of a signature."""
    if len(line) > _SIGNATURE_LINE_CHARACTERS or is_sentence(line):
        return True
    return line[:3].lower() == "p.s" or line[:2].lower() == "ps"
