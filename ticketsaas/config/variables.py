"""Finds the text of a variable: in the environment, in a `.env` file, or in the file that NAME_FILE names.

Every variable NAME has the second form NAME_FILE, so that secrets can be files, as Docker and Kubernetes
provide them. The environment wins over a `.env` file, whichever form each of them uses. The content of a
file is never repeated in an error, and neither is its name, which may be a secret set by mistake.
"""

import os
import re
from io import StringIO
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured
from dotenv.parser import Binding, parse_stream
from dotenv.variables import parse_variables

BASE_DIR = Path(__file__).resolve().parents[2]
_FILE = "_FILE"

_from_files: set[str] = set()


def load_file(path: Path) -> None:
    """Load the `NAME=value` lines of a file. Variables already set win; a missing file is fine.

    Raises ImproperlyConfigured with the numbers of lines that can't be read, as Compose refuses them too.
    """
    if not path.is_file():
        return
    text = _read(path, purpose=f"{path} must be a readable file of NAME=value lines")
    lines = list(parse_stream(StringIO(text)))
    if wrong := [str(_number_of(line)) for line in lines if not _is_readable(line)]:
        where = f"line {wrong[0]}" if len(wrong) == 1 else f"lines {', '.join(wrong)}"
        raise ImproperlyConfigured(
            f"{path} can't be read in {where}: write NAME=value, and close every quote."
        )
    before = frozenset(os.environ)
    for line in lines:
        if line.key and not {line.key, _other_form(line.key)} & before:
            os.environ[line.key] = _value_of(line)
            _from_files.add(line.key)


def given_environment() -> dict[str, str]:
    """Return the environment without what a file has added: a child reads the file itself.

    Otherwise the file would win over the child's own defaults, as the environment does.
    """
    return {name: text for name, text in os.environ.items() if name not in _from_files}


def set_default(name: str, text: str) -> None:
    """Set a variable, unless it is set in either form; an empty one counts as not set."""
    if not os.environ.get(name, "").strip() and not is_in_file(name):
        os.environ[name] = text


def find_text(name: str) -> str:
    """Return the value without surrounding blanks; empty if it is not set, or set to nothing."""
    text = os.environ.get(name, "").strip()
    if not is_in_file(name):
        return text
    if text:
        raise ImproperlyConfigured(f"{name} and {name}{_FILE} are both set. Set one of them.")
    return _read_file(name)


def is_in_file(name: str) -> bool:
    """Return whether NAME_FILE is set."""
    return bool(os.environ.get(name + _FILE, "").strip())


def _is_readable(line: Binding) -> bool:
    """Return whether it is `NAME=value`, a comment or empty."""
    if line.key is None:
        return not line.error
    return line.value is not None and re.fullmatch(r"[\w.-]+", line.key) is not None


def _number_of(line: Binding) -> int:
    # The parser counts the empty lines before a line as part of it.
    text = line.original.string
    return line.original.line + text[: -len(text.lstrip())].count("\n")


def _value_of(line: Binding) -> str:
    """Return the value with each `${NAME}` replaced, except in single quotes."""
    text = line.value or ""
    if line.original.string.partition("=")[2].lstrip().startswith("'"):
        return text
    return "".join(part.resolve(os.environ) for part in parse_variables(text))


def _read_file(name: str) -> str:
    purpose = f"{name}{_FILE} must name a readable file with the value of {name}"
    text = _read(BASE_DIR / os.environ[name + _FILE].strip(), purpose=purpose).strip()
    if not text:
        raise ImproperlyConfigured(f"{purpose} (it is empty).")
    return text


def _read(path: Path, *, purpose: str) -> str:
    """Return the file's text; an error says what the file is for, and only the system's own words.

    Other words might quote the content.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, ValueError) as error:
        reason = (getattr(error, "strerror", None) or "not a text").lower()
        raise ImproperlyConfigured(f"{purpose} ({reason}).") from None
    if "\0" in text:
        raise ImproperlyConfigured(f"{purpose} (not a text).")
    return text


def _other_form(name: str) -> str:
    return name.removesuffix(_FILE) if name.endswith(_FILE) else name + _FILE
