"""Labels of a ticket and the reasons for them.

They are separate from the classifier, so that code that only reads labels doesn't load its rules.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

# Stored with every classification: raise it with any change of a rule, a word, the points or the classifier.
RULE_SET_VERSION = "4"


class Urgency(StrEnum):
    """The urgency of a ticket; the most pressing first."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


class Sentiment(StrEnum):
    """The tone of a ticket."""

    NEGATIVE = "negative"
    NEUTRAL = "neutral"
    POSITIVE = "positive"


class Confidence(StrEnum):
    """Whether a label is certain enough to act on without a person's look."""

    SURE = "sure"
    UNSURE = "unsure"


Label = Urgency | Sentiment | bool

# Every field that holds a label, with its values.
LABELS: Final[Mapping[str, tuple[Label, ...]]] = {
    "urgency": tuple(Urgency),
    "sentiment": tuple(Sentiment),
    "requires_action": (True, False),
}
LABEL_FIELDS = tuple(LABELS)


def show_label(label: Label) -> str:
    """Return a label as in JSON, without quotation marks."""
    return str(label).lower()


@dataclass(frozen=True, slots=True)
class FiredRule:
    """A rule that fired, the label it speaks for, and the words of the text that made it fire."""

    rule: str
    label: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Confidences:
    """How sure each label of a ticket is."""

    urgency: Confidence = Confidence.SURE
    sentiment: Confidence = Confidence.SURE
    requires_action: Confidence = Confidence.SURE


@dataclass(frozen=True, slots=True)
class Reasons:
    """Why each label of a ticket is as it is: a sentence or two for people. "" where nothing spoke."""

    urgency: str = ""
    sentiment: str = ""
    requires_action: str = ""


@dataclass(frozen=True, slots=True)
class Classification:
    """The labels of a ticket, the version of the rules that gave them, and the rules that fired.

    `language` is the code (ISO 639-1) of the language that the ticket was read in.
    """

    urgency: Urgency
    sentiment: Sentiment
    requires_action: bool
    version: str
    rules: tuple[FiredRule, ...]
    confidence: Confidences = Confidences()
    reasons: Reasons = Reasons()
    language: str = "en"
