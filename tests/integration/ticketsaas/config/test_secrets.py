"""No password of an address is printed, whatever goes wrong."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.test import RequestFactory
from django.views.debug import ExceptionReporter

from tests.support.paths import ROOT

NOBODY = "me:hunter2@127.0.0.1:9"
ADDRESSES = {
    "MONGO_URL": f"mongodb://{NOBODY}/?replicaSet=rs0",
    "EXTERNAL_API_URL": f"http://{NOBODY}",
}
# The two that say most about addresses.
COMMANDS = ("doctor", "up")


def in_variables(_: Path) -> dict[str, str]:
    return ADDRESSES


def in_files(folder: Path) -> dict[str, str]:
    for name, address in ADDRESSES.items():
        (folder / name).write_text(f"{address}\n")
    return {f"{name}_FILE": str(folder / name) for name in ADDRESSES} | dict.fromkeys(ADDRESSES, "")


@pytest.mark.parametrize("configure", [in_variables, in_files])
def test_no_command_prints_a_password_when_nothing_answers(
    tmp_path: Path, configure: Callable[[Path], dict[str, str]]
) -> None:
    others = {"MONGO_TIMEOUT_SECONDS": "0.5", "DATA_DIR": str(tmp_path)}
    environment = os.environ | configure(tmp_path) | others
    running = [
        subprocess.Popen(
            [sys.executable, "manage.py", command],
            cwd=ROOT,
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        for command in COMMANDS
    ]
    printed = [process.communicate()[0] for process in running]
    assert [process.returncode for process in running] == [1] * len(COMMANDS)
    assert "http://***@127.0.0.1:9" in printed[0]
    assert [text for text in printed if "hunter2" in text] == []


@pytest.mark.parametrize("name", ["MONGO_URL", "EXTERNAL_API_URL", "NOTIFY_URL", "SECRET_KEY"])
def test_the_error_pages_of_development_hide_it(settings: Any, name: str) -> None:
    setattr(settings, name, f"mongodb://{NOBODY}")
    settings.DEBUG = True
    request = RequestFactory().get("/admin/")
    page = ExceptionReporter(request, RuntimeError, RuntimeError("x"), None).get_traceback_html()
    assert name in page
    assert "hunter2" not in page
