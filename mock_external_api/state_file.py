"""The file from which a restarted mock knows its tickets: when it was born, and every mutation since.

The first line names the birth and the tickets that it is about, every other one a mutation, as JSON.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, Self

from mock_external_api.feed.tickets import format_time, parse_time


class UnreadableState(ValueError):
    """The file is something else; it was left as it is."""


@dataclass(frozen=True, slots=True)
class Mutation:
    """What was asked of POST /control/mutate, and when."""

    at: datetime
    orders: dict[str, Any]


@dataclass(slots=True)
class StateFile:
    """The file, and what it said when it was opened."""

    path: Path
    born: datetime
    about: Mapping[str, int]
    mutations: Sequence[Mutation] = ()

    @classmethod
    def open(cls, path: Path, *, about: Mapping[str, int], now: datetime) -> Self:
        """Read the file, or begin it with a birth at `now` if there is none or it is about other tickets.

        Raises UnreadableState and OSError.
        """
        # To the millisecond, as it is read again.
        state = cls(path, parse_time(format_time(now)), about)
        if path.exists() and (lines := path.read_bytes().splitlines(keepends=True)):
            born, was_about = _read_heading(lines[0], path=path)
            if was_about == about:
                state = cls(path, born, about, _read_mutations(lines[1:], path=path))
        state._write()
        return state

    def add(self, mutation: Mutation) -> None:
        """Append the mutation; raises OSError."""
        with self.path.open("a") as file:
            file.write(_mutation_line(mutation))

    def forget_mutations(self) -> None:
        """Leave the birth alone in the file; raises OSError."""
        self.mutations = ()
        self._write()

    def _write(self) -> None:
        draft = self.path.with_name(f"{self.path.name}.draft")
        heading = _to_line({"born": format_time(self.born), **self.about})
        draft.write_text(heading + "".join(map(_mutation_line, self.mutations)))
        draft.replace(self.path)


def _read_heading(line: bytes, *, path: Path) -> tuple[datetime, dict[str, Any]]:
    try:
        heading = json.loads(line)
        return parse_time(heading.pop("born")), heading
    except (ValueError, KeyError, TypeError, AttributeError):
        raise _unreadable(path) from None


def _read_mutations(lines: Sequence[bytes], *, path: Path) -> list[Mutation]:
    # A machine that stopped while a line was written leaves a part of it.
    whole = [line for line in lines if line.endswith(b"\n")]
    try:
        return [_read_mutation(line) for line in whole]
    except (ValueError, KeyError, TypeError):
        raise _unreadable(path) from None


def _read_mutation(line: bytes) -> Mutation:
    row = json.loads(line)
    if not isinstance(row["mutate"], dict):
        raise TypeError(row["mutate"])
    return Mutation(parse_time(row["at"]), row["mutate"])


def _unreadable(path: Path) -> UnreadableState:
    return UnreadableState(f"{path} is not a state of the mock: name another file, or remove it")


def _mutation_line(mutation: Mutation) -> str:
    return _to_line({"at": format_time(mutation.at), "mutate": mutation.orders})


def _to_line(row: Mapping[str, Any]) -> str:
    return f"{json.dumps(row)}\n"
