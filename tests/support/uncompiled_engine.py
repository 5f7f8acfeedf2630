"""Prints what the classification engine makes of labelled tickets when nothing of it is compiled.

    python -m tests.support.uncompiled_engine FILE...

In a process of its own, because a module is imported once.
"""

import sys
from collections.abc import Iterable, Iterator
from importlib.machinery import SOURCE_SUFFIXES, FileFinder, SourceFileLoader
from pathlib import Path

from tests.support.paths import ROOT


def find_sources_only(path: str) -> FileFinder:
    """A finder for the product's folders that overlooks compiled modules."""
    if Path(path) != ROOT and not Path(path).is_relative_to(ROOT / "tickets"):
        raise ImportError
    return FileFinder(path, (SourceFileLoader, SOURCE_SUFFIXES))


def answer(paths: Iterable[str | Path]) -> Iterator[str]:
    """A line for each labelled ticket of the files: what the engine makes of it, and why."""
    from tickets.classification.classify import classify
    from tickets.classification.evaluation.labelled_files import read_labelled
    from tickets.classification.evaluation.metrics import LabelledTicket

    for path in paths:
        with open(path, "rb") as file:
            for row in read_labelled(file):
                assert isinstance(row, LabelledTicket)
                yield repr(classify(subject=row.subject, message=row.message))


def overlook_compiled() -> None:
    """From now on modules of the product are imported from their source."""
    sys.path_hooks.insert(0, find_sources_only)
    sys.path_importer_cache.clear()


if __name__ == "__main__":
    overlook_compiled()
    sys.stdout.writelines(f"{line}\n" for line in answer(sys.argv[1:]))
    assert str(sys.modules["tickets.classification.classify"].__file__).endswith(".py")
