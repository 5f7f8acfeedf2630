"""French: the rules in the order of their table, as a support lead would read them."""

from typing import Final

from tickets.classification.rules.french import (
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
from tickets.classification.rules.french.grammar import GRAMMAR
from tickets.classification.rules.french.vocabulary import VOCABULARY
from tickets.classification.rules.language import Language

FRENCH: Final = Language(
    "fr",
    "French",
    VOCABULARY,
    GRAMMAR,
    rules=(
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
    ),
    brief=brief.RULES,
)
