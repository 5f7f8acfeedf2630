"""`manage.py evaluate_classification`: measures the classifier with labelled tickets."""

from argparse import ArgumentParser, ArgumentTypeError
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from tickets.classification.evaluation.labelled_files import BadRow, UnreadableFile, read_labelled
from tickets.classification.evaluation.labelled_ticket import LabelledTicket
from tickets.classification.evaluation.metrics import (
    Evaluation,
    Miss,
    evaluate,
)
from tickets.core.labels import RULE_SET_VERSION, show_label
from tickets.management import corrections
from tickets.management.evaluation_report import describe_evaluation
from ticketsaas.monitoring.printable import make_printable

EXIT_UNREADABLE = 2
# If there are more bad rows, the whole file is wrong.
SHOWN_BAD_ROWS = 10
MISSES = 20
# Enough to recognise the ticket.
SHOWN_CHARACTERS = 300


class Command(BaseCommand):
    help = (
        "Compare the classifier's labels with a person's. FILE contains tickets with subject, message, "
        "urgency, sentiment and requires_action: JSON, one object per line, or CSV with a header, like "
        "an export of this product with corrected labels. Rows without usable labels are reported "
        "and skipped. No database is needed. With --corrections instead of FILE it reads the tickets whose "
        "labels people corrected. Exit code: 0, or 2 if the file can't be read or there is nothing to "
        "measure."
    )
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", metavar="FILE", nargs="?")
        corrections.add_arguments(parser)
        parser.add_argument(
            "--misses",
            metavar="N",
            type=_parse_count,
            default=MISSES,
            help=f"print the first N tickets labelled differently from a person (default {MISSES})",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        self._bad_rows = 0
        corrections.check(options, returncode=EXIT_UNREADABLE)
        if options["corrections"] == (options["file"] is not None):
            raise CommandError("Give either FILE or --corrections.", returncode=EXIT_UNREADABLE)
        if options["corrections"]:
            evaluation = evaluate(corrections.read(options), keep=options["misses"])
        else:
            evaluation = self._evaluate_file(options["file"], keep=options["misses"])
        if not evaluation.tickets:
            raise CommandError(self._describe_nothing(options), returncode=EXIT_UNREADABLE)
        self._print(evaluation)

    def _evaluate_file(self, path: str, *, keep: int) -> Evaluation:
        try:
            with open(path, "rb") as file:
                return evaluate(self._take_labelled(read_labelled(file)), keep=keep)
        except (OSError, UnreadableFile) as error:
            raise CommandError(_describe_error(error), returncode=EXIT_UNREADABLE) from error

    def _describe_nothing(self, options: Mapping[str, Any]) -> str:
        if options["corrections"]:
            return "No correction stands."
        return f"No row is a labelled ticket; {self._bad_rows} were skipped."

    def _take_labelled(self, rows: Iterable[LabelledTicket | BadRow]) -> Iterator[LabelledTicket]:
        for row in rows:
            if isinstance(row, LabelledTicket):
                yield row
                continue
            self._bad_rows += 1
            if self._bad_rows <= SHOWN_BAD_ROWS:
                reason = make_printable(row.reason)
                self.stderr.write(f"Line {row.line} is skipped: {reason}.")

    def _print(self, evaluation: Evaluation) -> None:
        if more := max(self._bad_rows - SHOWN_BAD_ROWS, 0):
            self.stderr.write(f"And {more} more lines are skipped.")
        self._say(
            f"{evaluation.tickets} labelled tickets by rules {RULE_SET_VERSION}, "
            f"{self._bad_rows} rows skipped"
        )
        self._say(*describe_evaluation(evaluation))
        self._say("", f"{evaluation.missed} tickets labelled differently from a person")
        for miss in evaluation.misses:
            self._say("", *_describe_miss(miss))
        if more := evaluation.missed - len(evaluation.misses):
            self._say("", f"and {more} more (--misses N shows the first N)")

    def _say(self, *lines: str) -> None:
        for line in lines:
            self.stdout.write(line)


def _parse_count(text: str) -> int:
    if not text.isdecimal():
        raise ArgumentTypeError("must be a whole number, 0 or more")
    return int(text)


def _describe_error(error: OSError | UnreadableFile) -> str:
    if isinstance(error, OSError):
        return f"{make_printable(str(error.filename))}: {error.strerror}."
    return make_printable(str(error))


def _describe_miss(miss: Miss) -> Iterator[str]:
    wrong = ", ".join(
        f"{field} {show_label(found)} and not {show_label(given)}"
        for field, (given, found) in miss.wrong.items()
    )
    yield make_printable(f"{miss.ticket.place}: {wrong}")
    text = make_printable(f"{miss.ticket.subject} | {miss.ticket.message[:SHOWN_CHARACTERS]}")
    yield f"  {text[:SHOWN_CHARACTERS]}"
    for fired in miss.rules:
        yield f"  {fired.rule} ({fired.label}): {make_printable(' '.join(fired.words))}"
    if not miss.rules:
        yield "  no rule fired"
