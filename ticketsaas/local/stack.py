"""Everything that `manage.py up` runs: the product, and what it needs unless settings name another one."""

import shutil
from contextlib import ExitStack
from pathlib import Path
from typing import NoReturn

from django.conf import settings

from ticketsaas.http.listening import local_url
from ticketsaas.local import data_folder, mongod
from ticketsaas.local.commands import LocalProcesses
from ticketsaas.local.demo import is_demo_safe
from ticketsaas.local.given_servers import require_given_servers
from ticketsaas.local.output import LogLines
from ticketsaas.local.ports import find_free_port, find_obstacle
from ticketsaas.local.supervisor import StopRequested, Supervisor
from ticketsaas.local.where_to_look import describe
from ticketsaas.monitoring.request_metrics import FOLDER_VARIABLE

# The settings' defaults name these ports, so that commands find both without `.data/up.env`.
MONGO_PORT = 27117
MOCK_PORT = 9000
# Each uses one core at most; they share the port, and the folder with the numbers of `/metrics`.
WEB_PROCESSES = 2


class PortNotFree(Exception):
    """The web server can't listen on its port."""


def launch(*, demo: bool | None, log: LogLines) -> NoReturn:
    """Start everything, print where to look, and keep running; in the end everything is stopped.

    If `demo` is None, the demo runs where it is safe. Always raises: `StopRequested`, `ProcessFailed` or an
    error that says what is in the way.
    """
    with ExitStack() as stack:
        claim = stack.enter_context(data_folder.claim(settings.DATA_DIR))
        _require_port()
        require_given_servers()
        supervisor = stack.enter_context(Supervisor(write_line=log.write, held_files=[claim]))
        try:
            found = _start_own_servers(supervisor)
            stack.enter_context(data_folder.published(settings.UP_ENV_FILE, found))
            is_demo = is_demo_safe(found) if demo is None else demo
            _start_product(supervisor, environment=found, is_demo=is_demo)
            site = local_url(settings.BIND_ADDRESS, settings.API_PORT)
            for line in (*describe(site, is_demo=is_demo), "Ctrl-C stops everything"):
                log.write("up", line)
            supervisor.watch()
        except StopRequested:
            log.write("up", "stopping")
            raise


def _require_port() -> None:
    if obstacle := find_obstacle(settings.API_PORT, host=settings.BIND_ADDRESS):
        raise PortNotFree(
            f"Port {settings.API_PORT} can't be used ({obstacle}): set API_PORT to another port, "
            "or stop the program that uses this one."
        )


def _start_own_servers(supervisor: Supervisor) -> dict[str, str]:
    """Start the MongoDB and the mock that settings don't replace, and return the variables that name them."""
    environment: dict[str, str] = {}
    if not settings.MONGO_URL:
        folder = settings.DATA_DIR / "mongodb"
        embedded = mongod.prepare(folder, preferred_ports=(MONGO_PORT,))
        supervisor.start(embedded.process)
        environment["MONGO_URL"] = embedded.url
    if not settings.GIVEN_EXTERNAL_API_URL:
        port = find_free_port(MOCK_PORT)
        supervisor.start(
            _local(environment).mock_api(port=port, state=settings.DATA_DIR / "mock.jsonl")
        )
        environment["EXTERNAL_API_URL"] = f"http://127.0.0.1:{port}"
    return environment


def _start_product(supervisor: Supervisor, *, environment: dict[str, str], is_demo: bool) -> None:
    local = _local({**environment, FOLDER_VARIABLE: str(_make_metrics_folder())})
    supervisor.run(local.migrations())
    supervisor.start(
        *(local.web(number) for number in range(1, WEB_PROCESSES + 1)),
        local.task_queue(),
        local.notification_worker(),
    )
    if is_demo:
        supervisor.run(local.demo())


def _make_metrics_folder() -> Path:
    """Return an empty folder: the numbers of an earlier `up` must not count."""
    folder: Path = settings.DATA_DIR / "metrics"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    return folder


def _local(environment: dict[str, str]) -> LocalProcesses:
    return LocalProcesses(folder=settings.BASE_DIR, environment=environment)
