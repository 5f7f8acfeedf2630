"""Collections `notifications`, which is the outbox, and `circuits`: fields and indexes, nothing else.

Rows are written through the driver, in `store/outbox.py` and `store/circuit.py`. The models are for
the admin and the migrations.
"""

from django.db import models
from django_mongodb_backend.fields import ArrayField

from notifications.core.circuit_breaker import CircuitStatus
from notifications.core.states import NotificationStatus

# Passed as a hint, because MongoDB takes longer to choose among the indexes that begin with the tenant.
BY_TICKET = "notifications_by_ticket"
BY_STATUS = "notifications_by_status"


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
            # For workers: each tenant's oldest due row, whether any row is due, and due rows that failed.
            models.Index(fields=["tenant_id", "next_attempt_at"], name="notifications_by_turn"),
            models.Index(fields=["next_attempt_at"], name="notifications_by_due_time"),
            models.Index(
                fields=["next_attempt_at"],
                condition=models.Q(attempts__gte=1),
                name="notifications_by_retry",
            ),
            # For retrying all parked rows of all tenants.
            models.Index(fields=["status"], name="notifications_by_state"),
            models.Index(fields=["-created_at"], name="notifications_by_time"),
        ]

    def __str__(self) -> str:
        return f"{self.ticket_id} {self.status}"


class Circuit(models.Model):
    """The circuit breaker in front of the webhook, shared by all workers."""

    STATUSES = [(status.value, status.value.replace("_", " ")) for status in CircuitStatus]

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
        return f"{self.name} {self.status}"
