"""`manage.py ingest --tenant ''` made a tenant without a name; the admin's home then began with it."""

from django.db import migrations


def forget_blank_tenants(apps, schema_editor):
    database = schema_editor.connection.database
    for tenant_id in database.tenants.distinct("_id"):
        # Upstream can't have its tickets, because a record without a tenant is rejected. Its jobs stay.
        if not tenant_id.strip() and database.tickets.find_one({"tenant_id": tenant_id}) is None:
            database.tenants.delete_one({"_id": tenant_id})
            database.ingestion_totals.delete_one({"_id": tenant_id})


class Migration(migrations.Migration):

    dependencies = [
        ('ingestion', '0006_action_permissions'),
        ('tickets', '0008_tenant_moved'),
        ('ticketsaas', '0005_tenant'),
    ]

    operations = [
        migrations.RunPython(forget_blank_tenants, migrations.RunPython.noop),
    ]
