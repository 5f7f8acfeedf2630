"""Alarms that are counted against a person's labels, and the intervals of their shares."""

import pytest

from tests.support.factories import make_classification
from tickets.classification.evaluation.alarms import Alarms, Share, count_alarm
from tickets.core.labels import Confidence, Confidences, Urgency

UNSURE = Confidences(urgency=Confidence.UNSURE)


@pytest.mark.parametrize(
    ("given", "found", "expected"),
    [
        ("high", {"urgency": Urgency.HIGH}, Alarms(emergencies=1, found=1, sure_found=1)),
        ("high", {"urgency": Urgency.HIGH, "confidence": UNSURE}, Alarms(emergencies=1, found=1)),
        ("high", {"urgency": Urgency.LOW}, Alarms(emergencies=1)),
        ("low", {"urgency": Urgency.HIGH}, Alarms(ordinary=1, false=1, sure_false=1)),
        ("low", {"urgency": Urgency.HIGH, "confidence": UNSURE}, Alarms(ordinary=1, false=1)),
        ("medium", {"urgency": Urgency.MEDIUM}, Alarms(ordinary=1)),
    ],
)
def test_a_ticket_counts_once(given: str, found: dict[str, object], expected: Alarms) -> None:
    assert count_alarm(Urgency(given), make_classification(**found)) == expected


def test_counts_add_up_to_shares() -> None:
    alarms = Alarms(200, 10, 8, 6, 2, 5) + Alarms(200, 10, 0, 2, 0, 1)
    assert (alarms.false_share, alarms.sure_false_share) == (Share(8, 400), Share(2, 400))
    assert (alarms.precision, alarms.recall) == (Share(8, 16), Share(8, 20))
    assert (alarms.sure_precision, alarms.sure_recall) == (Share(6, 8), Share(6, 20))


def test_an_interval_holds_the_share_and_shrinks_with_the_number() -> None:
    few, many = Share(3, 10).interval, Share(300, 1000).interval
    assert few[0] < many[0] < 0.3 < many[1] < few[1]
    # From tables of Wilson's interval.
    assert few == (pytest.approx(0.108, abs=0.001), pytest.approx(0.603, abs=0.001))


def test_a_share_of_nothing_may_be_anything() -> None:
    assert (Share(0, 0).value, Share(0, 0).interval) == (0.0, (0.0, 1.0))
