"""What a walk found at one route."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Surface:
    """A route that was walked; without findings it leaks nothing."""

    route: str
    kind: str
    requests: int
    findings: tuple[str, ...]
