"""A day's hours stand in one row, and urgent tickets are counted by status; hours had a row each.

Tenants are counted from their tickets then, until `manage.py rebuild_stats --all` has been run.
"""

import tickets.models
from django.db import migrations, models


def forget_rows_of_hours(apps, schema_editor):
    database = schema_editor.connection.database
    database.tenants.update_many({}, {"$unset": {"has_rollups": ""}})
    database.ticket_rollups.delete_many({"level": "hour"})


class Migration(migrations.Migration):

    dependencies = [
        ('analytics', '0001_initial'),
    ]

    operations = [
        migrations.RunPython(forget_rows_of_hours, migrations.RunPython.noop),
        migrations.AddField(
            model_name='ticketrollup',
            name='hours',
            field=tickets.models.DocumentField(null=True),
        ),
        migrations.AddField(
            model_name='ticketrollup',
            name='urgent_by_status',
            field=tickets.models.DocumentField(null=True),
        ),
        migrations.AlterField(
            model_name='rankingrollup',
            name='level',
            field=models.CharField(choices=[('total', 'total'), ('day', 'day'), ('hours', 'hours')], max_length=5),
        ),
        migrations.AlterField(
            model_name='ticketrollup',
            name='level',
            field=models.CharField(choices=[('total', 'total'), ('day', 'day'), ('hours', 'hours')], max_length=5),
        ),
    ]
