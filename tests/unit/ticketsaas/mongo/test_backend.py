import subprocess
import sys

import pytest

from tests.support.paths import ROOT
from ticketsaas.mongo.backend.compiler import is_identity_stage

TELL_STARTED_PROGRAMS = (
    "import django, sys;"
    "sys.addaudithook(lambda event, details: event == 'subprocess.Popen' and print(details));"
    "django.setup()"
)


@pytest.mark.parametrize(
    ("stage", "expected"),
    [
        pytest.param({"$addFields": {"at": "$at"}}, True, id="one field onto itself"),
        pytest.param({"$addFields": {"a": "$a", "b": "$b"}}, True, id="several"),
        pytest.param({"$addFields": {"a": "$a", "b": "$c"}}, False, id="one is another field"),
        pytest.param({"$addFields": {"a": {"$toLower": "$a"}}}, False, id="an expression"),
        pytest.param({"$sort": {"a": 1}}, False, id="another stage"),
    ],
)
def test_identity_stages(stage: dict[str, object], expected: bool) -> None:
    assert is_identity_stage(stage) == expected


def test_a_command_starts_without_starting_other_programs() -> None:
    code = (sys.executable, "-c", TELL_STARTED_PROGRAMS)
    started = subprocess.run(code, cwd=ROOT, stdout=subprocess.PIPE, text=True, check=True)
    assert started.stdout == ""
