"""What `manage.py doctor` finds out about one thing."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Finding:
    """The state of one thing; `advice` says how to fix it and is empty when nothing is wrong."""

    subject: str
    state: str
    advice: str = ""
