"""`manage.py fit_points`: fits the table of points to labelled tickets."""

import csv
from argparse import ArgumentParser, ArgumentTypeError
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, BinaryIO, TypeVar

from django.core.management.base import BaseCommand, CommandError

from tickets.classification.evaluation.fit import Example, TooFewLabels, fit
from tickets.classification.evaluation.labelled_files import (
    BadRow,
    UnreadableFile,
    read_labelled,
    read_texts,
)
from tickets.classification.evaluation.labelled_ticket import LabelledTicket
from tickets.classification.evaluation.metrics import evaluate
from tickets.classification.evaluation.training import (
    REAL_WEIGHT,
    WRITTEN_WEIGHT,
    ExampleMaker,
    cross_validate,
)
from tickets.classification.score_table import COLUMNS, TABLE, Feature, Points
from tickets.management import corrections
from tickets.management.evaluation_report import describe_evaluation

EXIT_UNREADABLE = 2
# What corrections are called among the files of real tickets.
CORRECTIONS = "corrections"

_Row = TypeVar("_Row")


class Command(BaseCommand):
    help = (
        "For maintainers of this product: fit the points of words "
        "(tickets/classification/points.csv, part of the source) to labelled tickets, in files in the "
        "format of evaluate_classification, or with --corrections to tickets whose labels people corrected, "
        "which count as those of real desks. Needs the development requirements. Afterwards raise "
        "RULE_SET_VERSION, and measure on tickets that were not in the files. Exit code: 0, or 2 if a "
        "file can't be read or has a row that can't be used, or no ticket has one of the labels."
    )
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--real", metavar="FILE", nargs="+", default=[], help="tickets of real desks"
        )
        corrections.add_arguments(parser)
        parser.add_argument(
            "--written", metavar="FILE", nargs="+", default=[], help="tickets that somebody made up"
        )
        parser.add_argument(
            "--ordinary",
            metavar="FILE",
            nargs="+",
            default=[],
            help="texts of real desks that nobody labelled: they get the labels of the rules",
        )
        parser.add_argument(
            "--high-share",
            metavar="SHARE",
            type=_parse_share,
            help="weigh tickets so that this share is high, such as 0.1; default: as it is",
        )
        parser.add_argument(
            "--folds",
            metavar="N",
            type=int,
            help="write nothing, and measure on each file of real tickets instead: N times, with points "
            "that were fitted without the origins of the tickets measured",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        corrections.check(options, returncode=EXIT_UNREADABLE)
        real = {path: list(_read(path, read_labelled)) for path in options["real"]}
        if options["corrections"]:
            real[CORRECTIONS] = list(corrections.read(options))
        examples = list(_make_examples(real, options["written"], options["ordinary"]))
        if not examples:
            raise CommandError("There is no ticket to fit to.", returncode=EXIT_UNREADABLE)
        try:
            self._fit(real, examples, options)
        except TooFewLabels as error:
            raise CommandError(str(error), returncode=EXIT_UNREADABLE) from error

    def _fit(
        self,
        real: Mapping[str, Sequence[LabelledTicket]],
        examples: Sequence[Example],
        options: Mapping[str, Any],
    ) -> None:
        if options["folds"]:
            self._measure(real, examples, options)
            return
        table = fit(examples, high_share=options["high_share"])
        _write(table)
        self.stdout.write(f"{len(examples)} tickets gave points to {len(table)} words.")

    def _measure(
        self,
        real: Mapping[str, Sequence[LabelledTicket]],
        examples: Sequence[Example],
        options: Mapping[str, Any],
    ) -> None:
        origins = [ticket.origin for tickets in real.values() for ticket in tickets]
        services = cross_validate(
            examples, origins, folds=options["folds"], high_share=options["high_share"]
        )
        for path, tickets in real.items():
            evaluation = evaluate(
                tickets,
                keep=0,
                classify=lambda text: services[text.origin].classify(text.subject, text.message),
            )
            self.stdout.write(f"\n{path}, {options['folds']} folds by origin")
            for line in describe_evaluation(evaluation):
                self.stdout.write(line)


def _parse_share(text: str) -> float:
    try:
        share = float(text)
    except ValueError:
        share = 0.0
    if not 0 < share < 1:
        raise ArgumentTypeError("must be between 0 and 1, such as 0.1")
    return share


def _make_examples(
    real: Mapping[str, Sequence[LabelledTicket]], written: Sequence[str], ordinary: Sequence[str]
) -> Iterator[Example]:
    maker = ExampleMaker()
    for tickets in real.values():
        yield from (maker.make(ticket, weight=REAL_WEIGHT) for ticket in tickets)
    for path in written:
        rows = _read(path, read_labelled)
        yield from (maker.make(ticket, weight=WRITTEN_WEIGHT) for ticket in rows)
    for path in ordinary:
        yield from map(maker.make_ordinary, _read(path, read_texts))


def _read(path: str, read: Callable[[BinaryIO], Iterator[_Row | BadRow]]) -> Iterator[_Row]:
    try:
        with open(path, "rb") as file:
            for row in read(file):
                if isinstance(row, BadRow):
                    raise UnreadableFile(f"Line {row.line}: {row.reason}.")
                yield row
    except (OSError, UnreadableFile) as error:
        raise CommandError(f"{path}: {error}", returncode=EXIT_UNREADABLE) from error


def _write(table: Mapping[Feature, Points]) -> None:
    with TABLE.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(("what", *COLUMNS))
        writer.writerows((feature, *points) for feature, points in table.items())
