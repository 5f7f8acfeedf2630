"""Plans of a reclassification: what stored tickets become when they are read again as today."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from ingestion.core.ticket_writes import Writes, plan_writes
from ingestion.core.weekly_alerts import Weeks, add_weeks, count_weeks
from notifications.core.alert_policy import AlertPolicy
from tickets.classification import ClassifyService
from tickets.core.changes import Change, FieldChange, StoredTicket
from tickets.core.documents import words_of
from tickets.core.labels import LABEL_FIELDS, Classification, FiredRule, Label
from tickets.core.relabelling import detect_reclassification

# Enough to see what the new rules do; the history has all of them.
MAX_EXAMPLES = 20

# A field, its label before and its label now.
Move = tuple[str, Label, Label]


@dataclass(frozen=True, slots=True)
class RelabelledTicket:
    """A ticket with other labels than before, and the rules that fired."""

    external_id: str
    fields: Mapping[str, FieldChange]
    rules: tuple[FiredRule, ...]


@dataclass(frozen=True, slots=True)
class Reclassification:
    """The outcome for some tickets.

    `relabelled` counts tickets with other labels, `explained` those that kept their labels for other
    reasons or under another version of the rules, `reworded` all with other words for search or
    statistics, `corrected` all of which a person corrected labels, which stay. `moves` counts labels that
    stay the same too, but none that a person corrected.
    """

    tickets: int = 0
    relabelled: int = 0
    explained: int = 0
    reworded: int = 0
    corrected: int = 0
    alerts: int = 0
    moves: Mapping[Move, int] = field(default_factory=dict)
    examples: tuple[RelabelledTicket, ...] = ()
    weeks: Weeks = field(default_factory=dict)

    def __add__(self, other: "Reclassification") -> "Reclassification":
        return Reclassification(
            tickets=self.tickets + other.tickets,
            relabelled=self.relabelled + other.relabelled,
            explained=self.explained + other.explained,
            reworded=self.reworded + other.reworded,
            corrected=self.corrected + other.corrected,
            alerts=self.alerts + other.alerts,
            moves=Counter(self.moves) + Counter(other.moves),
            examples=(self.examples + other.examples)[:MAX_EXAMPLES],
            weeks=add_weeks(self.weeks, other.weeks),
        )


@dataclass(frozen=True, slots=True)
class ReclassificationPlan:
    """What reading some tickets again writes. `last` is the last upstream id among them."""

    writes: Writes
    last: str
    result: Reclassification


def plan_reclassification(
    stored: Sequence[StoredTicket],
    *,
    tenant_id: str,
    run_id: str,
    may_alert: bool,
    policy: AlertPolicy,
    now: datetime,
) -> ReclassificationPlan:
    """Plan the writes that bring these tickets, given in order of upstream id, in line with the rules.

    Labels, rules and words are compared, not only versions, so that a version that somebody forgot to
    raise does no harm. The history gets a row where a label changes. `may_alert` says whether a ticket that
    becomes urgent raises an alert. A row that another program wrote stays as it is (`completion_plans.py`).
    """
    read = [(known, _classify(known)) for known in stored if known.is_complete]
    changes = [
        change
        for known, found in read
        if (
            change := detect_reclassification(
                known,
                found,
                words=words_of(known.ticket),
                may_begin=may_alert,
                closed=policy.closed,
            )
        )
    ]
    writes = plan_writes(changes, tenant_id=tenant_id, job_id=run_id, policy=policy, now=now)
    examples = tuple(_examples(changes))
    return ReclassificationPlan(
        writes=writes,
        last=stored[-1].ticket.external_id,
        result=Reclassification(
            tickets=len(stored),
            relabelled=len(examples),
            explained=sum(change.reclassified and not change.fields for change in changes),
            reworded=sum(change.words is not None for change in changes),
            corrected=sum(known.correction is not None for known in stored),
            alerts=writes.alerts_raised,
            moves=Counter(move for pair in read for move in _moves(*pair)),
            examples=examples[:MAX_EXAMPLES],
            weeks=count_weeks(read, least=policy.least, now=now),
        ),
    )


def _classify(known: StoredTicket) -> Classification:
    return ClassifyService().classify(known.ticket.subject, known.ticket.message)


def _moves(known: StoredTicket, found: Classification) -> Iterable[Move]:
    by_hand = () if known.correction is None else known.correction.labels
    names = (name for name in LABEL_FIELDS if name not in by_hand)
    return ((name, getattr(known, name), getattr(found, name)) for name in names)


def _examples(changes: Iterable[Change]) -> Iterable[RelabelledTicket]:
    for change in changes:
        if change.fields and change.classification is not None:
            yield RelabelledTicket(
                change.ticket.external_id, change.fields, change.classification.rules
            )
