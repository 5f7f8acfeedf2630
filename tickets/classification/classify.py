"""Classifier of tickets: urgency, sentiment and requires_action from the words, with the reasons.

The same text always gets the same labels; any text is accepted.
"""

from typing import Final

from tickets.classification.explanation import (
    explain,
    explain_automatic,
    explain_bulk,
    explain_language,
)
from tickets.classification.labelling import AUTOMATIC, is_automatic, label_by_rules
from tickets.classification.reader import Reading, find_reader
from tickets.classification.rules.english import ENGLISH
from tickets.classification.score_table import read_table
from tickets.classification.scoring import MIN_WORDS, ScoreTable
from tickets.classification.signs import find_settled, find_signs
from tickets.classification.text.language import detect_language
from tickets.classification.text.plain_text import read_ticket
from tickets.classification.weighing import NOT_READ, Weighed, trust_rules, weigh
from tickets.core.labels import (
    RULE_SET_VERSION,
    Classification,
    FiredRule,
    Reasons,
)
from tickets.core.mail import find_bulk_sign

_ENOUGH_TO_TELL_THE_LANGUAGE: Final = "Where can I find the export of my contacts?"


class ClassifyService:
    """Labels tickets by the tables of rules and points. Two of them label alike, and share the tables."""

    def __init__(self, scores: ScoreTable | None = None) -> None:
        self._scores = scores or ScoreTable(read_table())

    def load(self) -> None:
        """Load the English tables and the model of languages, a second or two in a process that has not."""
        self.classify("", _ENOUGH_TO_TELL_THE_LANGUAGE)

    def classify(self, subject: str, message: str) -> Classification:
        """Classify a ticket; an empty one is low, neutral and requires no action.

        One in a language that has no table is medium, requires action, and nothing of that is sure.
        """
        text = read_ticket(subject=subject, message=message)
        code = detect_language(text)
        reader = find_reader(code)
        if reader is None:
            return _classification(NOT_READ, code, (), explain_language(code))
        sign = find_bulk_sign(message, subject=subject)
        if sign:
            return _classification(trust_rules(AUTOMATIC, plain=True), code, *explain_bulk(sign))
        reading = reader.read(text)
        if is_automatic(reading.found):
            return _classification(
                trust_rules(AUTOMATIC, plain=True), code, *explain_automatic(reading.found)
            )
        return self._weigh(reading, code)

    def _weigh(self, reading: Reading, code: str) -> Classification:
        """Label by the rules, and by the points where there are any: not in a short or a foreign text."""
        by_rules = label_by_rules(reading.found, shouts=bool(reading.shout))
        plain = reading.states_high_plainly
        opinions = None
        weighed = trust_rules(by_rules, plain=plain)
        if code == ENGLISH.code and reading.length >= MIN_WORDS:
            signs = find_signs(reading, by_rules)
            opinions = self._scores.score(reading.found.text.words, signs=signs)
            weighed = weigh(by_rules, opinions, plain=plain, settled=find_settled(reading))
        return _classification(weighed, code, *explain(reading, weighed, opinions))


def _classification(
    weighed: Weighed, language: str, rules: tuple[FiredRule, ...], reasons: Reasons
) -> Classification:
    labels = weighed.labels
    return Classification(
        labels.urgency,
        labels.sentiment,
        labels.requires_action,
        RULE_SET_VERSION,
        rules,
        weighed.confidence,
        reasons,
        language,
    )
