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
    detector = _load_detector()
    code, probability = detector.classify(words)
    if probability < _CERTAIN and dict(detector.rank(words))[ENGLISH] >= _HARDLY_ENGLISH:
        return ENGLISH
    return _CODES.get(code, str(code))


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
