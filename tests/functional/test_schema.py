"""The real server does what its documentation says, whatever schemathesis makes of that.

`make schema` goes on for minutes: with `SCHEMA_CASES` of each operation instead of a few, and with the
systematic ones (every bound, every method), which take longest.
"""

import os
import re
import subprocess
import sys

from django.db import connection

from tests.support.paths import ROOT
from tests.support.web_server import running_web_server
from ticketsaas.access.core.caller import Scope
from ticketsaas.access.issue import issue_key

CASES = os.environ.get("SCHEMA_CASES")
CONFIG = ROOT / "tests" / "support" / "schemathesis.toml"
SHORT = ("--max-examples", "3", "--phases", "examples,fuzzing,stateful")


def test_schemathesis_finds_nothing(two_tenants: None) -> None:
    key = issue_key(None, scopes={Scope.ADMIN}).text
    extent = SHORT if CASES is None else ("--max-examples", CASES)
    database = connection.settings_dict["NAME"]
    with running_web_server(
        MONGO_DB=database, API_AUTH="on", API_REQUESTS_PER_MINUTE="0"
    ) as server:
        run = subprocess.run(
            (
                *(sys.executable, "-m", "schemathesis.cli", "--config-file", CONFIG, "run"),
                *(f"{server.base_url}/openapi.json", *extent),
                *("--seed", "1", "--continue-on-failure", "--no-color"),
                *("--header", f"Authorization: Bearer {key}"),
            ),
            cwd=ROOT,
            env=os.environ | {"SCHEMATHESIS_HOOKS": "tests.support.schema_hooks"},
            capture_output=True,
            text=True,
            check=False,
        )
    sys.stdout.write(run.stdout)
    assert run.returncode == 0, run.stdout + run.stderr
    assert re.search(r"[0-9]+ generated", run.stdout)
