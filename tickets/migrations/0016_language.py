"""The language of tickets, an index by it, and the index of the statistics with it.

The field is declared in the state alone: what is stored already gets it when it is classified anew.
"""

from django.db import migrations, models

from ticketsaas.mongo.migration_operations import replace_index

COUNTED = ("created_at", "status_key", "urgency", "sentiment", "source_key", "requires_action")
FIELDS_OF_BEFORE = ("tenant_id", "is_deleted", *COUNTED, "customer_id")
FIELDS = (*FIELDS_OF_BEFORE, "language")
STATS_INDEX = "tickets_for_stats"


class Migration(migrations.Migration):

    dependencies = [("tickets", "0015_corrections")]

    operations = [
        migrations.SeparateDatabaseAndState(
            state_operations=[
                migrations.AddField("ticket", "language", models.CharField(max_length=8, null=True)),
            ],
        ),
        migrations.AddIndex(
            model_name="ticket",
            index=models.Index(
                fields=["tenant_id", "is_deleted", "language", "-created_at", "external_id"],
                name="tickets_by_language",
            ),
        ),
        migrations.SeparateDatabaseAndState(
            database_operations=[
                replace_index(
                    "tickets",
                    STATS_INDEX,
                    old=dict.fromkeys(FIELDS_OF_BEFORE, 1),
                    new=dict.fromkeys(FIELDS, 1),
                )
            ],
            state_operations=[
                migrations.RemoveIndex("ticket", STATS_INDEX),
                migrations.AddIndex("ticket", models.Index(fields=list(FIELDS), name=STATS_INDEX)),
            ],
        ),
    ]
