"""The version is written in one place, and what can't read it from there says the same."""

import re
import shutil
import subprocess
import tomllib
from datetime import date

import pytest

from tests.support.paths import ROOT
from ticketsaas import __version__


def test_the_package_takes_its_version_from_the_code() -> None:
    metadata = tomllib.loads((ROOT / "pyproject.toml").read_text())

    assert metadata["project"]["dynamic"] == ["version"]
    assert metadata["tool"]["setuptools"]["dynamic"] == {
        "version": {"attr": "ticketsaas.__version__"}
    }


@pytest.mark.skipif(not shutil.which("make"), reason="make is not installed")
def test_the_image_is_built_with_the_version() -> None:
    planned = subprocess.run(
        ["make", "--dry-run", "image"], cwd=ROOT, capture_output=True, text=True, check=True
    )

    assert set(re.findall(r"(?:VERSION=|ticketsaas:)(\S+)", planned.stdout)) == {__version__}


@pytest.mark.parametrize(
    ("name", "pattern"),
    [
        pytest.param("deploy/compose.yml", r"\$\{VERSION:-(.+)\}", id="the stack's default"),
        pytest.param("deploy/.env.example", r"^VERSION=(.+)$", id="the stack's variables"),
        pytest.param("deploy/kubernetes/kustomization.yaml", r"newTag: (.+)$", id="Kubernetes"),
    ],
)
def test_what_runs_in_production_is_this_version(name: str, pattern: str) -> None:
    named = re.findall(pattern, (ROOT / name).read_text(), re.MULTILINE)

    assert named == [__version__]


def test_the_changelog_begins_with_this_version_and_dates_every_release() -> None:
    headings = re.findall(
        r"^## (\d\S*) - (\S+)$", (ROOT / "CHANGELOG.md").read_text(), re.MULTILINE
    )
    days = [date.fromisoformat(day) for _, day in headings]

    assert headings[0][0] == __version__
    assert days == sorted(days, reverse=True)
