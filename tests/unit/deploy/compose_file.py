"""deploy/compose.yml and its .env.example, read without Docker."""

import re
from typing import Any

import yaml

from tests.support.paths import ROOT

DEPLOY = ROOT / "deploy"
TEXT = (DEPLOY / "compose.yml").read_text()
FILE = yaml.safe_load(TEXT)
SERVICES: dict[str, dict[str, Any]] = FILE["services"]
PRODUCT = [name for name, service in SERVICES.items() if "${IMAGE" in service["image"]]
TOOLS = [name for name, service in SERVICES.items() if service.get("restart") == "no"]
MAIN = [name for name in SERVICES if name not in TOOLS]


def find_number(pattern: str, text: str) -> int:
    """Return the number that the pattern's group has found."""
    (number,) = re.findall(pattern, text)
    return int(number)


def read_variables() -> dict[str, set[str]]:
    """Return the variables that Compose reads from `.env`, each with its defaults."""
    found: dict[str, set[str]] = {}
    for name, operator, text in re.findall(r"\$\{([A-Z_]+)(:[-?])([^}]*)\}", TEXT):
        found.setdefault(name, set()).update([text] if operator == ":-" else [])
    passed_on = re.findall(r"^ +([A-Z_]+):$", TEXT, flags=re.MULTILINE)
    return found | {name: found.get(name, set()) for name in passed_on}
