from django.db import migrations


class Migration(migrations.Migration):
    """`Tenant` is a model of `ticketsaas` now; see its migration 0005."""

    dependencies = [
        ("tickets", "0007_tenants_by_sync"),
        ("ticketsaas", "0005_tenant"),
    ]
    operations = [
        migrations.SeparateDatabaseAndState(
            state_operations=[migrations.DeleteModel(name="Tenant")],
        ),
    ]
