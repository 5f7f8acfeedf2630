"""The alert rules: about metrics that exist, each tested from both sides, each explained."""

import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.integration.deploy.metrics import find_unknown, read_metrics
from tests.support.paths import ROOT
from tests.support.types import Mongo

FOLDER = ROOT / "deploy" / "prometheus"
OPERATIONS = (ROOT / "docs" / "operations.md").read_text()
needs_promtool = pytest.mark.skipif(
    shutil.which("promtool") is None,
    reason="promtool is not installed (Debian: the package prometheus)",
)


def read(name: str) -> Any:
    return yaml.safe_load((FOLDER / name).read_text())


RULES = [rule for group in read("alerts.yml")["groups"] for rule in group["rules"]]
TESTS = read("alerts_test.yml")["tests"]


def promtool(*arguments: str, folder: Path) -> tuple[int, str]:
    done = subprocess.run(
        ["promtool", *arguments], cwd=folder, capture_output=True, text=True, check=False
    )
    return done.returncode, done.stdout + done.stderr


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder like the one that an operator makes of ours, with the key in it."""
    (tmp_path / "metrics.key").write_text("a key")
    for file in FOLDER.iterdir():
        shutil.copy(file, tmp_path)
    return tmp_path


@needs_promtool
@pytest.mark.parametrize(
    "arguments",
    [("check", "config", "prometheus.yml"), ("test", "rules", "alerts_test.yml")],
    ids=" ".join,
)
def test_promtool_accepts_them(arguments: tuple[str, ...], folder: Path) -> None:
    code, output = promtool(*arguments, folder=folder)
    assert code == 0, output


def test_rules_and_their_tests_ask_for_what_the_product_has(mongo: Mongo) -> None:
    metrics = read_metrics(mongo)
    asked = [rule["expr"] for rule in RULES]
    invented = [series["series"] for test in TESTS for series in test["input_series"]]
    unknown = {each: find_unknown(each, metrics) for each in {*asked, *invented}}
    assert {each: names for each, names in unknown.items() if names} == {}


def test_each_rule_is_seen_firing_in_a_test() -> None:
    expected = re.findall(r'alertname="(\w+)"', str(TESTS))
    assert sorted({rule["alert"] for rule in RULES}) == sorted(set(expected))


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule["alert"])
def test_each_rule_says_what_it_means_and_where_to_read_on(rule: dict[str, Any]) -> None:
    path, _, anchor = rule["annotations"]["runbook"].partition("#")
    headings = re.findall(r"^## (.+)", (ROOT / path).read_text(), re.MULTILINE)
    severity = rule["labels"]["severity"]
    assert anchor in [heading.lower().replace(" ", "-") for heading in headings]
    assert {"summary", "description"} <= rule["annotations"].keys()
    assert f"| `{rule['alert']}` | {severity} |" in OPERATIONS
