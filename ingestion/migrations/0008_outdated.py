from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [("ingestion", "0007_blank_tenants")]

    operations = [
        migrations.AddField(
            model_name="ingestionjob",
            name="outdated",
            field=models.IntegerField(default=0),
        ),
        migrations.AddField(
            model_name="ingestionlog",
            name="outdated",
            field=models.IntegerField(default=0),
        ),
    ]
