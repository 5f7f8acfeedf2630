"""Paths of the project's files, for tests that start its processes or read its data."""

from pathlib import Path

ROOT = Path(__file__).parents[2]
DATA = ROOT / "tests" / "data"
