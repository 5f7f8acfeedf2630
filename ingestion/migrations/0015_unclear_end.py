from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("ingestion", "0014_next_record")]
    operations = [
        migrations.AddField(
            "ingestionjob",
            "unclear_end",
            models.BooleanField("end of the feed unclear", default=False),
        ),
    ]
