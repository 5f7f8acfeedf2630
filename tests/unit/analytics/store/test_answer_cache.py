from collections.abc import Iterator

import pytest

from analytics.core.report import Rows
from analytics.store import answer_cache as remembered
from analytics.store.answer_cache import remember


@pytest.fixture(autouse=True)
def _forget() -> Iterator[None]:
    remembered._answers.clear()
    yield
    remembered._answers.clear()


def ask(question: str, *, revision: str | None, answer: int) -> Rows:
    return remember(question, revision=revision, count=lambda: [{"count": answer}])


def test_an_answer_holds_while_the_revision_is_the_same() -> None:
    assert ask("a", revision="r1", answer=1) == [{"count": 1}]
    assert ask("a", revision="r1", answer=2) == [{"count": 1}]
    assert ask("a", revision="r2", answer=3) == [{"count": 3}]
    assert ask("a", revision="r1", answer=4) == [{"count": 4}]


def test_another_question_has_another_answer() -> None:
    ask("a", revision="r1", answer=1)
    assert ask("b", revision="r1", answer=2) == [{"count": 2}]


def test_without_a_revision_nothing_is_remembered() -> None:
    ask("a", revision=None, answer=1)
    assert ask("a", revision=None, answer=2) == [{"count": 2}]


def test_of_too_many_answers_none_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(remembered, "MOST_ANSWERS", 2)
    for question in "abc":
        ask(question, revision="r1", answer=1)
    assert ask("a", revision="r1", answer=2) == [{"count": 2}]
    assert ask("c", revision="r1", answer=2) == [{"count": 1}]
