"""Collections `ticket_rollups`, `ranking_rollups` and `customer_rollups`: only their fields and indexes.

`store/rollups.py` writes the rows; `core/rollups.py` decides what they count.
"""

from django.db import models

from analytics.core.rollups import Level
from ticketsaas.mongo.fields import DocumentField

LEVELS = [(level.value, level.value) for level in Level]


class TicketRollup(models.Model):
    """Counts of a tenant's active tickets by dimension: of all time, of a day, or of a day's hours."""

    key = models.CharField(max_length=600, primary_key=True, db_column="_id")
    tenant_id = models.CharField(max_length=512)
    level = models.CharField(max_length=5, choices=LEVELS)
    start = models.DateTimeField(null=True)
    total = models.IntegerField()
    requires_action = models.IntegerField()
    by_status = DocumentField()
    by_urgency = DocumentField()
    by_sentiment = DocumentField()
    by_source = DocumentField()
    by_language = DocumentField(null=True)
    urgent_by_status = DocumentField(null=True)
    # The tickets whose value is not counted by name.
    by_status_other = models.IntegerField(null=True)
    by_source_other = models.IntegerField(null=True)
    urgent_by_status_other = models.IntegerField(null=True)
    # Only in the row of a day's hours: the counts of each hour under "00" to "23", instead of the others.
    hours = DocumentField(null=True)
    # Only in the row of all time: changes with every change of the tenant's statistics.
    revision = models.CharField(max_length=36, null=True)

    class Meta:
        db_table = "ticket_rollups"
        indexes = [
            models.Index(fields=["tenant_id", "level", "start"], name="ticket_rollups_by_start")
        ]

    def __str__(self) -> str:
        return self.key


class RankingRollup(models.Model):
    """Counts of active tickets by word: one shard of all time, or a day with its urgent customers."""

    key = models.CharField(max_length=600, primary_key=True, db_column="_id")
    tenant_id = models.CharField(max_length=512)
    level = models.CharField(max_length=5, choices=LEVELS)
    start = models.DateTimeField(null=True)
    shard = models.IntegerField()
    # The number of tickets that have each word, in sub-documents.
    words = DocumentField()
    # Only in the row of a day: the number of high-urgency tickets of each customer.
    customers = DocumentField()
    # Sums of what is not counted by name, and how many names the row has at most; missing in rows of before.
    words_other = models.IntegerField(null=True)
    customers_other = models.IntegerField(null=True)
    words_named = models.IntegerField(null=True)
    customers_named = models.IntegerField(null=True)

    class Meta:
        db_table = "ranking_rollups"
        indexes = [
            models.Index(
                fields=["tenant_id", "level", "start", "shard"], name="ranking_rollups_by_start"
            )
        ]

    def __str__(self) -> str:
        return self.key


class CustomerRollup(models.Model):
    """The number of a customer's active high-urgency tickets of all time."""

    key = models.CharField(max_length=1100, primary_key=True, db_column="_id")
    tenant_id = models.CharField(max_length=512)
    customer_id = models.CharField(max_length=512)
    urgent = models.IntegerField()

    class Meta:
        db_table = "customer_rollups"
        indexes = [
            models.Index(
                fields=["tenant_id", "-urgent", "customer_id"], name="customer_rollups_by_urgent"
            )
        ]

    def __str__(self) -> str:
        return self.customer_id
