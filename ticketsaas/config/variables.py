"""Finds the text of a variable: in the environment, in a `.env` file, or in the file that NAME_FILE names.

Every variable NAME has the second form NAME_FILE, so that secrets can be files, as Docker and Kubernetes
provide them. The environment wins over a `.env` file, whichever form each of them uses. The content of a
file is never repeated in an error, and neither is its name, which may be a secret set by mistake.
"""

import logging
import os
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured
from environ import Env

BASE_DIR = Path(__file__).resolve().parents[2]
_FILE = "_FILE"


def _hide_line(record: logging.LogRecord) -> bool:
    """Keep the library from printing lines it can't read, which may be part of a secret."""
    if record.levelno == logging.WARNING:
        record.msg, record.args = "A line of the .env file is not NAME=value and is ignored.", ()
    return True


logging.getLogger("environ.environ").addFilter(_hide_line)
_env = Env()
_from_files: set[str] = set()


def load_file(path: Path) -> None:
    """Load the `NAME=value` lines of a file. Variables already set win; a missing file is fine."""
    if not path.is_file():
        return
    before = frozenset(os.environ)
    Env.read_env(path, overwrite=False)
    for name in os.environ.keys() - before:
        if _other_form(name) in before:
            del os.environ[name]
        else:
            _from_files.add(name)


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
    text = str(_env.str(name, default="")).strip()
    if not is_in_file(name):
        return text
    if text:
        raise ImproperlyConfigured(f"{name} and {name}{_FILE} are both set. Set one of them.")
    return _read_file(name)


def is_in_file(name: str) -> bool:
    """Return whether NAME_FILE is set."""
    return bool(os.environ.get(name + _FILE, "").strip())


def _read_file(name: str) -> str:
    path = BASE_DIR / os.environ[name + _FILE].strip()
    try:
        text = path.read_text(encoding="utf-8").strip()
    except (OSError, ValueError) as error:
        # Only the system's own words: other errors may quote the content.
        reason = (getattr(error, "strerror", None) or "not a text").lower()
        raise _unreadable(name, reason) from None
    if not text:
        raise _unreadable(name, "it is empty")
    return text


def _unreadable(name: str, reason: str) -> ImproperlyConfigured:
    return ImproperlyConfigured(
        f"{name}{_FILE} must name a readable file with the value of {name} ({reason})."
    )


def _other_form(name: str) -> str:
    return name.removesuffix(_FILE) if name.endswith(_FILE) else name + _FILE
