"""Docker's client and Compose, used as a person at a terminal does."""

import json
import os
import secrets
import subprocess
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import httpx

Result = TypeVar("Result")

COMPOSE_2 = ("docker", "compose")
COMPOSE_1 = ("docker-compose",)
# In the names of whatever this run makes: another one may be under way on the same engine.
RUN = secrets.token_hex(3)

# A variable that is set wins over `.env` with Compose, and the tests set some of the product's.
_ENVIRONMENT = {
    name: text
    for name, text in os.environ.items()
    if name in ("PATH", "HOME") or name.startswith("DOCKER_")
}


def run(*command: str, folder: Path | None = None, stdin: bytes | None = None) -> str:
    """Run a command and return what it said. Raises AssertionError, with that, if it fails."""
    done = subprocess.run(
        command, cwd=folder, env=_ENVIRONMENT, input=stdin, capture_output=True, check=False
    )
    said = done.stdout.decode(errors="replace").strip()
    if done.returncode:
        raise AssertionError(f"{' '.join(command)}: {said}\n{done.stderr.decode(errors='replace')}")
    return said


def docker(*arguments: str) -> str:
    return run("docker", *arguments)


def kill(container: str, *, image: str) -> None:
    """Kill a container's main process with SIGKILL from outside, as the kernel does when memory is short.

    Docker would take its own `kill` for a wish that the container stays down.
    """
    pid = docker("inspect", "--format", "{{.State.Pid}}", container)
    docker("run", "--rm", "--pid=host", "--user=0", image, "sh", "-c", f"kill -9 {pid}")


def find_free_network() -> str:
    """Return the first three numbers of a network that the engine doesn't have yet."""
    known = docker("network", "inspect", *docker("network", "ls", "--quiet").split())
    networks = (f"10.213.{number}" for number in range(8, 256))
    return next(network for network in networks if f'"{network}.' not in known)


def wait_for(what: str, attempt: Callable[[], Result], *, seconds: float = 300) -> Result:
    """Return the first true result of `attempt`; one that fails counts as none."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        try:
            if result := attempt():
                return result
        except (httpx.HTTPError, AssertionError, LookupError, ValueError):
            pass
        time.sleep(0.5)
    raise AssertionError(f"{what} did not come within {seconds:.0f} s")


class Stack:
    """A stack of containers from the Compose file in `folder`, under a project name of its own."""

    def __init__(self, folder: Path, *, name: str, command: tuple[str, ...] = COMPOSE_2) -> None:
        self.folder = folder
        self.project = f"ticketsaas-test-{name}-{RUN}"
        self._command = (*command, "--project-name", self.project)

    def compose(self, *arguments: str, stdin: bytes | None = None) -> str:
        return run(*self._command, *arguments, folder=self.folder, stdin=stdin)

    def containers(self, service: str) -> list[str]:
        label = f"label=com.docker.compose.project={self.project}"
        which = f"label=com.docker.compose.service={service}"
        return docker("ps", "--all", "--quiet", "--filter", label, "--filter", which).split()

    def inspect(self, service: str) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = json.loads(docker("inspect", *self.containers(service)))
        return found

    def health(self, service: str) -> str:
        return str(self.inspect(service)[0]["State"]["Health"]["Status"])

    def remove(self) -> None:
        """Remove its containers, networks and volumes."""
        self.compose("down", "--volumes", "--timeout", "1")
