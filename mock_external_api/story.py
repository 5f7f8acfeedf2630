"""What a text template is: a situation customers write about, with the label it deserves."""

from dataclasses import dataclass
from typing import Literal

Urgency = Literal["high", "medium", "low"]
Sentiment = Literal["negative", "neutral", "positive"]


@dataclass(frozen=True, slots=True)
class Story:
    """One situation. `{slots}` in its texts are filled from texts_slots, alike in both texts.

    With as many subjects as bodies, the first belongs to the first and so on; else any to any.

    `weight` is how often it comes relative to others. A `plain` one is sent exactly as written:
    no greeting, no details and no signature around it.
    """

    urgency: Urgency
    sentiment: Sentiment
    requires_action: bool
    subjects: tuple[str, ...]
    bodies: tuple[str, ...]
    weight: int = 10
    plain: bool = False
