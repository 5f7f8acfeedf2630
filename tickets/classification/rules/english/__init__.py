"""English: the rules in the order of their table, as a support lead would read them."""

from tickets.classification.rules.english import (
    anger,
    automatic,
    brief,
    defects,
    irony,
    legal,
    money,
    orders,
    outrage,
    praise,
    requests,
    scopes,
    security,
    senses,
    service,
    telling,
    threats,
    treatment,
)
from tickets.classification.rules.english.grammar import GRAMMAR
from tickets.classification.rules.english.vocabulary import VOCABULARY
from tickets.classification.rules.language import Language

ENGLISH = Language(
    "en",
    "English",
    VOCABULARY,
    GRAMMAR,
    rules=(
        *senses.RULES,
        *automatic.RULES,
        *scopes.RULES,
        *legal.RULES,
        *money.RULES,
        *service.RULES,
        *security.RULES,
        *defects.RULES,
        *orders.RULES,
        *anger.RULES,
        *outrage.RULES,
        *treatment.RULES,
        *threats.RULES,
        *irony.RULES,
        *praise.RULES,
        *requests.RULES,
        *telling.RULES,
    ),
    brief=(*brief.RULES, *requests.BRIEF),
)
