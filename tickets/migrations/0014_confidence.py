"""How sure the labels are, and an index of the tickets whose urgency is unsure.

The fields are declared in the state alone: what is stored already lacks them and counts as sure.
"""

from django.db import migrations, models

from ticketsaas.mongo.fields import DocumentField


class Migration(migrations.Migration):

    dependencies = [("tickets", "0013_number_history")]

    operations = [
        migrations.SeparateDatabaseAndState(
            state_operations=[
                migrations.AddField("ticket", "confidence", DocumentField(null=True)),
                migrations.AddField("ticket", "unsure_rank", models.SmallIntegerField(null=True)),
            ],
        ),
        migrations.AddIndex(
            model_name="ticket",
            index=models.Index(
                condition=models.Q(("unsure_rank__gte", 0)),
                fields=[
                    *("tenant_id", "is_deleted", "unsure_rank"),
                    *("-created_at", "external_id", "status_key"),
                ],
                name="tickets_unsure",
            ),
        ),
    ]
