"""What a rule is: a name, the effect it has, and the phrases that fire it."""

from dataclasses import dataclass
from typing import Final


class Effect:
    """What a rule's phrase says about the ticket, or about the other phrases in it.

    Plain strings: a member of an enumeration takes four times as long to look up, and some fifty
    are looked up for every ticket.
    """

    HIGH: Final = "urgency=high"
    MEDIUM: Final = "urgency=medium"
    NEGATIVE: Final = "sentiment=negative"
    POSITIVE: Final = "sentiment=positive"
    ASKS: Final = "requires_action=true"
    # Praise that is mockery when it stands beside a problem.
    MOCKING: Final = "sentiment=negative beside a problem"
    # Raises a defect in the same ticket to high: many people have it.
    WIDESPREAD: Final = "urgency=high with a defect"
    # The words are used in another sense: nothing else may fire on them.
    SENSE: Final = "scope=sense"
    # What stands before it, or beside it, is over.
    RESOLVED: Final = "scope=resolved"
    # The whole ticket is over.
    CLOSED: Final = "scope=closed"
    # The sentence asks or tells about a thing without having it.
    ABOUT: Final = "scope=about"
    # What follows in the clause has not happened.
    HYPOTHETICAL: Final = "scope=hypothetical"
    # The sentence proposes something and expects no answer.
    SUGGESTION: Final = "scope=suggestion"
    # No person wrote this, or nobody is to answer it.
    AUTOMATIC: Final = "scope=automatic"
    # Contradicts a resolution in the same clause.
    STILL: Final = "scope=still"


@dataclass(frozen=True, slots=True, eq=False)
class Rule:
    """One row of the table. A firm rule holds even where something is asked or supposed; an
    asserted one does not hold in a question.
    """

    name: str
    effect: str
    phrases: str
    firm: bool = False
    asserted: bool = False
