"""A stack of 0.1.0 is taken over with its data, and given back."""

from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from tests.image.engine import Stack, docker, run, wait_for
from tests.image.production import Production
from tests.support.paths import ROOT
from ticketsaas.local.ports import find_free_port

# The last commit whose only Compose file was that of 0.1.0, with a MongoDB without a login.
BEFORE = "cc15ff5"
SECRET_KEY = "a key that the stack before had, and this one keeps"


class StackBefore(Stack):
    """The stack at that commit: its own image, its own file, and the mock within."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder, name="upgrade")
        self.image = f"{self.project}:before"
        self.port = find_free_port()
        self.url = f"http://localhost:{self.port}"
        try:
            run("git", "archive", f"--output={folder}/before.tar", BEFORE, folder=ROOT)
        except AssertionError as error:
            pytest.fail(
                f"The upgrade needs the commit {BEFORE}, which this repository doesn't have: "
                f"get its whole history with `git fetch --unshallow`. ({error})"
            )
        run("tar", "-xf", "before.tar", folder=folder)
        text = (folder / "docker-compose.yml").read_text()
        # It names an image of everybody's.
        text = text.replace("image: ticketsaas\n", f"image: {self.image}\n")
        (folder / "docker-compose.yml").write_text(text)
        env = {"SECRET_KEY": SECRET_KEY, "API_PORT": self.port, "MAX_REQUESTS_PER_MINUTE": 0}
        (folder / ".env").write_text("".join(f"{n}={value}\n" for n, value in env.items()))

    def up(self) -> None:
        self.compose("up", "--detach", "--build")
        wait_for("health", self.is_healthy)

    def is_healthy(self) -> bool:
        found = httpx.get(f"{self.url}/health", timeout=10, trust_env=False).json()
        return bool(found["status"] == "ok" and found["dependencies"]["workers"]["task_queue"])

    def client(self, key: str) -> httpx.Client:
        headers = {"Authorization": f"Bearer {key}"}
        return httpx.Client(base_url=self.url, headers=headers, timeout=90, trust_env=False)


@pytest.fixture
def before(tmp_path: Path) -> Iterator[StackBefore]:
    folder = tmp_path / "before"
    folder.mkdir()
    stack = StackBefore(folder)
    yield stack
    stack.remove()
    docker("image", "rm", stack.image)


@pytest.fixture
def now(image: str, mock: None, tmp_path: Path) -> Iterator[Production]:
    stack = Production(tmp_path / "now", name="upgrade", image=image)
    secret = stack.folder / "secrets" / "secret_key"
    secret.unlink()
    secret.write_text(SECRET_KEY)
    yield stack
    stack.remove()


def ingest(client: httpx.Client, tenant: str) -> str:
    job = client.post(f"/ingest/run?tenant_id={tenant}&wait=60").json()
    return str(job["status"])


def test_the_data_of_the_stack_before_is_kept_there_and_back(
    before: StackBefore, now: Production
) -> None:
    before.up()
    key = before.compose(
        *("exec", "-T", "web", "python", "manage.py", "createapikey", "--tenant", "acme")
    ).splitlines()[-1]
    with before.client(key) as client:
        assert ingest(client, "acme") == "completed"
        tickets = client.get("/tickets?tenant_id=acme").json()
        jobs = client.get("/ingest/jobs?tenant_id=acme").json()["results"]
    before.compose("down")

    now.compose("up", "--detach")
    now.start_upstream()
    wait_for("health", now.is_healthy)
    with now.client(key) as client:
        kept = client.get("/tickets?tenant_id=acme").json()
        kept_jobs = client.get("/ingest/jobs?tenant_id=acme").json()["results"]
        assert ingest(client, "acme") == "completed"
    assert kept["results"] == tickets["results"]
    assert [job["job_id"] for job in kept_jobs] == [job["job_id"] for job in jobs]
    now.manage("rebuild_stats", "--all", "--verify")
    now.stop_upstream()
    now.compose("down")

    before.up()
    with before.client(key) as client:
        assert ingest(client, "acme") == "completed"
