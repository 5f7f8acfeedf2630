"""The stack of docker-compose.yml, from a copy of the working tree."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Self

import httpx

from tests.image.engine import COMPOSE_2, Stack, run, wait_for
from tests.support.paths import ROOT
from ticketsaas.local.ports import find_free_port

IMAGE = "ticketsaas:dev"


class Development(Stack):
    """Started on a free port of its own: other stacks may run here."""

    def __init__(self, folder: Path, *, command: tuple[str, ...] = COMPOSE_2) -> None:
        super().__init__(folder, project="ticketsaas-test-development", command=command)
        self.port = find_free_port()
        self.url = f"http://localhost:{self.port}"
        copy_working_tree(folder)
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
