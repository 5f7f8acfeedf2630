"""A pytest plugin that starts the run's own MongoDB before Django reads its settings, and stops it.

Loaded by `-p tests.plugin` (see pyproject.toml). The developer's environment does not leak into
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
    # Nothing listens on this port, so a test that starts no server of its own cannot reach the developer's.
    "EXTERNAL_API_URL": "http://127.0.0.1:9",
    "NOTIFY_URL": "",
    "MAX_REQUESTS_PER_MINUTE": "0",
    "INGEST_PAGE_SIZE": "100",
    "LOCK_TTL_SECONDS": "60",
    "DEBUG": "on",
    "SECRET_KEY": "",
    "ALLOWED_HOSTS": "",
    "BEHIND_TLS": "off",
    "BIND_ADDRESS": "",
    "TRUSTED_PROXIES": "",
    "API_AUTH": "off",
    "API_REQUESTS_PER_MINUTE": "600",
    "LOG_FORMAT": "console",
}

if not _IS_XDIST_WORKER:
    # With it, every process that a test starts would compile the product's modules again.
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    _folder = tempfile.TemporaryDirectory(prefix="ticketsaas-tests-")
    _mongo = embedded_mongo.start(Path(_folder.name) / "mongodb")
    os.environ.update(_ENVIRONMENT, MONGO_URL=_mongo.url, DATA_DIR=_folder.name)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Start with the folders whose tests wait longest, so that no worker is left with them at the end.

    The order within each of the two groups stays random.
    """
    tests = Path(__file__).parent
    items.sort(key=lambda item: item.path.relative_to(tests).parts[0] not in _LONGEST)


@pytest.hookimpl(wrapper=True)
def pytest_unconfigure() -> Iterator[None]:
    yield
    if not _IS_XDIST_WORKER:
        _mongo.stop()
        _folder.cleanup()
