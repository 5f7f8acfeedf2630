"""German: the rules in the order of their table, as a support lead would read them."""

from dataclasses import replace
from typing import Final

from tickets.classification.rules.german import (
    automatic,
    brief,
    defects,
    legal,
    money,
    orders,
    requests,
    scopes,
    security,
    service,
    telling,
    tone,
)
from tickets.classification.rules.german.grammar import GRAMMAR
from tickets.classification.rules.german.vocabulary import VOCABULARY, spell_without_umlauts
from tickets.classification.rules.language import Language

_RULES: Final = (
    *automatic.RULES,
    *scopes.RULES,
    *legal.RULES,
    *money.RULES,
    *service.RULES,
    *security.RULES,
    *defects.RULES,
    *orders.RULES,
    *tone.RULES,
    *requests.RULES,
    *telling.RULES,
)
_TEXTS: Final = (
    *(rule.phrases for rule in (*_RULES, *brief.RULES)),
    *(word for words in VOCABULARY.classes.values() for word in words),
    *(wording for wordings in VOCABULARY.macros.values() for wording in wordings),
)

GERMAN: Final = Language(
    "de",
    "German",
    replace(VOCABULARY, spellings=spell_without_umlauts(_TEXTS) | dict(VOCABULARY.spellings)),
    GRAMMAR,
    rules=_RULES,
    brief=brief.RULES,
)
