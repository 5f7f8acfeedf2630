"""A field's pairs of labels, shown as a table."""

from collections.abc import Iterable, Mapping

from tickets.core.labels import LABELS, Label

# Counts of millions and the longest label keep their columns.
_NAME_WIDTH = 18
_CELL_WIDTH = 10


def show_label(label: Label) -> str:
    """As in JSON, without quotation marks."""
    return str(label).lower()


def draw_matrix(counts: Mapping[tuple[Label, Label], int], *, field: str, corner: str) -> list[str]:
    """A table of a field's pairs of labels: the first of a pair is its row, the second its column.

    `corner` says what rows and columns are.
    """
    labels = LABELS[field]
    rows = [
        draw_row(show_label(first), (str(counts.get((first, second), 0)) for second in labels))
        for first in labels
    ]
    return [draw_row(corner, map(show_label, labels)), *rows]


def draw_row(name: str, cells: Iterable[str]) -> str:
    """A line of a table whose columns stand below those of the others."""
    return f"  {name:<{_NAME_WIDTH}}" + "".join(f"{cell:>{_CELL_WIDTH}}" for cell in cells)
