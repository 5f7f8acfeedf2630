from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [("ingestion", "0011_alerts_suppressed")]

    operations = [
        migrations.AddField(
            model_name="ingestionjob",
            name="outage_calls",
            field=models.IntegerField(
                default=0, verbose_name="calls since upstream's last good answer"
            ),
        ),
        migrations.AddField(
            model_name="ingestionjob",
            name="outage_seconds",
            field=models.FloatField(default=0, verbose_name="seconds without a good answer"),
        ),
        migrations.AlterField(
            model_name="ingestionjob",
            name="waiting_for",
            field=models.CharField(
                choices=[("budget", "budget"), ("retry", "retry"), ("upstream", "upstream")],
                max_length=8,
                null=True,
            ),
        ),
    ]
