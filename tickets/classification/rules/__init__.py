"""Rules in the order of their table: what phrases say about a ticket, as a support lead would read them."""

from tickets.classification.rules import (
    anger,
    automatic,
    defects,
    legal,
    money,
    orders,
    praise,
    requests,
    scopes,
    security,
    senses,
    service,
)
from tickets.classification.rules.rule import Rule

TABLE: tuple[Rule, ...] = (
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
    *praise.RULES,
    *requests.RULES,
)
