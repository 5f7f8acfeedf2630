from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("tickets", "0008_tenant_moved")]
    operations = [
        migrations.AddField(
            model_name="ticket",
            name="truncated",
            field=models.BooleanField(default=False),
        ),
    ]
