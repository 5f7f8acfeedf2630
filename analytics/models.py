"""Collections `ticket_rollups`, `ranking_rollups` and `customer_rollups`: fields and indexes, nothing
else.

Rows are written by the driver (`rollup_store.py`); what they count is said in `rollups.py`.
"""

from django.db import models

from analytics.core.rollups import Level
from ticketsaas.mongo.fields import DocumentField

LEVELS = [(level.value, level.value) for level in Level]


class TicketRollup(models.Model):
    """How many of a tenant's living tickets were created in a stretch of time, by what they are."""

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
    urgent_by_status = DocumentField(null=True)
    # Of the row of a day's hours, which has nothing else: the same counts under "00" to "23".
    hours = DocumentField(null=True)
    # Of the row of all time: a new one with every change of the tenant's statistics.
    revision = models.CharField(max_length=36, null=True)

    class Meta:
        db_table = "ticket_rollups"
        indexes = [
            models.Index(fields=["tenant_id", "level", "start"], name="ticket_rollups_by_start")
        ]

    def __str__(self) -> str:
        return self.key


class RankingRollup(models.Model):
    """What those tickets' words and customers are ranked by: one shard of all time, or a day."""

    key = models.CharField(max_length=600, primary_key=True, db_column="_id")
    tenant_id = models.CharField(max_length=512)
    level = models.CharField(max_length=5, choices=LEVELS)
    start = models.DateTimeField(null=True)
    shard = models.IntegerField()
    # How many tickets have which word.
    words = DocumentField()
    # Of a day, how many high-urgency tickets which customer has.
    customers = DocumentField()

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
    """How many living high-urgency tickets a customer has."""

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
