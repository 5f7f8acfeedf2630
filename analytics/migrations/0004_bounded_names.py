"""Sums of what roll-ups don't count by name.

Only the models learn of them: a null in a stored row would make every later addition to it fail.
"""

from django.db import migrations, models

TICKETS = ("by_status_other", "by_source_other", "urgent_by_status_other")
RANKINGS = ("words_other", "customers_other", "words_named", "customers_named")


class Migration(migrations.Migration):

    dependencies = [
        ("analytics", "0003_word_keys"),
    ]

    operations = [
        migrations.SeparateDatabaseAndState(
            state_operations=[
                migrations.AddField(model, name, models.IntegerField(null=True))
                for model, names in (("ticketrollup", TICKETS), ("rankingrollup", RANKINGS))
                for name in names
            ]
        ),
    ]
