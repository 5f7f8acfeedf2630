"""`manage.py evaluate_classification`: its output, and the files that it refuses."""

import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from tickets.core.labels import RULE_SET_VERSION

Write = Callable[[str], str]

ASKING = {
    "subject": "Question",
    "message": "How do I export my contacts?",
    "urgency": "low",
    "sentiment": "neutral",
    "requires_action": True,
}


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Return a function that writes a file and returns its name."""

    def write_file(text: str) -> str:
        path = tmp_path / "labelled"
        path.write_text(text, encoding="utf-8")
        return str(path)

    return write_file


def evaluate(*arguments: str) -> tuple[str, str]:
    """Run the command and return what it prints to stdout and to stderr."""
    printed, complained = io.StringIO(), io.StringIO()
    call_command("evaluate_classification", *arguments, stdout=printed, stderr=complained)
    return printed.getvalue(), complained.getvalue()


def lines(*rows: dict[str, Any]) -> str:
    return "\n".join(json.dumps(ASKING | row) for row in rows)


def test_every_field_has_its_scores_and_its_matrix(write: Write) -> None:
    printed, _ = evaluate(write(lines({}, {}, {"urgency": "medium"})))
    assert "3 labelled tickets by rules " in printed
    for field in ("urgency: macro-F1 0.400", "sentiment: macro-F1 1.000", "requires_action:"):
        assert field in printed
    assert ["low", "0.667", "1.000", "0.800", "2"] in [row.split() for row in printed.split("\n")]
    assert ["medium", "0", "0", "1"] in [row.split() for row in printed.split("\n")]


def test_a_miss_is_shown_with_its_words_and_rules_and_no_control_character(write: Write) -> None:
    printed, _ = evaluate(write(lines({}, {"urgency": "high", "subject": "a\x1b[2Jb\ud800"})))
    assert "line 2: urgency low and not high\n  a\\x1b[2Jb\\ud800 | How do I export" in printed
    assert "  requires_action.asks (requires_action=true): How" in printed


def test_the_requested_number_of_misses_is_shown_and_the_rest_are_counted(write: Write) -> None:
    file = write(lines(*[{"urgency": "high"}] * 5))
    printed, _ = evaluate(file, "--misses", "2")
    assert (printed.count("and not high"), printed.count("and 3 more (--misses")) == (2, 1)
    assert "5 tickets labelled differently" in printed
    assert "more (" not in evaluate(file, "--misses", "5")[0]


def test_rows_without_usable_labels_are_named_and_skipped(write: Write) -> None:
    printed, complained = evaluate(write(lines({}, *[{"urgency": "urgent"}] * 12)))
    assert f"1 labelled tickets by rules {RULE_SET_VERSION}, 12 rows skipped" in printed
    named = [f"Line {number} is skipped: urgency must be one of" for number in range(2, 12)]
    assert [sentence for sentence in named if sentence not in complained] == []
    assert (complained.count("is skipped"), complained.count("And 2 more lines")) == (10, 1)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        pytest.param("", "The file is empty.", id="empty"),
        pytest.param("[1]", "The file is a JSON array.", id="an array"),
        pytest.param("{}\n{}", "No row is a labelled ticket; 2 were skipped.", id="no labels"),
    ],
)
def test_a_file_that_cannot_be_read_ends_with_2_and_a_sentence(
    write: Write, text: str, sentence: str
) -> None:
    with pytest.raises(CommandError, match=sentence) as error:
        evaluate(write(text))
    assert error.value.returncode == 2


@pytest.mark.parametrize("name", ["missing", "."])
def test_a_missing_file_or_a_folder_ends_with_2_and_its_name(tmp_path: Path, name: str) -> None:
    with pytest.raises(CommandError, match=str(tmp_path / name)) as error:
        evaluate(str(tmp_path / name))
    assert error.value.returncode == 2


def test_the_number_of_misses_is_a_number(write: Write) -> None:
    with pytest.raises(CommandError, match="must be a whole number, 0 or more"):
        evaluate(write(lines({})), "--misses", "-1")
