"""`manage.py fit_points FILE...`: fits the table of points to labelled tickets."""

import csv
from argparse import ArgumentParser
from collections.abc import Iterator
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from tickets.classification.evaluation.features import find_features
from tickets.classification.evaluation.fit import Example, fit
from tickets.classification.evaluation.labelled_files import (
    BadRow,
    UnreadableFile,
    read_labelled,
)
from tickets.classification.evaluation.metrics import LabelledTicket
from tickets.classification.rules.english import ENGLISH
from tickets.classification.score_table import COLUMNS, TABLE
from tickets.classification.scoring import Labels
from tickets.classification.text.plain_text import read_ticket
from tickets.classification.text.tokens import Tokenizer

EXIT_UNREADABLE = 2


class Command(BaseCommand):
    help = (
        "For maintainers of this product: fit the points of words "
        "(tickets/classification/points.csv, part of the source) to labelled tickets, in files in the "
        "format of evaluate_classification. Takes about 10 ms per ticket. Afterwards raise "
        "RULE_SET_VERSION, and measure on tickets that were not in the files. Exit code: 0, or 2 if a "
        "file can't be read or has a row that can't be used."
    )
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("files", metavar="FILE", nargs="+")

    def handle(self, *args: Any, **options: Any) -> None:
        examples = [example for path in options["files"] for example in _read_examples(path)]
        table = fit(examples)
        with TABLE.open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file, lineterminator="\n")
            writer.writerow(("what", *COLUMNS))
            writer.writerows((feature, *points) for feature, points in table.items())
        self.stdout.write(f"{len(examples)} tickets gave points to {len(table)} words and pairs.")


def _read_examples(path: str) -> Iterator[Example]:
    try:
        with open(path, "rb") as file:
            for row in read_labelled(file):
                if isinstance(row, BadRow):
                    raise UnreadableFile(f"Line {row.line}: {row.reason}.")
                yield _make_example(row)
    except (OSError, UnreadableFile) as error:
        raise CommandError(f"{path}: {error}", returncode=EXIT_UNREADABLE) from error


def _make_example(ticket: LabelledTicket) -> Example:
    text = read_ticket(subject=ticket.subject, message=ticket.message)
    words = Tokenizer(ENGLISH.vocabulary).tokenize(text).words
    labels = Labels(ticket.urgency, ticket.sentiment, ticket.requires_action)
    return Example(frozenset(find_features(words)), labels)
