"""The stack of docker-compose.yml, from a copy of the working tree."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Self

import httpx

from tests.image.engine import COMPOSE_2, Stack, docker, run, wait_for
from tests.support.paths import ROOT
from ticketsaas.local.mongod import COMPOSE_URL
from ticketsaas.local.ports import find_free_port


class Development(Stack):
    """Started on free ports, and with an image of its own: other stacks may run here."""

    def __init__(self, folder: Path, *, command: tuple[str, ...] = COMPOSE_2) -> None:
        # Beside the one of the project, which the tests within the container read.
        file = "docker-compose.test.yml"
        super().__init__(folder, name="development", command=(*command, "--file", file))
        self.image = f"{self.project}:dev"
        self.port, mongodb_port = find_free_port(), find_free_port()
        self.mongo_url = COMPOSE_URL.replace(":27217/", f":{mongodb_port}/")
        self.url = f"http://localhost:{self.port}"
        copy_working_tree(folder)
        text = (folder / "docker-compose.yml").read_text()
        for old, new in (("ticketsaas:dev", self.image), (":27217:", f":{mongodb_port}:")):
            assert text.count(old) == 1
            text = text.replace(old, new)
        (folder / file).write_text(text)
        example = (folder / ".env.example").read_text()
        (folder / ".env").write_text(example.replace("API_PORT=8000", f"API_PORT={self.port}"))

    @classmethod
    def running(cls, folder: Path, *, command: tuple[str, ...] = COMPOSE_2) -> Iterator[Self]:
        """Start it by the task's first two steps, and remove it in the end."""
        stack = cls(folder, command=command)
        try:
            stack.compose("up", "--build", "--detach")
            wait_for("health", stack.is_healthy)
            yield stack
        finally:
            stack.remove()

    def remove(self) -> None:
        super().remove()
        docker("image", "rm", "--force", self.image)

    def client(self) -> httpx.Client:
        return httpx.Client(base_url=self.url, timeout=90, trust_env=False)

    def is_healthy(self) -> bool:
        return httpx.get(f"{self.url}/health", timeout=10, trust_env=False).status_code == 200


def copy_working_tree(folder: Path) -> None:
    """Copy what is committed or would be."""
    listed = run("git", "ls-files", "--cached", "--others", "--exclude-standard", folder=ROOT)
    for name in listed.splitlines():
        if (ROOT / name).is_file():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, folder / name)
