"""Alerts that wait for a person because their ticket's urgency is unsure, and those that a person sent.

The fields are declared in the state alone, because the database would write them into every row.
"""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [("notifications", "0004_newest_first")]

    operations = [
        migrations.SeparateDatabaseAndState(
            state_operations=[
                migrations.AddField("notification", "unsure", models.BooleanField(default=False)),
                migrations.AddField("notification", "by_hand", models.BooleanField(default=False)),
            ],
        ),
    ]
