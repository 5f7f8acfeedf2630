from django.db import migrations

import ticketsaas.mongo.fields


class Migration(migrations.Migration):
    dependencies = [("ticketsaas", "0007_rollup_marks")]
    operations = [
        # No null in every row: a tenant has a place only while a file is imported.
        migrations.SeparateDatabaseAndState(
            state_operations=[
                migrations.AddField(
                    model_name="tenant",
                    name="importing",
                    field=ticketsaas.mongo.fields.DocumentField(null=True),
                ),
            ],
        ),
    ]
