"""A stack at work is stopped, killed, scaled and taken down, and its job goes on."""

import threading
from collections import Counter
from collections.abc import Iterator

import httpx
import pytest

from tests.image.engine import docker, kill, wait_for
from tests.image.production import MOCK, SERVICES, Production


@pytest.fixture
def client(production: Production) -> Iterator[httpx.Client]:
    key = production.make_key("globex")
    wait_for("health", production.is_healthy)
    with production.client(key) as client:
        yield client


def ask_docker(fact: str, container: str) -> str:
    return docker("inspect", "--format", f"{{{{.{fact}}}}}", container)


def start_job(client: httpx.Client) -> str:
    """Start a job and return its id once it has stored a page."""
    reply = client.post("/ingest/run?tenant_id=globex")
    assert reply.status_code == 202, reply.text
    job = str(reply.json()["job_id"])
    wait_for("a page", lambda: client.get(f"/ingest/progress/{job}").json()["processed_pages"])
    return job


def wait_until_ended(client: httpx.Client, job: str) -> dict[str, object]:
    def ended() -> dict[str, object] | None:
        found: dict[str, object] = client.get(f"/ingest/progress/{job}").json()
        return found if found["ended_at"] else None

    return wait_for("the end of the job", ended, seconds=240)


@pytest.mark.parametrize("service", SERVICES)
def test_a_service_stops_in_time_and_the_job_goes_on(
    production: Production, client: httpx.Client, service: str
) -> None:
    job = start_job(client)

    production.compose("stop", service)
    ends = [container["State"]["ExitCode"] for container in production.inspect(service)]
    production.compose("start", service)

    assert ends == [0]
    assert wait_until_ended(client, job)["status"] == "completed"


@pytest.mark.parametrize("service", SERVICES)
def test_a_killed_service_comes_back_and_the_job_goes_on(
    production: Production, client: httpx.Client, service: str
) -> None:
    job = start_job(client)
    before = production.inspect(service)[0]["RestartCount"]

    kill(production.containers(service)[0], image=MOCK)

    wait_for("a new start", lambda: production.inspect(service)[0]["RestartCount"] > before)
    assert wait_until_ended(client, job)["status"] == "completed"
    wait_for("health", production.is_healthy)


def test_a_scaled_stack_answers_while_a_web_container_is_replaced(
    production: Production, client: httpx.Client
) -> None:
    production.compose("up", "--detach", "--scale", "web=2", "--scale", "worker=3", "--no-recreate")
    workers = (
        "from ticketsaas.status.probes import probe_workers as p; print(sorted(p().alive.items()))"
    )
    wait_for(
        "three workers",
        lambda: "task_queue'>, 3" in production.manage("shell", "-v0", "-c", workers),
    )
    found: Counter[int] = Counter()
    is_over = threading.Event()

    def ask() -> None:
        with production.client(client.headers["Authorization"].removeprefix("Bearer ")) as own:
            while not is_over.wait(0.02):
                found[own.get("/tenants/globex/stats").status_code] += 1

    asking = threading.Thread(target=ask)
    asking.start()
    try:
        first, second = production.containers("web")
        docker("stop", first)
        docker("start", first)
        wait_for("the first again", lambda: ask_docker("State.Health.Status", first) == "healthy")
        # One of the two may have been killed by a test before.
        restarts = ask_docker("RestartCount", second)
        kill(second, image=MOCK)
        wait_for("a new start", lambda: ask_docker("RestartCount", second) != restarts)
        wait_for("the second again", lambda: ask_docker("State.Health.Status", second) == "healthy")
    finally:
        is_over.set()
        asking.join()
    production.compose("up", "--detach", "--scale", "web=1", "--scale", "worker=1", "--no-recreate")

    assert set(found) == {200}


def test_down_and_up_keep_everything_and_leave_no_unnamed_volume(
    production: Production, client: httpx.Client
) -> None:
    volumes = docker("volume", "ls", "--quiet")
    before = client.get("/tickets?tenant_id=globex").json()
    production.stop_upstream()

    production.compose("down")
    production.compose("up", "--detach")
    production.start_upstream()

    wait_for("health", production.is_healthy)
    assert client.get("/tickets?tenant_id=globex").json() == before
    assert docker("volume", "ls", "--quiet") == volumes
