"""Where a variable's value comes from, and which source wins."""

import os
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from ticketsaas.config import environment, variables

SECRET = "hunter2"


@pytest.fixture
def secret(tmp_path: Path) -> Path:
    file = tmp_path / "secret"
    file.write_text(f"{SECRET}\n")
    return file


@pytest.fixture(autouse=True)
def _restored(monkeypatch: pytest.MonkeyPatch) -> None:
    """Undo what a `.env` file sets."""
    monkeypatch.setattr(os, "environ", os.environ.copy())
    monkeypatch.setattr(variables, "_from_files", set())


@pytest.mark.parametrize("content", [SECRET, f"{SECRET}\n", f"{SECRET}\r\n", f"{SECRET}\n\n"])
def test_a_value_can_be_in_a_file(
    monkeypatch: pytest.MonkeyPatch, secret: Path, content: str
) -> None:
    secret.write_bytes(content.encode())
    monkeypatch.setenv("NAME_FILE", str(secret))
    assert variables.find_text("NAME") == SECRET


def test_a_value_in_a_file_is_taken_as_it_is(monkeypatch: pytest.MonkeyPatch, secret: Path) -> None:
    secret.write_text("$HOME # 'a' \\n=b\n")
    monkeypatch.setenv("NAME_FILE", str(secret))
    assert variables.find_text("NAME") == "$HOME # 'a' \\n=b"


@pytest.mark.parametrize("empty", ["NAME", "NAME_FILE"])
def test_an_empty_variable_is_not_set(
    monkeypatch: pytest.MonkeyPatch, secret: Path, empty: str
) -> None:
    monkeypatch.setenv("NAME", SECRET)
    monkeypatch.setenv("NAME_FILE", str(secret))
    monkeypatch.setenv(empty, "")
    assert variables.find_text("NAME") == SECRET


def test_both_forms_at_once_are_refused(monkeypatch: pytest.MonkeyPatch, secret: Path) -> None:
    monkeypatch.setenv("NAME", "other")
    monkeypatch.setenv("NAME_FILE", str(secret))
    with pytest.raises(ImproperlyConfigured, match="NAME and NAME_FILE are both set"):
        variables.find_text("NAME")


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        pytest.param(None, "no such file or directory", id="missing"),
        pytest.param(b"", "it is empty", id="empty"),
        pytest.param(b" \n", "it is empty", id="blank"),
        pytest.param(b"\xff\xfe hunter2", "not a text", id="bytes"),
    ],
)
def test_a_file_without_a_value_is_refused_without_its_content_or_name(
    monkeypatch: pytest.MonkeyPatch, secret: Path, content: bytes | None, reason: str
) -> None:
    secret.unlink() if content is None else secret.write_bytes(content)
    monkeypatch.setenv("NAME_FILE", str(secret))
    with pytest.raises(ImproperlyConfigured) as caught:
        variables.find_text("NAME")
    assert str(caught.value) == (
        f"NAME_FILE must name a readable file with the value of NAME ({reason})."
    )


def test_a_folder_is_refused(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("NAME_FILE", str(tmp_path))
    with pytest.raises(ImproperlyConfigured, match=r"^NAME_FILE .*\(is a directory\)"):
        variables.find_text("NAME")


def test_a_wrong_value_in_a_file_is_not_repeated(
    monkeypatch: pytest.MonkeyPatch, secret: Path
) -> None:
    monkeypatch.setenv("PORT_FILE", str(secret))
    with pytest.raises(ImproperlyConfigured, match=r"^The file of PORT_FILE .*Allowed: ") as caught:
        environment.read_int("PORT", default=1, minimum=1)
    assert SECRET not in str(caught.value)


def test_a_file_of_variables_never_overrides_what_is_set(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    file = tmp_path / ".env"
    file.write_text("SET_BEFORE=file\nONLY_IN_FILE=file\n")
    monkeypatch.setenv("SET_BEFORE", "environment")
    variables.load_file(file)
    assert variables.find_text("SET_BEFORE") == "environment"
    assert variables.find_text("ONLY_IN_FILE") == "file"


@pytest.mark.parametrize(
    ("name", "line"),
    [
        pytest.param("NAME_FILE", "NAME=from .env", id="a file in the environment"),
        pytest.param("NAME", "NAME_FILE={}", id="a file in .env"),
    ],
)
def test_the_environment_wins_in_either_form(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, secret: Path, name: str, line: str
) -> None:
    (tmp_path / "other").write_text("from .env")
    file = tmp_path / ".env"
    file.write_text(line.format(tmp_path / "other"))
    monkeypatch.setenv(name, SECRET if name == "NAME" else str(secret))
    variables.load_file(file)
    assert variables.find_text("NAME") == SECRET


def test_a_child_gets_only_what_was_given(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    file = tmp_path / ".env"
    file.write_text("SET_BEFORE=file\nONLY_IN_FILE=file\n")
    monkeypatch.setenv("SET_BEFORE", "environment")
    variables.load_file(file)
    given = variables.given_environment()
    assert given["SET_BEFORE"] == "environment"
    assert "ONLY_IN_FILE" not in given


@pytest.mark.parametrize(
    ("line", "value"),
    [
        ("NAME=30 # comment", "30"),
        ('NAME="30" # comment', "30"),
        ("NAME='30' # comment", "30"),
        ("NAME = 30", "30"),
        ("  NAME=30", "30"),
        ("export NAME=30", "30"),
        ("NAME=30\r", "30"),
        ("\ufeffNAME=30", "30"),
        ("NAME=1\nNAME=30", "30"),
        ("NAME=a b", "a b"),
        ("NAME=a#b=c", "a#b=c"),
        ('NAME="a # b"', "a # b"),
        ('NAME="a\\nb"', "a\nb"),
        (r"NAME='a\nb'", r"a\nb"),
        ("NAME=http://host/#part", "http://host/#part"),
        ('NAME="${SET_BEFORE}/notify"', "environment/notify"),
        ("OTHER=x\nNAME=${OTHER}/notify", "x/notify"),
        ("NAME=${UNSET:-other}", "other"),
        ("NAME='pa$word'", "pa$word"),
        ("NAME='pa${SET_BEFORE}'", "pa${SET_BEFORE}"),
        ("NAME=", ""),
    ],
)
def test_lines_mean_what_they_mean_to_compose(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, line: str, value: str
) -> None:
    monkeypatch.setenv("SET_BEFORE", "environment")
    file = tmp_path / ".env"
    file.write_bytes(f"{line}\n\n# comment\nSET_BEFORE=file\n".encode())
    variables.load_file(file)
    assert os.environ["NAME"] == value


@pytest.mark.parametrize(
    ("lines", "where"),
    [
        pytest.param(f"\n  \n-----BEGIN KEY-----\nA=1\n{SECRET}", "lines 4, 6", id="no names"),
        pytest.param(f'A="{SECRET}', "line 2", id="an open quote"),
        pytest.param(f"A='{SECRET}'{SECRET}", "line 2", id="text after a quote"),
        pytest.param(f'"{SECRET}"=1', "line 2", id="a quoted name"),
        pytest.param(f"'{SECRET}=1'=1", "line 2", id="a name with a sign"),
    ],
)
def test_lines_that_cannot_be_read_are_named_by_number_alone(
    tmp_path: Path, lines: str, where: str
) -> None:
    file = tmp_path / ".env"
    file.write_text(f"B=1\n{lines}\n")
    with pytest.raises(ImproperlyConfigured) as caught:
        variables.load_file(file)
    assert str(caught.value) == (
        f"{file} can't be read in {where}: write NAME=value, and close every quote."
    )
    assert "B" not in os.environ


@pytest.mark.parametrize("content", [b"\xff\xfeA\0=\x001\0", b"A\0=\x001\0"])
def test_a_file_of_variables_that_is_no_text_is_refused(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / ".env"
    file.write_bytes(content)
    with pytest.raises(ImproperlyConfigured) as caught:
        variables.load_file(file)
    assert str(caught.value) == f"{file} must be a readable file of NAME=value lines (not a text)."


def test_both_forms_in_one_file_are_refused(tmp_path: Path, secret: Path) -> None:
    file = tmp_path / ".env"
    file.write_text(f"NAME=other\nNAME_FILE={secret}\n")
    variables.load_file(file)
    with pytest.raises(ImproperlyConfigured, match="both set"):
        variables.find_text("NAME")


def test_a_default_does_not_replace_a_file(monkeypatch: pytest.MonkeyPatch, secret: Path) -> None:
    monkeypatch.setenv("NAME_FILE", str(secret))
    variables.set_default("NAME", "other")
    variables.set_default("UNSET", "default")
    assert variables.find_text("NAME") == SECRET
    assert variables.find_text("UNSET") == "default"


def test_a_default_replaces_an_empty_value(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NAME", " ")
    variables.set_default("NAME", "default")
    assert variables.find_text("NAME") == "default"
