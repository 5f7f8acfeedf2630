"""Report of an evaluation, as lines of text."""

from collections.abc import Iterator, Mapping
from typing import Final

from tickets.classification.evaluation.alarms import PER, Alarms, Share
from tickets.classification.evaluation.confusion_matrix import draw_matrix, draw_row
from tickets.classification.evaluation.metrics import Evaluation, FieldEvaluation
from tickets.core.labels import show_label
from ticketsaas.monitoring.printable import make_printable

_UNNAMED: Final = "(not said)"


def describe_evaluation(evaluation: Evaluation) -> Iterator[str]:
    """Yield the scores of each field, then the alarms: all, by origin and by language."""
    for field in evaluation.fields:
        yield ""
        yield from _describe_field(field)
    yield ""
    yield from _describe_alarms(evaluation.alarms)
    for title, parts in (("origin", evaluation.by_origin), ("language", evaluation.by_language)):
        if len(parts) > 1:
            yield ""
            yield from _describe_parts(title, parts)


def _describe_field(field: FieldEvaluation) -> Iterator[str]:
    yield f"{field.field}: macro-F1 {field.macro_f1:.3f}"
    yield draw_row("label", ("precision", "recall", "F1", "labelled"))
    for score in field.scores:
        shares = (f"{share:.3f}" for share in (score.precision, score.recall, score.f1))
        yield draw_row(show_label(score.label), (*shares, str(score.labelled)))
    yield from draw_matrix(field.counts, field=field.field, corner="person / rules")


def _describe_alarms(alarms: Alarms) -> Iterator[str]:
    yield f"false alarms per {PER:,} ordinary tickets, which a person labelled other than high"
    yield f"  high  {_per_thousand(alarms.false_share)}"
    yield f"  sure  {_per_thousand(alarms.sure_false_share)}"
    yield f"high: precision {_show(alarms.precision)}, recall {_show(alarms.recall)}"
    yield f"sure: precision {_show(alarms.sure_precision)}, recall {_show(alarms.sure_recall)}"


def _per_thousand(share: Share) -> str:
    least, most = share.interval
    of = f"{share.part} of {share.whole}"
    return f"{share.value * PER:.0f} ({least * PER:.0f} to {most * PER:.0f}; {of})"


def _show(share: Share) -> str:
    least, most = share.interval
    return f"{share.value:.2f} ({least:.2f} to {most:.2f}; {share.part} of {share.whole})"


def _describe_parts(title: str, parts: Mapping[str, Alarms]) -> Iterator[str]:
    yield draw_row(title, ("tickets", "high", "found", "false", "surely"))
    for name, alarms in sorted(parts.items(), key=lambda pair: (-_size(pair[1]), pair[0])):
        counts = (
            _size(alarms),
            alarms.emergencies,
            alarms.found,
            alarms.false,
            alarms.sure_false,
        )
        yield draw_row(make_printable(name) or _UNNAMED, map(str, counts))


def _size(alarms: Alarms) -> int:
    return alarms.ordinary + alarms.emergencies
