"""Warns of a compiled engine that was made of other source than what stands beside it."""

from collections.abc import Sequence
from importlib.machinery import EXTENSION_SUFFIXES
from pathlib import Path
from typing import Any

from django.apps import AppConfig
from django.core.checks import CheckMessage, Warning, register

TAG = "classification"


@register(TAG)
def check_compiled_engine(
    app_configs: Sequence[AppConfig] | None, **kwargs: Any
) -> list[CheckMessage]:
    """Python prefers a compiled module to its source, whichever is newer."""
    stale = find_stale(Path(__file__).parent)
    if not stale:
        return []
    names = ", ".join(sorted(path.name for path in stale))
    return [
        Warning(
            f"The classification engine was compiled before {names} changed.",
            hint="Run `make compiled`, or delete the compiled modules (tickets/**/*.so).",
            id="tickets.W001",
        )
    ]


def find_stale(folder: Path) -> list[Path]:
    """The source files in a folder, at any depth, that are newer than what was compiled of them."""
    return [
        source
        for source in folder.rglob("*.py")
        for suffix in EXTENSION_SUFFIXES
        if (compiled := source.with_suffix(suffix)).exists()
        and compiled.stat().st_mtime_ns < source.stat().st_mtime_ns
    ]
