"""The states of a notification, and which of them are final.

pending -> sending -> sent, suppressed
   ^------- | ------> parked -> pending, when a person asks for it
"""

from enum import StrEnum


class NotificationStatus(StrEnum):
    PENDING = "pending"
    SENDING = "sending"
    SENT = "sent"
    PARKED = "parked"
    SUPPRESSED = "suppressed"


# Not final: these still have to be sent, or wait for a person.
UNDELIVERED = frozenset(
    {NotificationStatus.PENDING, NotificationStatus.SENDING, NotificationStatus.PARKED}
)
# A person may ask for another try of these.
RETRYABLE = frozenset({NotificationStatus.PENDING, NotificationStatus.PARKED})
