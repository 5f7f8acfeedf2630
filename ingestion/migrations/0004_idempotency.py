from django.db import migrations, models

from ticketsaas.mongo.migration_operations import create_index


class Migration(migrations.Migration):

    dependencies = [("ingestion", "0003_visibility")]

    operations = [
        # The backend would write a null into every row, and the index is of the rows that have a key.
        migrations.SeparateDatabaseAndState(
            state_operations=[
                migrations.AddField(
                    model_name="ingestionjob",
                    name="idempotency_key",
                    field=models.CharField(max_length=255, null=True),
                ),
            ],
        ),
        create_index(
            "ingestion_jobs",
            ["tenant_id", "idempotency_key"],
            name="jobs_by_key",
            unique=True,
            only_with="idempotency_key",
        ),
    ]
