"""What a rule is: a name, the effect it has, and the phrases that fire it."""

from dataclasses import dataclass
from enum import StrEnum


class Effect(StrEnum):
    """What a rule's phrase says about the ticket, or about the other phrases in it."""

    HIGH = "urgency=high"
    MEDIUM = "urgency=medium"
    NEGATIVE = "sentiment=negative"
    POSITIVE = "sentiment=positive"
    ASKS = "requires_action=true"
    # Praise that is mockery when it stands beside a problem.
    MOCKING = "sentiment=negative beside a problem"
    # Raises a defect in the same ticket to high: many people have it.
    WIDESPREAD = "urgency=high with a defect"
    # The words are used in another sense: nothing else may fire on them.
    SENSE = "scope=sense"
    # What stands before it, or beside it, is over.
    RESOLVED = "scope=resolved"
    # The whole ticket is over.
    CLOSED = "scope=closed"
    # The sentence asks or tells about a thing without having it.
    ABOUT = "scope=about"
    # What follows in the clause has not happened.
    HYPOTHETICAL = "scope=hypothetical"
    # The sentence proposes something and expects no answer.
    SUGGESTION = "scope=suggestion"
    # No person wrote this, or nobody is to answer it.
    AUTOMATIC = "scope=automatic"
    # Contradicts a resolution in the same clause.
    STILL = "scope=still"


@dataclass(frozen=True, slots=True, eq=False)
class Rule:
    """One row of the table. A firm rule holds even where something is asked or supposed; an
    asserted one does not hold in a question.
    """

    name: str
    effect: Effect
    phrases: str
    firm: bool = False
    asserted: bool = False
