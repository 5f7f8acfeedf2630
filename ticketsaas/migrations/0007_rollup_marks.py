from django.db import migrations, models

MOMENTS = ("rollups_failed_at", "rebuild_due_at")
NUMBERS = ("rollups_failures", "rollups_cleared")


class Migration(migrations.Migration):
    """Null is right for every tenant of before: nothing of theirs was stored without being counted."""

    dependencies = [
        ("ticketsaas", "0006_words_version"),
    ]
    operations = [
        *(
            migrations.AddField("tenant", name, models.DateTimeField(null=True)) for name in MOMENTS
        ),
        *(migrations.AddField("tenant", name, models.IntegerField(null=True)) for name in NUMBERS),
        migrations.AddIndex(
            "tenant",
            models.Index(fields=["rollups_failed_at"], name="tenants_by_failed_rollups"),
        ),
    ]
