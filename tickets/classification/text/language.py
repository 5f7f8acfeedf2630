"""Detection of the language that a text is written in.

py3langid estimates it; its model comes with the package, and the same text always gets the same answer. What
counts as certain was measured: docs/decisions/0095-languages.md.
"""

import re
from functools import cache
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

# What a text is read as that is too short, or whose language is not certain.
ENGLISH: Final = "en"
# The languages that support desks get. Any further one makes those that resemble it less certain.
_LANGUAGES: Final = frozenset(
    "en de fr es pt it nl ca ro pl cs sk sl hr hu sv da no nn fi et lv lt tr vi id "
    "ru uk bg el he ar fa ur hi bn ta te am th ka ja ko zh".split()
)
# The detector's code for what is no language, such as source code and the output of a program.
_NO_LANGUAGE: Final = "zxx"
# Nynorsk is written Norwegian as well.
_CODES: Final = {"nn": "no", _NO_LANGUAGE: ENGLISH}

# A language is certain at this probability, or if the text can hardly be English: Danish and Norwegian share
# what isn't English between them.
_CERTAIN: Final = 0.7
_HARDLY_ENGLISH: Final = 0.01

# Shorter texts are names and codes as often as sentences.
_MIN_LETTERS: Final = 20
# A letter of another script than the Latin one excludes English by itself, and may be a whole syllable.
_OTHER_SCRIPT: Final = re.compile(r"[^\x00-\u024f\W\d_]")
_LETTERS_PER_OTHER: Final = 3

# English above a sign-off in another language. Few words of English have 0.3 and more, others 0.15 at most.
_LIKELY_ENGLISH: Final = 0.25
_SIGN_OFF_LETTERS: Final = 40
_FEWEST_LETTERS: Final = 10
# Another language above a company's footer in English.
_PLAINLY_FOREIGN: Final = 0.95
# An empty line, as `plain_text.py` writes it.
_PARAGRAPH: Final = " , . , "

# With twice as many the same languages are told.
_MAX_CHARACTERS: Final = 200
# Where they are looked for.
_MAX_READ: Final = 4_000
# Addresses, handles, numbers, codes and paths: a run of ASCII characters with one that words don't have.
_CODE: Final = re.compile(r"(?<![!-~])[!\"$-.:;?\[\]^`a-z|~]*+[#/0-9<=>@\\_{}][!-~]*+")


def detect_language(text: str) -> str:
    """Return the code (ISO 639-1) of the language of a plain text; English unless another one is certain.

    Threads may share it. The first call takes about a second, because it loads the model.
    """
    words = _read_words(text)
    if _count_letters(words) < _MIN_LETTERS:
        return ENGLISH
    return _tell_by_opening(text) or _tell(words)


def _tell(words: str) -> str:
    detector = _load_detector()
    code, probability = detector.classify(words)
    if probability < _CERTAIN and _rate_english(words) >= _HARDLY_ENGLISH:
        return ENGLISH
    return _CODES.get(code, str(code))


def _rate_english(words: str) -> float:
    """Return how likely words are English, from 0 to 1."""
    return float(dict(_load_detector().rank(words))[ENGLISH])


def _tell_by_opening(text: str) -> str | None:
    """Return the language of a text that ends in another one; None if that is not certain."""
    opening, rest = _split_opening(text)
    letters = _count_letters(opening)
    if not rest or letters < _FEWEST_LETTERS:
        return None
    if _count_letters(rest) <= max(letters, _SIGN_OFF_LETTERS):
        return ENGLISH if _rate_english(opening) >= _LIKELY_ENGLISH else None
    code, probability = _load_detector().classify(opening)
    is_plain = letters >= _MIN_LETTERS and probability >= _PLAINLY_FOREIGN
    return None if code == _NO_LANGUAGE or not is_plain else _tell(opening)


def _split_opening(text: str) -> tuple[str, str]:
    """Return the words of the first paragraph that is no salutation, and all others."""
    paragraphs = text[:_MAX_READ].split(_PARAGRAPH)
    begun = [at for at, paragraph in enumerate(paragraphs) if _may_open(paragraph)]
    opening = begun[0] if begun else 0
    others = paragraphs[:opening] + paragraphs[opening + 1 :]
    return _read_words(paragraphs[opening]), _read_words(" ".join(others))


def _may_open(paragraph: str) -> bool:
    """Return whether a paragraph is no salutation, which ends with a comma, and no name."""
    is_salutation = paragraph.rstrip().endswith(",")
    return not is_salutation and _count_letters(_read_words(paragraph)) >= _FEWEST_LETTERS


def is_long_enough(text: str) -> bool:
    """Return whether a text has so many letters that it is not read as English for that alone."""
    return _count_letters(_read_words(text)) >= _MIN_LETTERS


def _read_words(text: str) -> str:
    """Return the beginning of a text in small letters, without what isn't words."""
    lowered = text[:_MAX_READ].lower()
    return " ".join(_CODE.sub(" ", lowered).split())[:_MAX_CHARACTERS]


def _count_letters(words: str) -> int:
    letters = sum(map(str.isalpha, words))
    if letters >= _MIN_LETTERS or words.isascii():
        return letters
    return letters + (_LETTERS_PER_OTHER - 1) * len(_OTHER_SCRIPT.findall(words))


@cache
def _load_detector() -> "LanguageIdentifier":
    # Imported here, because it takes a quarter of a second and most commands classify nothing.
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    everything = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    everything.set_languages(_LANGUAGES | {_NO_LANGUAGE})
    # A detector of its own gives back the memory of all other languages. Its numbers have the precision that
    # every call converts them to otherwise, which takes as long as the rest of the call.
    return LanguageIdentifier(
        everything.nb_ptc.astype("float32"),
        everything.nb_pc,
        everything.nb_classes,
        everything.tk_nextmove,
        everything.tk_output,
        norm_probs=True,
        tk_row=everything.tk_row,
    )
