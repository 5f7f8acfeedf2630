"""Templates of tickets: a situation that customers write about, with the labels it deserves."""

from dataclasses import dataclass
from typing import Literal

Urgency = Literal["high", "medium", "low"]
Sentiment = Literal["negative", "neutral", "positive"]


@dataclass(frozen=True, slots=True)
class Story:
    """One situation. `{slots}` in its texts are filled from `slots.py`, with the same values in both.

    With as many subjects as bodies they belong together in pairs; otherwise any goes with any.

    `weight` is its frequency relative to others. A `plain` one is sent exactly as written, without
    greeting, details and signature.
    """

    urgency: Urgency
    sentiment: Sentiment
    requires_action: bool
    subjects: tuple[str, ...]
    bodies: tuple[str, ...]
    weight: int = 10
    plain: bool = False
