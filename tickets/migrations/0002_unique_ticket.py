from django.db import migrations

from ticketsaas.mongo.migration_operations import create_index


class Migration(migrations.Migration):
    dependencies = [("tickets", "0001_initial")]
    operations = [
        create_index(
            "tickets", ["tenant_id", "external_id"], name="tickets_by_upstream_id", unique=True
        ),
    ]
