"""The engine says the same whether it is compiled or not, and stale modules are noticed."""

import os
import subprocess
import sys
from importlib.machinery import EXTENSION_SUFFIXES
from pathlib import Path

import pytest

from tests.support.paths import DATA
from tests.support.uncompiled_engine import answer
from tickets.checks import find_stale
from tickets.classification import classify as classification

FILES = [DATA / "classification_heldout.jsonl", DATA / "classification_blind.jsonl"]
SUFFIX = EXTENSION_SUFFIXES[0]


@pytest.mark.skipif(
    classification.__file__.endswith(".py"), reason="nothing is compiled: see `make compiled`"
)
def test_the_compiled_engine_says_what_its_source_says() -> None:
    command = [sys.executable, "-m", "tests.support.uncompiled_engine", *map(str, FILES)]
    uncompiled = subprocess.run(command, capture_output=True, text=True, check=True)
    assert list(answer(FILES)) == uncompiled.stdout.splitlines()


@pytest.mark.parametrize(
    ("compiled_at", "stale"),
    [
        pytest.param(2, [], id="compiled later"),
        pytest.param(1, [], id="at the same time"),
        pytest.param(0, ["engine.py"], id="changed since"),
        pytest.param(None, [], id="never compiled"),
    ],
)
def test_a_module_that_changed_since_it_was_compiled_is_stale(
    compiled_at: int | None, stale: list[str], tmp_path: Path
) -> None:
    source = tmp_path / "rules" / "engine.py"
    source.parent.mkdir()
    source.touch()
    os.utime(source, (1, 1))
    if compiled_at is not None:
        compiled = source.with_suffix(SUFFIX)
        compiled.touch()
        os.utime(compiled, (compiled_at, compiled_at))
    assert [path.name for path in find_stale(tmp_path)] == stale
