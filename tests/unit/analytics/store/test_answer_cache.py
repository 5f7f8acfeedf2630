from collections.abc import Iterator

import pytest

from analytics.core.rows import Rows
from analytics.store import answer_cache
from analytics.store.answer_cache import remember


@pytest.fixture(autouse=True)
def _empty() -> Iterator[None]:
    answer_cache._answers.clear()
    yield
    answer_cache._answers.clear()


def ask(question: str, *, revision: str | None, answer: int, rows: int = 1) -> Rows:
    return remember(question, revision=revision, count=lambda: [{"count": answer}] * rows)


def test_an_answer_holds_while_the_revision_is_the_same() -> None:
    assert ask("a", revision="r1", answer=1) == [{"count": 1}]
    assert ask("a", revision="r1", answer=2) == [{"count": 1}]
    assert ask("a", revision="r2", answer=3) == [{"count": 3}]
    assert ask("a", revision="r1", answer=4) == [{"count": 4}]


def test_another_question_has_another_answer() -> None:
    ask("a", revision="r1", answer=1)
    assert ask("b", revision="r1", answer=2) == [{"count": 2}]


def test_without_a_revision_nothing_is_cached() -> None:
    ask("a", revision=None, answer=1)
    assert ask("a", revision=None, answer=2) == [{"count": 2}]


@pytest.mark.parametrize(
    "rows", [pytest.param(4, id="large answers"), pytest.param(0, id="many empty answers")]
)
def test_the_answers_are_dropped_before_they_have_too_many_rows(
    monkeypatch: pytest.MonkeyPatch, rows: int
) -> None:
    monkeypatch.setattr(answer_cache, "MAX_ROWS", 10)
    for number in range(50):
        ask(f"{number}", revision="r1", answer=1, rows=rows)
        assert sum(len(known) + 1 for _, known in answer_cache._answers.values()) <= 10
    assert "49" in answer_cache._answers
