"""Collections `tickets` and `ticket_history`: fields and indexes, nothing else.

Documents are written through the driver (`tickets/store/tickets.py`); the models are for the admin and the
migrations. Migrations create the unique indexes, because Django's own become partial indexes on MongoDB,
which ordinary look-ups can't use.
"""

from django.db import models
from django_mongodb_backend.fields import ArrayField

from tickets.core.changes import Action
from tickets.core.filters import UNSURE_INDEX
from tickets.core.labels import Confidence, Sentiment, Urgency
from ticketsaas.mongo.fields import DocumentField

# The unique index on tenant and upstream id, created by a migration. Look-ups name it, because choosing
# among the many indexes that begin with the tenant takes longer than the look-up itself.
BY_UPSTREAM_ID = "tickets_by_upstream_id"
# The list in its usual order. It also contains the upstream id.
BY_CREATION = "tickets_by_creation"
URGENT_BY_CREATION = "tickets_urgent_by_creation"
# Of the corrected tickets only; created by a migration.
BY_CORRECTION = "tickets_by_correction"
HISTORY_BY_TIME = "history_by_time"
# Unique and of the rows with a number only; created by a migration as well.
HISTORY_BY_NUMBER = "history_by_number"


class Ticket(models.Model):
    """A ticket of a tenant, soft-deleted ones included."""

    URGENCIES = [(label.value, label.value) for label in Urgency]
    SENTIMENTS = [(label.value, label.value) for label in Sentiment]
    CONFIDENCES = [(each.value, each.value) for each in Confidence]

    tenant_id = models.CharField(max_length=512)
    external_id = models.CharField("upstream id", max_length=512)
    source = models.CharField(max_length=512)
    customer_id = models.CharField(max_length=512)
    subject = models.TextField()
    message = models.TextField()
    status = models.CharField(max_length=512)
    # What `source` and `status` are compared by (`core/word_key.py`).
    source_key = models.CharField(max_length=512, default="")
    status_key = models.CharField(max_length=512, default="")
    created_at = models.DateTimeField()
    updated_at = models.DateTimeField()
    urgency = models.CharField(max_length=6, choices=URGENCIES)
    sentiment = models.CharField(max_length=8, choices=SENTIMENTS)
    requires_action = models.BooleanField()
    classification = DocumentField()
    # Of ISO 639-1. Rows that an older version wrote lack it.
    language = models.CharField(max_length=8, null=True)
    # How sure each label is, and the place among those whose urgency is unsure (`core/urgent.py`). Rows that
    # an older version wrote lack both: there every label counts as sure.
    confidence = DocumentField(null=True)
    unsure_rank = models.SmallIntegerField(null=True)
    keywords = ArrayField(models.CharField(max_length=512))
    search_words = ArrayField(models.CharField(max_length=64))
    # What a person said instead of the rules (`core/corrections.py`); null without a correction.
    correction = DocumentField(null=True)
    # Whether a text or a name was cut because it was too long.
    truncated = models.BooleanField(default=False)
    is_deleted = models.BooleanField(default=False)
    deleted_at = models.DateTimeField(null=True)
    # When we last stored something different; an `updated_at` that moved alone doesn't count.
    changed_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "tickets"
        permissions = [
            ("correct_ticket", "Can correct the labels of tickets"),
            ("export_ticket", "Can take tickets away as a file"),
        ]
        indexes = [
            # The usual order of the list, and filters without an index of their own.
            models.Index(
                fields=["tenant_id", "is_deleted", "-created_at", "external_id"],
                name=BY_CREATION,
            ),
            models.Index(
                # Includes the status; otherwise MongoDB would open each closed ticket only to skip it.
                fields=[
                    "tenant_id",
                    "is_deleted",
                    "urgency",
                    "-created_at",
                    "external_id",
                    "status_key",
                ],
                name="tickets_by_urgency",
            ),
            models.Index(
                fields=["tenant_id", "is_deleted", "status_key", "-created_at", "external_id"],
                name="tickets_by_status",
            ),
            models.Index(
                fields=["tenant_id", "is_deleted", "sentiment", "-created_at", "external_id"],
                name="tickets_by_sentiment",
            ),
            models.Index(
                fields=["tenant_id", "is_deleted", "source_key", "-created_at", "external_id"],
                name="tickets_by_source",
            ),
            models.Index(
                fields=["tenant_id", "is_deleted", "language", "-created_at", "external_id"],
                name="tickets_by_language",
            ),
            models.Index(
                fields=["tenant_id", "is_deleted", "requires_action", "-created_at", "external_id"],
                name="tickets_by_action",
            ),
            models.Index(
                fields=["tenant_id", "is_deleted", "customer_id", "-created_at", "external_id"],
                name="tickets_by_customer",
            ),
            models.Index(
                fields=["tenant_id", "is_deleted", "search_words", "-created_at", "external_id"],
                name="tickets_by_word",
            ),
            # Those a person has to look at. Includes the status, like the index by urgency.
            models.Index(
                fields=[
                    *("tenant_id", "is_deleted", "unsure_rank"),
                    *("-created_at", "external_id", "status_key"),
                ],
                condition=models.Q(unsure_rank__gte=0),
                name=UNSURE_INDEX,
            ),
            # Covers the counts of the statistics, so that they open no document.
            models.Index(
                fields=[
                    "tenant_id",
                    "is_deleted",
                    "created_at",
                    "status_key",
                    "urgency",
                    "sentiment",
                    "source_key",
                    "requires_action",
                    "customer_id",
                    "language",
                ],
                name="tickets_for_stats",
            ),
            # Urgent tickets of a period by customer.
            models.Index(
                # Includes the condition's fields; otherwise MongoDB would open each document to check them.
                fields=["tenant_id", "is_deleted", "urgency", "created_at", "customer_id"],
                condition=models.Q(urgency=Urgency.HIGH.value, is_deleted=False),
                name=URGENT_BY_CREATION,
            ),
        ]

    def __str__(self) -> str:
        return f"{self.external_id}: {self.subject[:80]}"


class TicketHistory(models.Model):
    """A change of a ticket."""

    ACTIONS = [(action.value, action.value) for action in Action]

    tenant_id = models.CharField(max_length=512)
    ticket_id = models.CharField("upstream id", max_length=512)
    action = models.CharField(max_length=10, choices=ACTIONS)
    changes = DocumentField()
    recorded_at = models.DateTimeField()
    # Empty for what a person did.
    job_id = models.CharField(max_length=36)
    reason = models.TextField(null=True)
    by = models.TextField(null=True)
    # Grows by one from row to row within the tenant.
    number = models.BigIntegerField(null=True)

    class Meta:
        db_table = "ticket_history"
        verbose_name_plural = "ticket history"
        indexes = [
            models.Index(
                fields=["tenant_id", "ticket_id", "-recorded_at", "id"], name="history_by_ticket"
            ),
            models.Index(fields=["tenant_id", "-recorded_at"], name=HISTORY_BY_TIME),
        ]

    def __str__(self) -> str:
        return f"{self.ticket_id} {self.action}"


class HistoryNumber(models.Model):
    """The number of a tenant's latest row of history (`store/history.py`).

    Never deleted, so that no number comes twice.
    """

    tenant_id = models.CharField(max_length=512, primary_key=True, db_column="_id")
    last = models.BigIntegerField()

    class Meta:
        db_table = "history_numbers"

    def __str__(self) -> str:
        return f"{self.tenant_id} {self.last}"
