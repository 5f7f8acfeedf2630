"""Alarms: how many emergencies the classifier finds, and how often it cries wolf."""

import math
from dataclasses import astuple, dataclass
from typing import Final

from tickets.core.labels import Classification, Confidence, Urgency

PER: Final = 1_000
# The width of a 95 % interval in standard deviations.
_DEVIATIONS: Final = 1.96


@dataclass(frozen=True, slots=True)
class Share:
    """A part of a whole, with its 95 % interval after Wilson, which holds for small numbers too."""

    part: int
    whole: int

    @property
    def value(self) -> float:
        """The share from 0 to 1; that of nothing is 0."""
        return self.part / self.whole if self.whole else 0.0

    @property
    def interval(self) -> tuple[float, float]:
        """The least and the greatest share that this sample is likely to come from."""
        if not self.whole:
            return 0.0, 1.0
        spread = _DEVIATIONS**2 / self.whole
        middle = (self.value + spread / 2) / (1 + spread)
        half = math.sqrt(self.value * (1 - self.value) * spread + spread**2 / 4) / (1 + spread)
        return max(middle - half, 0.0), min(middle + half, 1.0)


@dataclass(frozen=True, slots=True)
class Alarms:
    """Counts of tickets: ordinary ones, which a person labelled other than high, and emergencies.

    `false` are the ordinary ones that the classifier labelled high, `found` the emergencies; `sure_false`
    and `sure_found` are those of which it was sure.
    """

    ordinary: int = 0
    emergencies: int = 0
    false: int = 0
    found: int = 0
    sure_false: int = 0
    sure_found: int = 0

    def __add__(self, other: "Alarms") -> "Alarms":
        return Alarms(*(a + b for a, b in zip(astuple(self), astuple(other), strict=True)))

    @property
    def false_share(self) -> Share:
        """The share of ordinary tickets that are falsely high."""
        return Share(self.false, self.ordinary)

    @property
    def sure_false_share(self) -> Share:
        """The share of ordinary tickets that are falsely high, and surely so: those wake somebody."""
        return Share(self.sure_false, self.ordinary)

    @property
    def precision(self) -> Share:
        """The share of tickets labelled high that are emergencies."""
        return Share(self.found, self.found + self.false)

    @property
    def sure_precision(self) -> Share:
        """The same of those of which the classifier was sure."""
        return Share(self.sure_found, self.sure_found + self.sure_false)

    @property
    def recall(self) -> Share:
        """The share of emergencies that are labelled high."""
        return Share(self.found, self.emergencies)

    @property
    def sure_recall(self) -> Share:
        """The share of emergencies that are labelled high, and surely so."""
        return Share(self.sure_found, self.emergencies)


def count_alarm(urgency: Urgency, found: Classification) -> Alarms:
    """Count one ticket, given a person's label."""
    is_high = found.urgency is Urgency.HIGH
    is_sure = is_high and found.confidence.urgency is Confidence.SURE
    if urgency is Urgency.HIGH:
        return Alarms(emergencies=1, found=int(is_high), sure_found=int(is_sure))
    return Alarms(ordinary=1, false=int(is_high), sure_false=int(is_sure))
