"""Rules: each has a name, an effect, and the phrases that fire it."""

from dataclasses import dataclass
from enum import StrEnum


class Effect(StrEnum):
    """The effect of a rule: a label for the ticket, or a scope that mutes other phrases in it."""

    HIGH = "urgency=high"
    MEDIUM = "urgency=medium"
    NEGATIVE = "sentiment=negative"
    POSITIVE = "sentiment=positive"
    ASKS = "requires_action=true"
    # The writer tells something and expects no answer.
    TELLS = "requires_action=false"
    # Praise, which is mockery next to a problem.
    MOCKING = "sentiment=negative beside a problem"
    # Many people have the problem, which raises a defect in the same ticket to high.
    WIDESPREAD = "urgency=high with a defect"
    # The words are used in another sense; no other rule may fire on them.
    SENSE = "scope=sense"
    # The problem before it, or in the same clause, is over.
    RESOLVED = "scope=resolved"
    # The whole ticket is over.
    CLOSED = "scope=closed"
    # The sentence asks about what follows in it, which the writer need not have.
    ABOUT = "scope=about"
    # The sentence discusses a problem that the writer doesn't have.
    TOPIC = "scope=topic"
    # What follows in the clause has not happened.
    HYPOTHETICAL = "scope=hypothetical"
    # The sentence proposes something and expects no answer.
    SUGGESTION = "scope=suggestion"
    # No person wrote the ticket, or nobody has to answer it.
    AUTOMATIC = "scope=automatic"
    # It denies, supposes or proposes nothing, though its words do elsewhere: "not only", "no idea".
    AFFIRMED = "scope=affirmed"
    # Contradicts a resolution in the same clause.
    STILL = "scope=still"


@dataclass(frozen=True, slots=True, eq=False)
class Rule:
    """A row of the rule table.

    A firm rule holds even in a question or a supposition; an asserted one doesn't hold in a question. A
    plain rule states its label by itself; other evidence may overrule one that is not, and its label is
    unsure. Rules of the same name say the same in every language (`sentences.py`).
    """

    name: str
    effect: Effect
    phrases: str
    firm: bool = False
    asserted: bool = False
    plain: bool = True
