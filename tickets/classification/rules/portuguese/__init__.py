"""Portuguese: the rules in the order of their table, as a support lead would read them."""

from tickets.classification.rules.language import Language
from tickets.classification.rules.portuguese import (
    brief,
    defects,
    legal,
    money,
    orders,
    requests,
    scopes,
    security,
    senses,
    service,
    telling,
    tone,
)
from tickets.classification.rules.portuguese.grammar import GRAMMAR
from tickets.classification.rules.portuguese.vocabulary import VOCABULARY

PORTUGUESE = Language(
    "pt",
    "Portuguese",
    VOCABULARY,
    GRAMMAR,
    rules=(
        *senses.RULES,
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
