"""Real containers, for `make image-test` alone: it needs a Docker engine and takes minutes."""

import os
from collections.abc import Iterator

import pytest

from tests.image.development import Development
from tests.image.engine import docker
from tests.support.paths import ROOT

# `make test` runs everywhere.
collect_ignore_glob = [] if os.environ.get("TEST_IMAGES") == "on" else ["test_*.py"]


@pytest.fixture(scope="session")
def image() -> Iterator[str]:
    """The image for a server, built from the working tree."""
    name = "ticketsaas:image-test"
    docker("build", "--quiet", "--build-arg", "VERSION=1.2.3", "--tag", name, str(ROOT))
    yield name
    docker("image", "rm", name)


@pytest.fixture(scope="module")
def development(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Development]:
    """The stack for one's own machine, started by the task's first two steps."""
    yield from Development.running(tmp_path_factory.mktemp("development"))
