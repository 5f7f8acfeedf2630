"""Starts the test run's own MongoDB before Django reads its settings, and stops it at the end.

Loaded by `-p tests.plugin` (see pyproject.toml). Nothing of the developer's environment leaks into
the tests: every variable that names a server or a limit is set here.
"""

import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from ticketsaas.local import mongod as embedded_mongo

_IS_XDIST_WORKER = "PYTEST_XDIST_WORKER" in os.environ
_LONGEST = {"faults", "functional", "isolation", "stories"}
_ENVIRONMENT = {
    "ENV_FILE": os.devnull,
    "MONGO_DB": "ticketsaas",
    # Nothing listens there: a test that forgets to start a server must not find the developer's.
    "EXTERNAL_API_URL": "http://127.0.0.1:9",
    "NOTIFY_URL": "",
    "MAX_REQUESTS_PER_MINUTE": "0",
    "INGEST_PAGE_SIZE": "100",
    "LOCK_TTL_SECONDS": "60",
    "DEBUG": "on",
    "SECRET_KEY": "",
    "ALLOWED_HOSTS": "",
    "BEHIND_TLS": "off",
    "API_AUTH": "off",
    "API_REQUESTS_PER_MINUTE": "600",
    "LOG_FORMAT": "console",
}

if not _IS_XDIST_WORKER:
    # Every process that a test starts would compile the product anew.
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    _folder = tempfile.TemporaryDirectory(prefix="ticketsaas-tests-")
    _mongo = embedded_mongo.start(Path(_folder.name) / "mongodb")
    os.environ.update(_ENVIRONMENT, MONGO_URL=_mongo.url, DATA_DIR=_folder.name)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with the folders whose tests wait longest: a run must not end with one worker at work.

    Within these two parts the order stays random.
    """
    tests = Path(__file__).parent
    items.sort(key=lambda item: item.path.relative_to(tests).parts[0] not in _LONGEST)


@pytest.hookimpl(wrapper=True)
def pytest_unconfigure() -> Iterator[None]:
    yield
    if not _IS_XDIST_WORKER:
        _mongo.stop()
        _folder.cleanup()
