from django.db import migrations, models


class Migration(migrations.Migration):
    """Null is right for every tenant of before: its tickets have words of an earlier version."""

    dependencies = [
        ("ticketsaas", "0005_tenant"),
    ]
    operations = [
        migrations.AddField(
            model_name="tenant",
            name="words_version",
            field=models.IntegerField(null=True),
        ),
    ]
