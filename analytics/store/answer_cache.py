"""Remembers answers in this process for as long as nothing they were counted from has changed.

A dashboard asks the same again and again. What makes an answer old is told by MongoDB, with every
question and in its snapshot: the tenant's revision (`rollup_store.py`). So nothing here can be stale.
"""

from collections.abc import Callable, Hashable

from analytics.core.rows import Rows

# An answer is ten rows or some thirty; together a few MB.
MOST_ANSWERS = 5_000

_answers: dict[Hashable, tuple[str, Rows]] = {}


def remember(question: Hashable, *, revision: str | None, count: Callable[[], Rows]) -> Rows:
    """The rows of this question at this revision; `count` gives them where they are not known.

    Without a revision nothing is remembered.
    """
    known = _answers.get(question)
    if revision is not None and known is not None and known[0] == revision:
        return known[1]
    rows = count()
    if revision is not None:
        if len(_answers) >= MOST_ANSWERS:
            _answers.clear()
        _answers[question] = (revision, rows)
    return rows
