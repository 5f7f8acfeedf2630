"""Table of pairs of labels, as lines of text."""

from collections.abc import Iterable, Mapping

from tickets.core.labels import LABELS, Label, show_label

# Wide enough for counts of millions and for the longest label.
_NAME_WIDTH = 18
_CELL_WIDTH = 10


def draw_matrix(counts: Mapping[tuple[Label, Label], int], *, field: str, corner: str) -> list[str]:
    """Return the lines of a table of counts; the first label of a pair is its row, the second its column.

    `corner` names rows and columns.
    """
    labels = LABELS[field]
    rows = [
        draw_row(show_label(first), (str(counts.get((first, second), 0)) for second in labels))
        for first in labels
    ]
    return [draw_row(corner, map(show_label, labels)), *rows]


def draw_row(name: str, cells: Iterable[str]) -> str:
    """Return a line of a table; the columns of all lines are aligned."""
    return f"  {name:<{_NAME_WIDTH}}" + "".join(f"{cell:>{_CELL_WIDTH}}" for cell in cells)
