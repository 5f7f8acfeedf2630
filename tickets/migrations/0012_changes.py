"""The fields for numbers of history and for the time of a ticket's last change; 0013 fills them.

They are declared without writing a null into every row: the unique index is of the rows that have a number.
"""

from django.db import migrations, models

from ticketsaas.mongo.migration_operations import create_index


class Migration(migrations.Migration):

    dependencies = [("tickets", "0011_word_keys")]

    operations = [
        migrations.CreateModel(
            name="HistoryNumber",
            fields=[
                (
                    "tenant_id",
                    models.CharField(
                        db_column="_id", max_length=512, primary_key=True, serialize=False
                    ),
                ),
                ("last", models.BigIntegerField()),
            ],
            options={"db_table": "history_numbers"},
        ),
        migrations.SeparateDatabaseAndState(
            state_operations=[
                migrations.AddField(
                    model_name="ticket",
                    name="changed_at",
                    field=models.DateTimeField(null=True),
                ),
                migrations.AddField(
                    model_name="tickethistory",
                    name="number",
                    field=models.BigIntegerField(null=True),
                ),
            ],
        ),
        create_index(
            "ticket_history",
            ["tenant_id", "number"],
            name="history_by_number",
            unique=True,
            only_with="number",
        ),
    ]
