"""States of a notification, and the transitions between them.

pending -> sending -> sent, suppressed or parked; or pending again, to be retried
pending, parked -> suppressed, when the ticket is no longer (surely) urgent, or was closed or deleted
parked -> pending, when a person asks for it
suppressed -> pending, when a person asks for it, if only the ticket's age or an unsure urgency was the reason
"""

from enum import StrEnum


class NotificationStatus(StrEnum):
    PENDING = "pending"
    SENDING = "sending"
    SENT = "sent"
    PARKED = "parked"
    SUPPRESSED = "suppressed"


# Not delivered yet: still to be sent, or waiting for a person.
UNDELIVERED = frozenset(
    {NotificationStatus.PENDING, NotificationStatus.SENDING, NotificationStatus.PARKED}
)
# A person may ask for these to be sent again.
RETRYABLE = frozenset({NotificationStatus.PENDING, NotificationStatus.PARKED})


def is_retryable(status: str, *, too_old: bool, unsure: bool) -> bool:
    """Return whether a person may have an alert sent; `too_old` and `unsure` are the row's fields."""
    return status in RETRYABLE or ((too_old or unsure) and status == NotificationStatus.SUPPRESSED)
