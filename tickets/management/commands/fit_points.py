"""`manage.py fit_points FILE...`: writes the table of points anew, from labelled tickets."""

import csv
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from tickets import checks
from tickets.classification.evaluation.fit import Example, fit
from tickets.classification.evaluation.labelled_files import UnreadableFile, read_labelled
from tickets.classification.evaluation.metrics import LabelledTicket
from tickets.classification.score_table import COLUMNS, TABLE, Verdict, find_features
from tickets.classification.text.tokens import Reader
from tickets.classification.text.word_ids import Lexicon

EXIT_UNREADABLE = 2


class Command(BaseCommand):
    help = (
        "Fit the points of words (tickets/points.csv) to labelled tickets, in files as "
        "evaluate_classification reads them. Takes some 10 ms a ticket. Afterwards raise "
        "RULE_SET_VERSION, and measure on tickets that were not in the files. Exit code: 0, or 2 for a "
        "file that can't be read or has a row that can't be used."
    )
    requires_system_checks = [checks.TAG]

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("files", metavar="FILE", nargs="+")

    def handle(self, *args: Any, **options: Any) -> None:
        reader = Reader(Lexicon(()))
        examples = [
            example for path in options["files"] for example in _read_examples(path, reader)
        ]
        table = fit(examples)
        with TABLE.open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file, lineterminator="\n")
            writer.writerow(("what", *COLUMNS))
            writer.writerows((what, *points) for what, points in table.items())
        self.stdout.write(f"{len(examples)} tickets gave points to {len(table)} words and pairs.")


def _read_examples(path: str, reader: Reader) -> list[Example]:
    try:
        with open(path, "rb") as file:
            return [_read_example(row, reader, path=path) for row in read_labelled(file)]
    except (OSError, UnreadableFile) as error:
        raise CommandError(f"{path}: {error}", returncode=EXIT_UNREADABLE) from error


def _read_example(row: Any, reader: Reader, *, path: str) -> Example:
    if not isinstance(row, LabelledTicket):
        reason = f"{path}, line {row.line}: {row.reason}."
        raise CommandError(reason, returncode=EXIT_UNREADABLE)
    reading = reader.read(subject=row.subject, message=row.message)
    return Example(
        frozenset(find_features(reading.words)),
        Verdict(row.urgency, row.sentiment, row.requires_action),
    )
