"""Real containers, for `make image-test` alone: it needs a Docker engine and takes minutes."""

import os
from collections.abc import Iterator

import pytest

from tests.image.development import Development
from tests.image.engine import RUN, docker, wait_for
from tests.image.production import MOCK, Production
from tests.support.paths import ROOT

# `make test` runs everywhere.
collect_ignore_glob = [] if os.environ.get("TEST_IMAGES") == "on" else ["test_*.py"]


@pytest.fixture(scope="session")
def image() -> Iterator[str]:
    """The image for a server, built from the working tree."""
    name = f"ticketsaas:image-test-{RUN}"
    docker("build", "--quiet", "--build-arg", "VERSION=1.2.3", "--tag", name, str(ROOT))
    yield name
    docker("image", "rm", name)


@pytest.fixture(scope="session")
def mock() -> Iterator[None]:
    """The image that has the mock, for stacks that have none within."""
    docker("build", "--quiet", "--target", "dev", "--tag", MOCK, str(ROOT))
    yield
    docker("image", "rm", MOCK)


@pytest.fixture(scope="module")
def production(
    image: str, mock: None, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Production]:
    """The stack for a server; a job takes long enough to be interrupted."""
    folder = tmp_path_factory.mktemp("production")
    stack = Production(folder, name="production", image=image)
    try:
        stack.compose("up", "--detach")
        stack.start_upstream("--tickets", "10000", "--fault", "slow_ms=400")
        wait_for("health", stack.is_healthy)
        yield stack
    finally:
        stack.remove()


@pytest.fixture(scope="module")
def development(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Development]:
    """The stack for one's own machine, started by the task's first two steps."""
    yield from Development.running(tmp_path_factory.mktemp("development"))
