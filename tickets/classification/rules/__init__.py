"""Tables of rules, one for each language: what phrases say about a ticket."""

from collections.abc import Mapping
from typing import Final

from tickets.classification.rules.dutch import DUTCH
from tickets.classification.rules.english import ENGLISH
from tickets.classification.rules.french import FRENCH
from tickets.classification.rules.german import GERMAN
from tickets.classification.rules.italian import ITALIAN
from tickets.classification.rules.language import Language
from tickets.classification.rules.portuguese import PORTUGUESE
from tickets.classification.rules.spanish import SPANISH

# By the code that the detection of the language returns.
LANGUAGES: Final[Mapping[str, Language]] = {
    language.code: language
    for language in (DUTCH, ENGLISH, FRENCH, GERMAN, ITALIAN, PORTUGUESE, SPANISH)
}
