"""How a stored time stands in a reply: UTC with milliseconds, ending in `Z`."""

from datetime import datetime
from typing import Any

from rest_framework import serializers


class TimeField(serializers.DateTimeField):
    """A time that MongoDB gave; it is aware UTC (`ticketsaas/mongo/__init__.py`)."""

    def to_representation(self, value: Any) -> str:
        return show_time(value)


def show_time(time: datetime) -> str:
    """`time` is UTC."""
    return f"{time.replace(tzinfo=None).isoformat(timespec='milliseconds')}Z"
