"""The variables that a `.env.example` explains."""

import re
from pathlib import Path

from tests.support.paths import ROOT

PRODUCT = ROOT / ".env.example"


def read_env_example(path: Path = PRODUCT) -> dict[str, str]:
    """Return the value of each variable in the order of the file."""
    return dict(re.findall(r"^([A-Z_]+)=(.*)$", path.read_text(), re.MULTILINE))
