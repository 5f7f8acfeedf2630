"""The states of a notification, and which of them are final."""

from enum import StrEnum


class NotificationStatus(StrEnum):
    PENDING = "pending"
    SENDING = "sending"
    SENT = "sent"
    PARKED = "parked"


WAITING = frozenset({NotificationStatus.PENDING, NotificationStatus.SENDING})
