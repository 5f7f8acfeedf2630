"""Collections `notifications`, which is the outbox, and `circuits`: fields and indexes, nothing else.

Rows are written through the driver, in `store/outbox.py` and `store/circuit.py`. The models are for
the admin and the migrations.
"""

from datetime import UTC, datetime

from django.db import models
from django_mongodb_backend.fields import ArrayField

from notifications.core.circuit_breaker import CircuitStatus
from notifications.core.states import NotificationStatus, is_retryable

# Passed as a hint, because MongoDB takes longer to choose among the indexes that begin with the tenant.
BY_TICKET = "notifications_by_ticket"
BY_STATUS = "notifications_by_status"
# Before every time in `next_attempt_at`. MongoDB uses the partial indexes below only for queries that name
# this bound; it keeps the rows that are done, in which the field is null, out of them.
EVER = datetime(1970, 1, 1, tzinfo=UTC)
# After this many failures the row is more likely at fault than the webhook, so it is no probe any more: one
# row does not use up the probes of an outage, and an outage does not park one row after another.
STUBBORN_ATTEMPTS = 5

_WAITS = models.Q(next_attempt_at__gte=EVER)


class Notification(models.Model):
    """One alert about one ticket's episode of urgency."""

    STATUSES = [(status.value, status.value) for status in NotificationStatus]

    notification_id = models.CharField(max_length=32, primary_key=True, db_column="_id")
    tenant_id = models.CharField(max_length=512)
    ticket_id = models.CharField("upstream id", max_length=512)
    urgency = models.CharField(max_length=6)
    reason = models.TextField()
    status = models.CharField(max_length=12, choices=STATUSES)
    status_reason = models.TextField(null=True)
    attempts = models.IntegerField(default=0)
    # The ticket's `updated_at` when the episode began; null in rows that an older version wrote since the
    # migration. Alerts leave in its order.
    ticket_updated_at = models.DateTimeField("ticket updated", null=True)
    # Suppressed because of ALERT_MAX_AGE alone, so a person may still send it; rows of before lack it.
    too_old = models.BooleanField(default=False)
    # Suppressed because the ticket's urgency is unsure and nothing else, so a person may still send it; and
    # whether a person did, who needs no sure urgency. Rows of before lack both.
    unsure = models.BooleanField(default=False)
    by_hand = models.BooleanField(default=False)
    # While the alert is being sent, the end of the lease, so the row of a worker that died becomes due
    # again. Null once nothing is left to do.
    next_attempt_at = models.DateTimeField(null=True)
    lease_id = models.CharField(max_length=36, null=True)
    last_error = models.TextField(null=True)
    created_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True)
    job_id = models.CharField(max_length=36)
    request_id = models.CharField("request", max_length=128, null=True)

    class Meta:
        db_table = "notifications"
        permissions = [("retry_notification", "Can have alerts sent again")]
        indexes = [
            models.Index(
                fields=["tenant_id", "-created_at", "notification_id"],
                name="notifications_by_tenant",
            ),
            models.Index(
                fields=["tenant_id", "status", "-created_at", "notification_id"],
                name=BY_STATUS,
            ),
            models.Index(fields=["tenant_id", "ticket_id"], name=BY_TICKET),
            # For workers: which tenants have due rows; each tenant's newest first attempts and retries;
            # whether any row is due; and the due rows that may be a probe. All but one hold only rows that
            # wait, so that a long history costs a claim nothing.
            models.Index(
                fields=["tenant_id", "attempts", "next_attempt_at"],
                condition=_WAITS,
                name="notifications_by_attempts",
            ),
            models.Index(
                fields=["tenant_id", "-ticket_updated_at"],
                condition=models.Q(attempts=0) & _WAITS,
                name="notifications_by_newest",
            ),
            models.Index(
                fields=["tenant_id", "-ticket_updated_at", "next_attempt_at"],
                condition=models.Q(attempts__gte=1) & _WAITS,
                name="notifications_by_newest_retry",
            ),
            models.Index(fields=["next_attempt_at"], name="notifications_by_due_time"),
            models.Index(
                fields=["next_attempt_at"],
                condition=models.Q(attempts__gte=1, attempts__lt=STUBBORN_ATTEMPTS) & _WAITS,
                name="notifications_by_probe",
            ),
            # For retrying all parked rows of all tenants.
            models.Index(fields=["status"], name="notifications_by_state"),
            models.Index(fields=["-created_at"], name="notifications_by_time"),
        ]

    def __str__(self) -> str:
        return f"{self.ticket_id} {self.status}"

    @property
    def is_retryable(self) -> bool:
        # Rows that an older version wrote lack the fields.
        return is_retryable(self.status, too_old=bool(self.too_old), unsure=bool(self.unsure))


class Circuit(models.Model):
    """The circuit breaker in front of the webhook, shared by all workers."""

    STATUSES = [(status.value, status.words) for status in CircuitStatus]

    name = models.CharField(max_length=64, primary_key=True, db_column="_id")
    status = models.CharField(max_length=9, choices=STATUSES)
    epoch = models.IntegerField()
    results = ArrayField(models.BooleanField())
    opened_at = models.DateTimeField(null=True)
    retry_at = models.DateTimeField(null=True)
    version = models.IntegerField()

    class Meta:
        db_table = "circuits"
        permissions = [("reset_circuit", "Can have the webhook called again at once")]

    def __str__(self) -> str:
        return self.name
