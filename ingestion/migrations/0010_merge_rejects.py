"""Every crawl stored every bad record anew: twenty bad records were sixty rows after three crawls."""

from django.db import migrations

from ingestion.store import old_rejects


def merge(apps, schema_editor):
    old_rejects.merge()


class Migration(migrations.Migration):

    dependencies = [
        ('ingestion', '0009_undecided_and_rejects'),
    ]

    operations = [
        # Not undone on the way back: version 0.2.0 reads merged rows too.
        migrations.RunPython(merge, migrations.RunPython.noop),
    ]
