from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("ingestion", "0013_running_logs")]
    operations = [
        migrations.AddField(
            model_name="ingestionjob",
            name="next_record",
            field=models.IntegerField(null=True),
        ),
    ]
