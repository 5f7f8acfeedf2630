"""What people say about labels: the correction of a ticket, and who is behind a row of history.

The fields are declared without writing a null into every row.
"""

from django.db import migrations, models

import ticketsaas.mongo.fields
from ticketsaas.mongo.migration_operations import create_index

ACTIONS = ["created", "updated", "deleted", "restored", "relabelled"]


class Migration(migrations.Migration):

    dependencies = [("tickets", "0014_confidence")]

    operations = [
        migrations.AlterModelOptions(
            name="ticket",
            options={
                "permissions": [
                    ("correct_ticket", "Can correct the labels of tickets"),
                    ("export_ticket", "Can take tickets away as a file"),
                ]
            },
        ),
        migrations.SeparateDatabaseAndState(
            state_operations=[
                migrations.AddField(
                    model_name="ticket",
                    name="correction",
                    field=ticketsaas.mongo.fields.DocumentField(null=True),
                ),
                migrations.AddField(
                    model_name="tickethistory",
                    name="by",
                    field=models.TextField(null=True),
                ),
                migrations.AlterField(
                    model_name="tickethistory",
                    name="action",
                    field=models.CharField(
                        choices=[(action, action) for action in ACTIONS], max_length=10
                    ),
                ),
            ],
        ),
        create_index(
            "tickets",
            ["tenant_id", "correction.at"],
            name="tickets_by_correction",
            only_with="correction.at",
        ),
    ]
