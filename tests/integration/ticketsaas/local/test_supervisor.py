"""The supervisor on real, tiny processes: one that ends is the end of all, and nothing outlives it."""

import json
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.support.paths import ROOT
from ticketsaas.local.child import Process
from ticketsaas.local.guard import is_running
from ticketsaas.local.supervisor import ProcessFailed, StopRequested, Supervisor

# Long for a slow machine; a test that passes doesn't wait for it.
DEADLINE_SECONDS = 20.0
SLEEP = "import time; time.sleep(600)"
IGNORE_SIGTERM = f"import signal; signal.signal(signal.SIGTERM, signal.SIG_IGN); {SLEEP}"
STOP_OWNER = "import os, signal; os.kill(os.getppid(), signal.SIGTERM);"

Lines = list[tuple[str, str]]


def python(name: str, code: str, **options: object) -> Process:
    return Process(name=name, command=(sys.executable, "-c", code), **options)  # type: ignore[arg-type]


def touching(path: Path, *, after: str = "pass", then: str = SLEEP) -> str:
    return f"import pathlib; {after}; pathlib.Path({str(path)!r}).touch(); {then}"


def wait_until(condition: Callable[[], bool]) -> None:
    deadline = time.monotonic() + DEADLINE_SECONDS
    while not condition():
        assert time.monotonic() < deadline, "it did not happen in time"
        time.sleep(0.02)


@contextmanager
def supervising(lines: Lines) -> Iterator[Supervisor]:
    def write_line(name: str, line: str) -> None:
        lines.append((name, line))

    with Supervisor(write_line=write_line) as supervisor:
        yield supervisor


def keep_running(supervisor: Supervisor, process: Process) -> None:
    supervisor.start(process)
    supervisor.watch()


@pytest.fixture
def lines() -> Lines:
    return []


@pytest.mark.parametrize(
    ("code", "how"),
    [
        ("raise SystemExit(3)", "exit code 3"),
        ("pass", "exit code 0"),
        ("import os; os.abort()", "SIGABRT"),
    ],
)
def test_a_process_that_ends_is_named_and_ends_the_watch(lines: Lines, code: str, how: str) -> None:
    failure = f"worker ended ({how}): see the lines above."

    with (
        supervising(lines) as supervisor,
        pytest.raises(ProcessFailed, match=f"^{re.escape(failure)}$"),
    ):
        keep_running(supervisor, python("worker", code))


def test_the_last_words_of_a_process_that_ends_are_passed_on(lines: Lines) -> None:
    with supervising(lines) as supervisor, pytest.raises(ProcessFailed):
        keep_running(supervisor, python("worker", "raise SystemExit('no more memory')"))

    assert lines == [("worker", "no more memory")]


def test_a_known_cause_is_reported(lines: Lines) -> None:
    full = python("store", "raise SystemExit(14)", find_cause=lambda: "The disk is full.")

    with (
        supervising(lines) as supervisor,
        pytest.raises(ProcessFailed, match=r"^The disk is full\.$"),
    ):
        keep_running(supervisor, full)


def test_a_start_waits_until_the_process_is_ready(lines: Lines, tmp_path: Path) -> None:
    mark = tmp_path / "ready"
    with supervising(lines) as supervisor:
        supervisor.start(python("web", touching(mark), is_ready=mark.exists))
        assert mark.exists()


def test_a_process_that_never_gets_ready_has_failed(lines: Lines) -> None:
    stuck = python("web", SLEEP, is_ready=lambda: False, ready_timeout=0.05)

    with supervising(lines) as supervisor, pytest.raises(ProcessFailed, match=r"not ready within"):
        supervisor.start(stuck)


def test_what_a_crashed_process_had_started_is_stopped_too(lines: Lines) -> None:
    leave_child = (
        "import os, subprocess, sys;"
        f"child = subprocess.Popen([sys.executable, '-c', {IGNORE_SIGTERM!r}]);"
        "print(child.pid, flush=True); os.abort()"
    )
    with supervising(lines) as supervisor, pytest.raises(ProcessFailed):
        keep_running(supervisor, python("queue", leave_child))

    ((_, child),) = lines
    wait_until(lambda: not is_running(int(child)))


def test_a_step_that_succeeds_is_followed_by_the_next_start(lines: Lines) -> None:
    with supervising(lines) as supervisor:
        supervisor.run(python("migrate", "print('one'); print('two')"))
        supervisor.run(python("demo", "print('three')"))

    assert lines == [("migrate", "one"), ("migrate", "two"), ("demo", "three")]


def test_a_step_that_fails_is_named_with_its_exit_code(lines: Lines) -> None:
    with (
        supervising(lines) as supervisor,
        pytest.raises(
            ProcessFailed, match=r"^migrate ended \(exit code 2\): see the lines above\.$"
        ),
    ):
        supervisor.run(python("migrate", "raise SystemExit(2)"))


def test_output_without_a_line_end_or_of_wrong_letters_is_passed_on(lines: Lines) -> None:
    with supervising(lines) as supervisor:
        supervisor.run(python("demo", r"import sys; sys.stdout.buffer.write(b'caf\xe9\nlast')"))

    assert lines == [("demo", "caf\ufffd"), ("demo", "last")]


def test_processes_are_stopped_in_the_reverse_order_of_their_start(
    lines: Lines, tmp_path: Path
) -> None:
    def telling(name: str) -> Process:
        mark = tmp_path / name
        tell = "signal.signal(signal.SIGTERM, lambda *_: sys.exit(print('stopped', flush=True)))"
        code = touching(mark, after=f"import signal, sys; {tell}")
        return python(name, code, is_ready=mark.exists, stop_timeout=DEADLINE_SECONDS)

    with supervising(lines) as supervisor:
        for name in ("store", "web", "queue"):
            supervisor.start(telling(name))

    assert lines == [("queue", "stopped"), ("web", "stopped"), ("store", "stopped")]


def test_a_process_that_ignores_the_request_to_stop_is_killed(lines: Lines, tmp_path: Path) -> None:
    mark = tmp_path / "ready"
    code = touching(
        mark, after=f"import os; {IGNORE_SIGTERM.removesuffix(SLEEP)} print(os.getpid())"
    )
    with supervising(lines) as supervisor:
        supervisor.start(python("stubborn", code, is_ready=mark.exists, stop_timeout=0.05))

    wait_until(lambda: bool(lines))
    assert not is_running(int(lines[0][1]))


def test_a_request_to_stop_ends_the_watch(lines: Lines) -> None:
    with supervising(lines) as supervisor, pytest.raises(StopRequested):
        keep_running(supervisor, python("worker", f"{STOP_OWNER} {SLEEP}"))


def test_a_second_request_to_stop_does_not_wait_for_the_slow(lines: Lines, tmp_path: Path) -> None:
    hasten = (
        "import os, signal;"
        "signal.signal(signal.SIGTERM, lambda *_: os.kill(os.getppid(), signal.SIGINT))"
    )
    mark = tmp_path / "ready"
    code = touching(mark, after=hasten, then="[signal.pause() for _ in range(9)]")
    with supervising(lines) as supervisor:
        supervisor.start(python("slow", code, is_ready=mark.exists, stop_timeout=3600))


OWNER = """
import json, sys
from ticketsaas.local.child import Process
from ticketsaas.local.supervisor import Supervisor

def write_line(name, line):
    # In one piece: several threads write, and `print` writes the line's end by itself.
    print(line + "\\n", end="", flush=True)

def python(code):
    command = (sys.executable, "-c", code)
    return Process(name="python", command=command, stop_timeout=float(sys.argv[2]))

with Supervisor(write_line=write_line) as supervisor:
    for stage in json.loads(sys.argv[1]):
        supervisor.start(*map(python, stage))
    supervisor.watch()
"""


@contextmanager
def owning(stages: list[list[str]], *, stop_timeout: float) -> Iterator[subprocess.Popen[str]]:
    """A process of its own that runs a supervisor of these codes."""
    with subprocess.Popen(
        [sys.executable, "-c", OWNER, json.dumps(stages), str(stop_timeout)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    ) as owner:
        try:
            yield owner
        finally:
            owner.kill()


def on_sigterm(name: str, action: str, *, folder: Path) -> str:
    """Code that says when it is ready, and at SIGTERM acts and notes that it `stopped`."""
    return (
        "import pathlib, signal, sys, time\n"
        f"mark = pathlib.Path({str(folder)!r}).joinpath\n"
        "def stop(*_):\n"
        f"    mark('{name} asked').touch()\n"
        f"    {action}\n"
        f"    sys.exit(mark('{name} stopped').touch())\n"
        "signal.signal(signal.SIGTERM, stop)\n"
        "print('ready')\n"
        "time.sleep(600)"
    )


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGKILL])
def test_a_stage_is_asked_to_stop_at_once_and_the_one_before_when_it_has_stopped(
    tmp_path: Path, number: signal.Signals
) -> None:
    """By the supervisor when it is asked to stop, and by its guard when it is killed."""
    wait_for_other = "while not mark('{} asked').exists(): time.sleep(0.02)"
    store = on_sigterm(
        "store", "[mark(n + ' stopped').stat() for n in ('web', 'queue')]", folder=tmp_path
    )
    web = on_sigterm("web", wait_for_other.format("queue"), folder=tmp_path)
    queue = on_sigterm("queue", wait_for_other.format("web"), folder=tmp_path)

    with owning([[store], [web, queue]], stop_timeout=DEADLINE_SECONDS) as owner:
        assert owner.stdout is not None
        assert [owner.stdout.readline() for _ in range(3)] == ["ready\n"] * 3
        owner.send_signal(number)
        owner.wait()
        wait_until(lambda: all((tmp_path / f"{n} stopped").exists() for n in ("web", "queue")))
        wait_until((tmp_path / "store stopped").exists)


def test_nothing_outlives_a_supervisor_that_was_killed() -> None:
    tell_pid = "import os; print(os.getpid());"
    leave_child = (
        f"import subprocess, sys; {tell_pid}"
        f"child = subprocess.Popen([sys.executable, '-c', {IGNORE_SIGTERM!r}]);"
        "print(child.pid); child.wait()"
    )
    stages = [[f"{tell_pid} {SLEEP}"], [f"{tell_pid} {IGNORE_SIGTERM}"], [leave_child]]

    with owning(stages, stop_timeout=0.5) as owner:
        assert owner.stdout is not None
        pids = [int(owner.stdout.readline()) for _ in range(4)]
        assert all(map(is_running, pids))

        owner.kill()

    wait_until(lambda: not any(map(is_running, pids)))
