from django.db import migrations, models

import ticketsaas.mongo.fields
from ticketsaas.mongo.migration_operations import rename_content_type


class Migration(migrations.Migration):
    """`Tenant` comes from the app `tickets`: in state only, the collection stays as it is.

    `tickets` goes on to create the collection and its indexes, as its earlier migrations do.
    """

    dependencies = [
        ("ticketsaas", "0004_staff_tenants"),
        ("tickets", "0007_tenants_by_sync"),
        ("contenttypes", "0001_initial"),
        ("auth", "0001_initial"),
        ("admin", "0001_initial"),
    ]
    operations = [
        migrations.SeparateDatabaseAndState(
            state_operations=[
                migrations.CreateModel(
                    name="Tenant",
                    fields=[
                        ("tenant_id", models.CharField(db_column="_id", max_length=512, primary_key=True, serialize=False)),
                        ("created_at", models.DateTimeField()),
                        ("last_completed_sync", models.DateTimeField(null=True)),
                        ("has_rollups", models.BooleanField(default=False)),
                        ("rollups_mended", models.IntegerField(default=0)),
                        ("reclassified", ticketsaas.mongo.fields.DocumentField(null=True)),
                    ],
                    options={
                        "db_table": "tenants",
                        "indexes": [models.Index(fields=["last_completed_sync"], name="tenants_by_sync")],
                    },
                ),
            ],
        ),
        rename_content_type("tenant", old_app="tickets", new_app="ticketsaas"),
    ]
