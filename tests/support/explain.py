"""Query plans of the commands that a piece of the product sends to MongoDB.

`explain` records the commands and asks MongoDB for the plan of each, so that a test can compare the index
used and the numbers of keys and documents read. `tests/conftest.py` registers the recorder before the
first client exists.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from pymongo.monitoring import (
    CommandFailedEvent,
    CommandListener,
    CommandStartedEvent,
    CommandSucceededEvent,
)

from tests.support.types import Document
from ticketsaas.mongo import get_database

# The driver adds these; `explain` refuses them, or they name a session that has ended.
_OF_DRIVER = {"lsid", "txnNumber", "startTransaction", "autocommit", "readConcern", "writeConcern"}
# The commands that find rows. `update` and `delete` contain several statements.
_FINDING = {"find", "aggregate", "count", "distinct", "findAndModify", "update", "delete"}
_STATEMENTS = {"update": "updates", "delete": "deletes"}


@dataclass(frozen=True)
class Command:
    """A command that finds rows, as the driver sent it."""

    name: str
    body: Document

    @property
    def collection(self) -> str:
        return str(self.body[self.name])

    def split(self) -> "Iterator[Command]":
        """Yield a command for each statement: `explain` takes one at a time."""
        several = _STATEMENTS.get(self.name)
        if several is None:
            yield self
        else:
            yield from (Command(self.name, self.body | {several: [e]}) for e in self.body[several])

    def filters(self) -> list[Document]:
        """Return the conditions that select rows; of a pipeline only a `$match` at its beginning."""
        parts = [self.body, *self.body.get(_STATEMENTS.get(self.name, ""), [])]
        found = [part[key] for part in parts for key in ("filter", "query", "q") if key in part]
        return found + _first_matches(self.body.get("pipeline", []))


@dataclass(frozen=True)
class Plan:
    """The plan of a command, with the counts of an execution at the time of explaining."""

    command: Command
    reply: Document

    @property
    def collection(self) -> str:
        return self.command.collection

    @cached_property
    def stages(self) -> set[str]:
        """The names of all stages of the winning plan, such as IXSCAN and SORT."""
        return set(find_values(find_values(self.reply, "winningPlan"), "stage"))

    @cached_property
    def indexes(self) -> set[str]:
        """The names of all indexes used, also by look-ups and unions."""
        looked_up = [name for names in find_values(self.reply, "indexesUsed") for name in names]
        return {*find_values(find_values(self.reply, "winningPlan"), "indexName"), *looked_up}

    @property
    def is_scan(self) -> bool:
        """Whether any part of the plan reads a whole collection."""
        return "COLLSCAN" in self.stages or any(find_values(self.reply, "collectionScans"))

    @property
    def keys(self) -> int:
        """The number of index keys that its cursors and look-ups read."""
        return self._total("totalKeysExamined")

    @property
    def documents(self) -> int:
        """The number of documents that its cursors and look-ups read."""
        return self._total("totalDocsExamined")

    @property
    def executions(self) -> list[Document]:
        """The statistics of each cursor of the command."""
        return find_values(self.reply, "executionStats")

    def pipeline_stages(self, name: str) -> list[Document]:
        """Return the reply's entries for pipeline stages of this name, such as `$lookup`."""
        return [stage for stage in self.reply.get("stages", []) if name in stage]

    def _total(self, key: str) -> int:
        # Stages inside an execution may repeat its totals.
        return sum(part[key] for part in (*self.executions, *self.pipeline_stages("$lookup")))


def explain(work: Callable[[], object]) -> list[Plan]:
    """Call `work`, and return the plan of every command that it sends to find rows, in that order.

    Commands are explained after the call, so the counts include rows that it wrote.
    """
    return [_explain(each) for command in record(work) for each in command.split()]


def record(work: Callable[[], object]) -> list[Command]:
    """Call `work`, and return the commands that it sends to find rows, in that order."""
    with RECORDER.recording() as commands:
        work()
    return commands


def find_values(part: Any, key: str) -> list[Any]:
    """Return all values of a key at any depth, because a reply's shape depends on MongoDB's engine."""
    return list(_walk(part, key))


def _walk(part: Any, key: str) -> Iterator[Any]:
    if isinstance(part, dict):
        if key in part:
            yield part[key]
        part = list(part.values())
    if isinstance(part, list):
        for each in part:
            yield from _walk(each, key)


def _first_matches(pipeline: list[Document]) -> list[Document]:
    own = [stage["$match"] for stage in pipeline[:1] if "$match" in stage]
    unions = [
        stage["$unionWith"].get("pipeline", []) for stage in pipeline if "$unionWith" in stage
    ]
    return own + [match for union in unions for match in _first_matches(union)]


def _explain(command: Command) -> Plan:
    last = (command.body.get("pipeline") or [{}])[-1]
    # A pipeline that writes can't be executed for its statistics.
    verbosity = "queryPlanner" if {"$merge", "$out"} & set(last) else "executionStats"
    reply = get_database().command("explain", command.body, verbosity=verbosity)
    return Plan(command, reply)


class _Recorder(CommandListener):
    """A listener that keeps the commands that find rows, during a recording."""

    def __init__(self) -> None:
        self._commands: list[Command] | None = None

    @contextmanager
    def recording(self) -> Iterator[list[Command]]:
        assert self._commands is None, "Recordings don't nest."
        self._commands = commands = []
        try:
            yield commands
        finally:
            self._commands = None

    def started(self, event: CommandStartedEvent) -> None:
        name = event.command_name
        if self._commands is not None and name in _FINDING:
            sent = {key: value for key, value in event.command.items() if key not in _OF_DRIVER}
            body = {key: value for key, value in sent.items() if not key.startswith("$")}
            self._commands.append(Command(name, body))

    def succeeded(self, event: CommandSucceededEvent) -> None:
        """Ignore the reply."""

    def failed(self, event: CommandFailedEvent) -> None:
        """Ignore the error, which the sender gets."""


RECORDER = _Recorder()
