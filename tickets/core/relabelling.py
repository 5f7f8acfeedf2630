"""Changes of a stored ticket's labels alone: newer rules, or a person's correction."""

from collections.abc import Set
from dataclasses import astuple, replace

from tickets.core.changes import (
    Action,
    Change,
    StoredTicket,
    compare_labels,
    detect_change,
    rate_stored,
    rerate,
)
from tickets.core.corrections import Correction, correct
from tickets.core.keywords import TicketWords
from tickets.core.labels import Classification


def detect_reclassification(
    stored: StoredTicket,
    classification: Classification,
    *,
    words: TicketWords,
    may_begin: bool,
    closed: Set[str],
) -> Change | None:
    """Return the change of a stored ticket to today's labels, reasons and words, or None if it has them.

    A deleted ticket stays deleted, and a correction stands. The change is silent unless `may_begin`.
    """
    labels = correct(classification, stored.correction)
    change = replace(
        detect_change(stored, stored.ticket, classification, closed=closed),
        action=Action.UPDATED,
        fields=compare_labels(stored, labels, stored.correction),
        urgent_before=rate_stored(stored, closed=closed),
        urgent_now=rerate(stored, labels, closed=closed),
        is_silent=not may_begin,
        words=None if (stored.keywords, stored.searched) == astuple(words) else words,
    )
    has_changed = change.fields or change.reclassified or change.words is not None
    return change if has_changed else None


def detect_relabelling(
    stored: StoredTicket, correction: Correction | None, *, by: str, closed: Set[str]
) -> Change | None:
    """Return the change that a person's correction makes to an active ticket; None if it says nothing new.

    None instead of a correction takes the one that stands back: the labels are the rules' again.
    """
    rules, known = stored.classification, stored.correction
    is_same = known == correction or (known and correction and known.says_the_same(correction))
    if rules is None or is_same:
        return None
    labels = correct(rules, correction)
    return Change(
        Action.RELABELLED,
        stored.ticket,
        rules,
        compare_labels(stored, labels, correction),
        stored=stored,
        urgent_before=rate_stored(stored, closed=closed),
        urgent_now=rerate(stored, labels, closed=closed),
        reclassified=False,
        correction=correction,
        by=by,
    )
