"""The task's three steps as they stand, and a developer's day after them."""

import os
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from tests.image.development import Development
from tests.image.engine import COMPOSE_1, COMPOSE_2, docker, kill, wait_for
from ticketsaas.local.demo import LOGINS
from ticketsaas.local.ports import find_free_port

SERVICES = ("app", "worker", "notifications", "mock-external-api", "mongodb")
# What the task's own .env may look like: its names, values in quotes, blanks, and names nobody here knows.
OTHER_ENV = """\
MONGO_URL=mongodb://mongodb:27017
EXTERNAL_API_URL="http://mock-external-api:9000"
NOTIFY_URL='http://mock-external-api:9000/notify'
MAX_REQUESTS_PER_MINUTE=60
CIRCUIT_BREAKER_FAILURE_THRESHOLD=7
CIRCUIT_BREAKER_WINDOW_SIZE=14
CIRCUIT_BREAKER_TIMEOUT=45
LOG_LEVEL=INFO
API_PORT={port}
"""


@pytest.fixture(
    scope="class",
    params=[
        pytest.param(COMPOSE_2, id="docker compose"),
        pytest.param(COMPOSE_1, id="docker-compose"),
    ],
)
def steps(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Development]:
    if not shutil.which(request.param[0]):
        pytest.skip(f"{request.param[0]} is not installed.")
    yield from Development.running(tmp_path_factory.mktemp("steps"), command=request.param)


class TestTheTasksSteps:
    """`cp .env.example .env`, `docker-compose up --build`, `docker-compose exec app pytest`."""

    def test_the_documentation_is_there(self, steps: Development) -> None:
        with steps.client() as client:
            assert client.get("/docs").status_code == 200

    def test_a_tenant_is_ingested_without_a_key(self, steps: Development) -> None:
        with steps.client() as client:
            wait_until_idle(client, "acme")
            job = client.post("/ingest/run", params={"tenant_id": "acme"})
            assert job.status_code == 202
            ended = wait_for_end(client, job.headers["Location"])
            stats = client.get("/tenants/acme/stats").json()
        assert ended["status"] == "completed"
        assert stats["total_tickets"] > 0

    @pytest.mark.parametrize("name", [login.name for login in LOGINS])
    def test_the_demos_logins_open_the_admin(self, steps: Development, name: str) -> None:
        with steps.client() as client:
            page = client.get("/admin/login/")
            token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', page.text)
            assert token
            form = {"csrfmiddlewaretoken": token[1], "username": name, "password": name}
            assert client.post("/admin/login/?next=/admin/", data=form).status_code == 302
            assert client.get("/admin/").status_code == 200

    def test_the_tests_pass_inside(self, steps: Development) -> None:
        said = steps.compose("exec", "-T", "app", "pytest", *os.environ["SUITE"].split())
        assert " passed" in said

    def test_they_pass_as_a_module_too(self, steps: Development) -> None:
        command = ("python", "-m", "pytest", "tests/unit/tickets/core", "-v")
        assert " passed" in steps.compose("exec", "-T", "app", *command)


@pytest.fixture
def client(development: Development) -> Iterator[httpx.Client]:
    wait_for("health", development.is_healthy)
    with development.client() as client:
        yield client


def wait_until_idle(client: httpx.Client, tenant_id: str) -> None:
    status = ("/ingest/status", {"tenant_id": tenant_id})
    wait_for("idle", lambda: client.get(status[0], params=status[1]).json()["status"] == "idle")


def wait_for_end(client: httpx.Client, path: str) -> dict[str, object]:
    def find_ended() -> dict[str, object] | None:
        job: dict[str, object] = client.get(path).json()
        return job if job["ended_at"] else None

    return wait_for("the job's end", find_ended)


def start_slow_job(client: httpx.Client, development: Development) -> str:
    """Start a job that waits for upstream once it has stored a page, and return its path."""
    control = "import sys, urllib.request as u; u.urlopen(u.Request(" + (
        "'http://mock-external-api:9000/control/faults', data=sys.argv[1].encode(), "
        "headers={'Content-Type': 'application/json'}))"
    )
    set_faults = ("exec", "-T", "app", "python", "-c", control)
    development.compose(*set_faults, '{"slow_ms": 2000}')
    wait_until_idle(client, "globex")
    path = str(
        client.post("/ingest/run", params={"tenant_id": "globex"})
        .raise_for_status()
        .headers["Location"]
    )
    wait_for("a page", lambda: client.get(path).json()["processed_pages"])
    development.compose(*set_faults, '{"slow_ms": 0}')
    return path


def test_the_services_become_healthy(development: Development) -> None:
    for service in ("app", "worker", "notifications", "mongodb"):
        assert wait_for(service, lambda name=service: development.health(name) == "healthy")


@pytest.mark.parametrize("service", SERVICES)
def test_a_service_that_is_stopped_ends_in_time_and_the_job_goes_on(
    development: Development, client: httpx.Client, service: str
) -> None:
    path = start_slow_job(client, development)
    development.compose("stop", service)
    codes = [container["State"]["ExitCode"] for container in development.inspect(service)]
    development.compose("start", service)
    assert codes == [0]
    wait_for("health", development.is_healthy)
    assert wait_for_end(client, path)["status"] == "completed"


@pytest.mark.parametrize("service", SERVICES)
def test_a_service_that_is_killed_is_started_again_and_the_job_goes_on(
    development: Development, client: httpx.Client, service: str
) -> None:
    path = start_slow_job(client, development)
    before = development.inspect(service)[0]["RestartCount"]
    kill(development.containers(service)[0], image=development.image)
    wait_for("a start", lambda: development.inspect(service)[0]["RestartCount"] > before)
    wait_for("health", development.is_healthy)
    assert wait_for_end(client, path)["status"] == "completed"


def test_workers_can_be_scaled(development: Development, client: httpx.Client) -> None:
    def count() -> tuple[int, int]:
        workers = client.get("/health").json()["dependencies"]["workers"]
        return workers["task_queue"], workers["notifications"]

    more = ("--scale", "worker=3", "--scale", "notifications=2")
    development.compose("up", "--detach", "--no-recreate", *more)
    wait_for("more workers", lambda: count() == (3, 2))
    development.compose("up", "--detach", "--no-recreate")
    assert len(development.containers("worker")) == 1


def test_down_and_up_keep_the_data_and_leave_no_unnamed_volume(
    development: Development, client: httpx.Client
) -> None:
    wait_until_idle(client, "acme")
    volumes = docker("volume", "ls", "--quiet")
    tickets = client.get("/tickets", params={"tenant_id": "acme"}).json()
    development.compose("down")
    development.compose("up", "--detach")
    wait_for("health", development.is_healthy)
    assert client.get("/tickets", params={"tenant_id": "acme"}).json() == tickets
    assert docker("volume", "ls", "--quiet") == volumes
    # The mock's tickets are as old as before, so a second look changes none of them.
    ended = client.post("/ingest/run", params={"tenant_id": "acme"}).raise_for_status()
    assert wait_for_end(client, ended.headers["Location"])["updated"] == 0


def test_a_env_file_of_the_task_works_as_it_is(
    development: Development, client: httpx.Client
) -> None:
    (development.folder / ".env").write_text(OTHER_ENV.format(port=development.port))
    development.compose("up", "--detach")
    wait_for("health", development.is_healthy)
    for service in ("app", "worker", "notifications"):
        found = development.compose("exec", "-T", service, "env").splitlines()
        assert "CIRCUIT_BREAKER_FAILURE_THRESHOLD=7" in found
        assert "EXTERNAL_API_URL=http://mock-external-api:9000" in found
        assert "NOTIFY_URL=http://mock-external-api:9000/notify" in found
    circuit = "from notifications.config import delivery_config as c; print(c().circuit)"
    said = development.compose(
        "exec", "-T", "notifications", "python", "manage.py", "shell", "-v0", "-c", circuit
    )
    assert "failure_threshold=7, window_size=14" in said
    logins = "from django.contrib.auth.models import User; print(User.objects.count())"
    said = development.compose(
        "exec", "-T", "app", "python", "manage.py", "shell", "-v0", "-c", logins
    )
    assert said == str(len(LOGINS))


def test_mongodb_alone_serves_a_product_outside(tmp_path: Path) -> None:
    """As `manage.py up` says where no mongod can be installed; without a .env."""
    stack = Development(tmp_path)
    (tmp_path / ".env").unlink()
    own = {"MONGO_URL": stack.mongo_url, "DATA_DIR": str(tmp_path / "data"), "ENV_FILE": os.devnull}
    own |= {"API_PORT": str(find_free_port()), "EXTERNAL_API_URL": ""}
    try:
        stack.compose("up", "--detach", "mongodb")
        product = subprocess.Popen(
            [sys.executable, "manage.py", "up"], cwd=tmp_path, env=os.environ | own
        )
        with httpx.Client(base_url=f"http://127.0.0.1:{own['API_PORT']}") as client:
            wait_for("health", lambda: client.get("/health").status_code == 200)
            job = client.post("/ingest/run", params={"tenant_id": "acme"})
            assert wait_for_end(client, job.headers["Location"])["status"] == "completed"
        product.send_signal(signal.SIGTERM)
        assert product.wait() == 0
    finally:
        stack.remove()
