"""The pieces of the admin's home: cards with one number each, and parts with a template of their own.

Each app builds its pieces; `ticketsaas/dashboard/contents.py` names them in the order of the page.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Card:
    """One number. `link` leads to what it counts; an alarming card stands out and says why."""

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
