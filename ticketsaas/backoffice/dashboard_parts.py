"""What the admin's home is made of: cards with one number each, and parts with a template of their own."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.http import HttpRequest


@dataclass(frozen=True, slots=True)
class Card:
    """One number. `link` leads to what it counts; an alarming one is shown so, and says why."""

    title: str
    value: str
    detail: str = ""
    link: str = ""
    is_alarming: bool = False
    template: str = "admin/dashboard/card.html"


@dataclass(frozen=True, slots=True)
class Part:
    """A block of the page; its template finds the context as `part`."""

    template: str
    context: Mapping[str, Any] = field(default_factory=dict)
    is_wide: bool = False


Finder = Callable[[HttpRequest, str | None], Sequence[Any]]


@dataclass(frozen=True, slots=True)
class Section:
    """Cards or parts that are read together, and are missing together when MongoDB is too slow.

    `find` gets the chosen tenant, None when there is none, and gives only what the caller may see.
    """

    title: str
    find: Finder
