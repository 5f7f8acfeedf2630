"""The systemd units: systemd can read them, and they give each process what it needs."""

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest
import yaml

from tests.support.env_example import read_env_example
from tests.support.paths import ROOT

FOLDER = ROOT / "deploy" / "systemd"
UNITS = sorted(path.name for path in FOLDER.iterdir() if path.suffix in {".service", ".target"})
# By the name of the service in deploy/compose.yml.
PROCESSES = {
    "web": "ticketsaas-web@.service",
    "worker": "ticketsaas-worker@.service",
    "notifications": "ticketsaas-notifications.service",
}


def read(name: str) -> str:
    return (FOLDER / name).read_text()


def find_variables(text: str) -> set[str]:
    """Return the variables that a unit or a file of its environment sets."""
    lines = re.findall(r"^(?:Environment=)?([A-Z_]+=.*)", text, re.MULTILINE)
    return {word.partition("=")[0] for line in lines for word in line.split() if "=" in word}


@pytest.mark.skipif(
    shutil.which("systemd-analyze") is None,
    reason="systemd-analyze is not installed (Debian: the package systemd)",
)
def test_systemd_finds_nothing_to_complain_about(tmp_path: Path) -> None:
    units = tmp_path / "units"
    shutil.copytree(FOLDER, units)
    # The product is here instead of where an operator puts it.
    for unit in units.rglob("*.service"):
        unit.write_text(
            unit.read_text().replace("/opt/ticketsaas/.venv/bin/python", shutil.which("true") or "")
        )
    names = [name.replace("@.", "@1.") for name in UNITS]
    done = subprocess.run(
        ["systemd-analyze", "verify", "--man=no", "--recursive-errors=yes", *names],
        env=os.environ | {"SYSTEMD_UNIT_PATH": f"{units}:"},
        cwd=units,
        capture_output=True,
        text=True,
        check=False,
    )
    assert "ticketsaas" not in done.stdout + done.stderr


def test_every_process_has_a_unit_and_as_long_to_stop_as_with_compose() -> None:
    services = yaml.safe_load((ROOT / "deploy" / "compose.yml").read_text())["services"]
    asked = {name: services[name]["stop_grace_period"] for name in PROCESSES}
    given = {
        name: re.findall(r"^TimeoutStopSec=(\d+)$", read(unit), re.MULTILINE)[0] + "s"
        for name, unit in PROCESSES.items()
    }
    assert given == asked


def test_they_run_the_same_commands_as_compose() -> None:
    services = yaml.safe_load((ROOT / "deploy" / "compose.yml").read_text())["services"]
    units = PROCESSES | {"migrate": "ticketsaas-migrate.service"}
    started = {
        name: re.findall(r"^ExecStart=\S+/python (.+)$", read(unit), re.MULTILINE)
        for name, unit in units.items()
    }
    assert started == {name: [" ".join(services[name]["command"][1:])] for name in units}


def test_they_set_variables_that_exist() -> None:
    known = set(read_env_example())
    known |= {f"{name}_FILE" for name in known} | {
        "PROMETHEUS_MULTIPROC_DIR",
        "PYTHONUNBUFFERED",
        "PYTHONDONTWRITEBYTECODE",
    }
    files = [*UNITS, "ticketsaas-.service.d/common.conf", "ticketsaas.env"]
    assert {name: find_variables(read(name)) - known for name in files} == {
        name: set() for name in files
    }
