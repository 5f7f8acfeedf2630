"""The image for a server: what is in it, and what it needs to run."""

import json
import tarfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.image.development import copy_working_tree
from tests.image.engine import RUN, docker, run, wait_for

# With the official slim base, which has about 130 MB.
MOST_BYTES_OVER_THE_BASE = 170_000_000
BASE = "python:3.11-slim-bookworm"
PLANTED = (
    ".env",
    ".env.local",
    "ticketsaas/.env.local",
    "tickets/__pycache__/left.cpython-311.pyc",
    "tickets/left.so",
    "ingestion/.data/left",
    ".venv/left",
    "deploy/secrets/secret_key",
    "left.txt",
)
SERVER = {"SECRET_KEY": "a-long-text-for-one-test-only", "ALLOWED_HOSTS": "tickets.example.com"}


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, tarfile.TarInfo]]:
    """Everything in the image that is built in a folder with secrets and leftovers."""
    folder = tmp_path_factory.mktemp("planted")
    copy_working_tree(folder)
    for name in PLANTED:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text("left")
    # Of somebody who keeps files to themselves.
    (folder / "manage.py").chmod(0o600)
    name = f"ticketsaas:image-test-planted-{RUN}"
    docker("build", "--quiet", "--tag", name, str(folder))
    container = docker("create", name)
    docker("export", "--output", str(folder / "files.tar"), container)
    with tarfile.open(folder / "files.tar") as archive:
        yield {member.name: member for member in archive.getmembers()}
    docker("rm", container)
    docker("image", "rm", name)


def test_nothing_that_lay_next_to_the_code_is_in_it(files: dict[str, tarfile.TarInfo]) -> None:
    ours = [name for name in files if name.startswith("app/")]
    assert [name for name in ours if Path(name).name.startswith((".", "left"))] == []
    assert {name.split("/")[1] for name in ours} == {
        *("manage.py", "templates", "__pycache__"),
        *("ticketsaas", "tickets", "analytics", "notifications", "ingestion"),
    }


@pytest.mark.parametrize("program", ["pip", "pip3", "gcc", "mongod", "pytest", "git"])
def test_no_tool_of_a_developer_is_in_it(files: dict[str, tarfile.TarInfo], program: str) -> None:
    assert [name for name in files if name.endswith(f"bin/{program}")] == []


def test_the_code_is_compiled_and_belongs_to_root(files: dict[str, tarfile.TarInfo]) -> None:
    ours = [file for name, file in files.items() if name.startswith("app/")]
    sources = {file.name for file in ours if file.name.endswith(".py")}
    compiled = {file.name for file in ours if file.name.endswith(".pyc")}
    assert len(compiled) == len(sources)
    assert {(file.uid, file.gid) for file in ours} == {(0, 0)}
    assert all(file.mode & 0o004 for file in ours)
    assert "usr/local/lib/python3.11/__pycache__/argparse.cpython-311.pyc" in files


def test_it_names_itself_its_version_and_its_user(image: str) -> None:
    config = json.loads(docker("inspect", image))[0]["Config"]
    labels = {name.rpartition(".")[2]: text for name, text in config["Labels"].items()}
    assert labels["title"] == "ticketsaas"
    assert labels["version"] == "1.2.3"
    assert labels["licenses"] == "MIT"
    assert labels["description"]
    assert config["User"] == "10001:10001"


def test_it_is_small(image: str) -> None:
    size, base = (int(docker("inspect", "--format", "{{.Size}}", each)) for each in (image, BASE))
    assert size - base < MOST_BYTES_OVER_THE_BASE


def test_it_serves_with_nothing_that_it_could_write_to(image: str) -> None:
    given = [f"--env={name}={text}" for name, text in SERVER.items()]
    locked = ("--read-only", "--cap-drop=ALL", "--security-opt=no-new-privileges", "--tmpfs=/tmp")
    container = docker("run", "--detach", *locked, *given, image)
    try:
        state = ("inspect", "--format", "{{.State.Health.Status}}", container)
        wait_for("health", lambda: docker(*state) == "healthy", seconds=90)
        assert docker("exec", container, "id", "-u") == "10001"
        with pytest.raises(AssertionError, match="Read-only file system"):
            run("docker", "exec", container, "touch", "/app/file")
    finally:
        docker("rm", "--force", container)


def test_without_a_secret_key_it_says_so_and_ends(image: str) -> None:
    with pytest.raises(AssertionError, match="SECRET_KEY is not set"):
        docker("run", "--rm", image)
