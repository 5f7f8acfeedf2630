"""The process: how it starts, keeps to its budget, refuses to start, and stops."""

import json
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import httpx
import pytest

from tests.support.paths import ROOT

LIST = "/external/support-tickets"

Start = Callable[..., tuple[subprocess.Popen[str], httpx.Client]]


def run(*options: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "mock_external_api", *options]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=20)


def test_two_processes_with_the_same_seed_and_time_serve_the_same_bytes(start: Start) -> None:
    options = ("--tickets", "50", "--now", "2026-03-12T15:30:00Z")
    first, second = (start(*options)[1].get(LIST).content for _ in range(2))
    assert first == second


def test_calls_over_the_budget_are_refused_until_told_to_return(start: Start) -> None:
    _, client = start("--tickets", "10", "--rate-limit", "3")
    replies = [client.get(f"{LIST}?page={page}") for page in (1, 1, 1, 1)]
    assert [reply.status_code for reply in replies] == [200, 200, 200, 429]
    assert 1 <= int(replies[-1].headers["Retry-After"]) <= 60
    assert replies[-1].json()["error"] == "rate_limited"


def test_only_calls_to_external_use_up_the_budget(start: Start) -> None:
    _, client = start("--tickets", "10", "--rate-limit", "1")
    for _ in range(3):
        client.get("/health")
        client.get("/control/state")
    assert [client.get(LIST).status_code for _ in range(2)] == [200, 429]
    assert client.get("/health").status_code == 200


def test_a_fault_may_be_on_from_the_start_and_survives_a_reset(start: Start) -> None:
    _, client = start("--tickets", "10", "--fault", "error_always=502", "--fault", "missing_total")
    client.post("/control/faults", json={"error_always": 0})
    assert "total_count" not in client.get(LIST).json()
    client.post("/control/reset")
    assert client.get(LIST).status_code == 502


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_ends_it_with_exit_code_0_even_while_calls_hang(
    start: Start, number: signal.Signals
) -> None:
    process, client = start("--tickets", "10", "--fault", "hang")
    with pytest.raises(httpx.ReadTimeout):
        client.get(LIST, timeout=0.2)
    process.send_signal(number)
    assert process.wait(timeout=5) == 0


def test_a_port_in_use_is_one_sentence_and_exit_code_1(start: Start) -> None:
    _, client = start("--tickets", "0")
    ended = run("--tickets", "0", "--port", str(client.base_url.port))
    assert (ended.returncode, ended.stdout, ended.stderr.count("\n")) == (1, "", 1)
    assert f"can't listen on 127.0.0.1:{client.base_url.port}" in ended.stderr
    assert "choose another --port" in ended.stderr


@pytest.mark.parametrize(
    ("options", "reason"),
    [
        pytest.param(["--port", "70000"], "a port is at most 65535", id="port"),
        pytest.param(["--tickets", "-1"], "'-1' is not a whole number from 0", id="tickets"),
        pytest.param(["--tenants", "0"], "must be at least 1", id="tenants"),
        pytest.param(["--now", "noon"], "'noon' is not a time such as", id="now"),
        pytest.param(["--fault", "explode"], "there is no fault 'explode'", id="fault"),
        pytest.param(["--fault", "slow_ms=x"], "slow_ms can't be 'x'", id="fault's value"),
    ],
)
def test_a_wrong_option_is_refused_with_a_reason(options: list[str], reason: str) -> None:
    ended = run(*options)
    assert (ended.returncode, "Traceback" in ended.stderr) == (2, False)
    assert reason in ended.stderr


def test_help_names_every_fault(start: Start) -> None:
    _, client = start("--tickets", "0")
    faults = client.get("/control/state").json()["faults"]
    text = run("--help").stdout
    assert [name for name in faults if name not in text] == []


def test_a_body_without_a_length_is_refused(start: Start) -> None:
    _, client = start("--tickets", "0")
    reply = client.post("/notify", content=iter([b"{}"]))
    assert reply.status_code == 411


def test_odd_json_survives_the_wire_both_ways(start: Start) -> None:
    _, client = start("--tickets", "0")
    odd: list[Any] = [None, 5, "text", {"id": "\ud83d", "tenant_id": "acme", "n": 2**70}]
    body = json.dumps({"create": {"tenant_id": "acme", "tickets": odd}})
    client.post("/control/mutate", content=body)
    tickets = client.get(f"{LIST}?tenant_id=acme").json()["tickets"]
    assert sorted(map(repr, tickets)) == sorted(map(repr, odd))


class TestARestart:
    """What a second process with the same `--state` serves."""

    SIZE = ("--tickets", "40", "--tenants", "2", "--rate-limit", "0")

    @pytest.fixture
    def run_once(self, start: Start, tmp_path: Path) -> Callable[..., Any]:
        """Start a mock on the state file, kill it once `meanwhile` is over, and return what it served."""

        def run_one(meanwhile: Callable[[httpx.Client], object], *options: str) -> Any:
            size = options or self.SIZE
            process, client = start(*size, "--state", str(tmp_path / "state.jsonl"))
            meanwhile(client)
            served = (client.get(LIST).json(), client.get("/external/deleted-tickets").json())
            process.kill()
            process.wait()
            return served

        return run_one

    def test_is_the_same_bytes_without_a_mutation(self, run_once: Callable[..., Any]) -> None:
        before = run_once(leave)
        assert run_once(leave) == before

    def test_is_what_was_mutated(self, run_once: Callable[..., Any]) -> None:
        born = run_once(leave)
        mutated = run_once(mutate_twice)
        assert mutated != born
        assert run_once(leave) == mutated

    def test_goes_on_where_the_last_one_stopped(self, run_once: Callable[..., Any]) -> None:
        run_once(mutate_twice)
        before = run_once(mutate_twice)
        assert run_once(leave) == before

    def test_is_as_at_birth_after_a_reset(self, run_once: Callable[..., Any]) -> None:
        born = run_once(leave)
        run_once(mutate_twice)
        assert run_once(lambda client: client.post("/control/reset")) == born
        assert run_once(leave) == born

    def test_lacks_only_a_mutation_that_was_half_written(
        self, run_once: Callable[..., Any], tmp_path: Path
    ) -> None:
        before = run_once(mutate_twice)
        with (tmp_path / "state.jsonl").open("a") as file:
            file.write('{"at": "2026-')
        assert run_once(leave) == before
        mutated = run_once(mutate_twice)
        assert run_once(leave) == mutated

    def test_begins_anew_with_other_tickets(self, run_once: Callable[..., Any]) -> None:
        run_once(mutate_twice)
        tickets, deleted = run_once(leave, "--tickets", "12", "--rate-limit", "0")
        assert (tickets["total_count"], deleted["deleted_ids"]) == (12, [])


def leave(_: httpx.Client) -> None:
    pass


def mutate_twice(client: httpx.Client) -> None:
    """Mutate in every way that a seed alone could not repeat, refused orders included."""
    few = {"tenant_id": "acme", "count": 2}
    for orders in ({"change": few, "create": few}, {"delete": few, "vanish": {"ids": ["nobody"]}}):
        client.post("/control/mutate", json=orders)


@pytest.mark.parametrize(
    "content",
    [
        "no state",
        '{"tickets": 1}\n',
        '{"born": "2026-03-12T15:30:00Z", "tickets": 0, "tenants": 4, "seed": 1}\nx\n{}\n',
        "[1]",
        '{"born": "2026-03-12T15:30:00Z", "tickets": 0, "tenants": 4, "seed": 1}\n'
        '{"at": "2026-03-12T15:30:00Z", "mutate": []}\n',
    ],
)
def test_a_state_that_is_something_else_is_left_alone(tmp_path: Path, content: str) -> None:
    path = tmp_path / "state.jsonl"
    path.write_text(content)
    ended = run("--tickets", "0", "--port", "0", "--state", str(path))
    assert (ended.returncode, ended.stderr) == (
        1,
        f"mock_external_api can't keep its state: {path} is not a state of the mock: "
        "name another file, or remove it\n",
    )
    assert path.read_text() == content


def test_a_state_that_can_not_be_written_is_one_sentence(tmp_path: Path) -> None:
    ended = run("--tickets", "0", "--port", "0", "--state", str(tmp_path / "none" / "state.jsonl"))
    assert (ended.returncode, ended.stderr.count("\n")) == (1, 1)
    assert "can't keep its state: " in ended.stderr


@pytest.mark.parametrize("order", ["mutate", "reset"])
def test_what_can_not_be_kept_is_refused_and_not_done(
    start: Start, tmp_path: Path, order: str
) -> None:
    path = tmp_path / "state.jsonl"
    _, client = start("--tickets", "10", "--rate-limit", "0", "--state", str(path))
    create = {"create": {"tenant_id": "acme", "count": 1}}
    client.post("/control/mutate", json=create)
    before = client.get(LIST).json()
    path.unlink()
    path.mkdir()
    reply = client.post(f"/control/{order}", json=create)
    assert (reply.status_code, reply.json()["error"]) == (500, "state_not_kept")
    assert str(path) in reply.json()["detail"]
    assert client.get(LIST).json() == before
