"""The format of times in replies: UTC with milliseconds, ending in `Z`."""

from datetime import datetime
from typing import Any

from rest_framework import serializers


class TimeField(serializers.DateTimeField):
    """A time from MongoDB, which is aware UTC (`ticketsaas/mongo/__init__.py`)."""

    def to_representation(self, value: Any) -> str:
        return format_time(value)


def format_time(time: datetime) -> str:
    """Return the UTC time `time` as it is shown in replies."""
    return f"{time.replace(tzinfo=None).isoformat(timespec='milliseconds')}Z"
