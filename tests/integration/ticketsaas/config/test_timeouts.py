"""How long each command gives MongoDB for one operation."""

import os
import subprocess
import sys

import pytest

from tests.support.paths import ROOT

PRINT_LIMIT = """
import sys
sys.argv = ["manage.py", {command!r}]
from ticketsaas import settings
print(settings.DATABASES["default"]["OPTIONS"]["timeoutMS"])
"""


def read_limit(command: str, **environment: str) -> int:
    """Return the milliseconds that one operation of the command may take."""
    others = {name: value for name, value in os.environ.items() if name != "MONGO_TIMEOUT_SECONDS"}
    done = subprocess.run(
        [sys.executable, "-c", PRINT_LIMIT.format(command=command)],
        cwd=ROOT,
        env=others | {"ENV_FILE": os.devnull} | environment,
        capture_output=True,
        text=True,
        check=True,
    )
    return int(done.stdout)


@pytest.mark.parametrize(
    ("command", "milliseconds"), [("serve", 2_000), ("qcluster", 60_000), ("migrate", 86_400_000)]
)
def test_a_request_has_little_time_a_worker_more_and_a_migration_as_much_as_it_takes(
    command: str, milliseconds: int
) -> None:
    assert read_limit(command) == milliseconds


def test_the_limit_of_the_environment_is_none_for_migrations() -> None:
    assert read_limit("qcluster", MONGO_TIMEOUT_SECONDS="5") == 5_000
    assert read_limit("migrate", MONGO_TIMEOUT_SECONDS="5") == 86_400_000
