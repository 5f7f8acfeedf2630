from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("ingestion", "0015_unclear_end"),
    ]
    operations = [
        migrations.AddField(
            model_name="ingestionjob",
            name="page_offset",
            field=models.IntegerField("committed records of the next page", null=True),
        ),
    ]
