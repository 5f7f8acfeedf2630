from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('ingestion', '0008_outdated'),
    ]

    operations = [
        migrations.AddField(
            model_name='deletioncandidate',
            name='reason',
            field=models.TextField(null=True),
        ),
        migrations.AddField(
            model_name='deletioncandidate',
            name='tries',
            field=models.IntegerField(default=0, verbose_name='look-ups that failed'),
        ),
        migrations.AddField(
            model_name='ingestionjob',
            name='failed_lookups',
            field=models.IntegerField(default=0, verbose_name='failed look-ups in a row'),
        ),
        migrations.AddField(
            model_name='ingestionjob',
            name='undecided',
            field=models.IntegerField(default=0),
        ),
        migrations.AddField(
            model_name='ingestionlog',
            name='undecided',
            field=models.IntegerField(default=0),
        ),
        # The rows keep their `_id`; those of before are merged by 0010.
        migrations.SeparateDatabaseAndState(
            state_operations=[
                migrations.RemoveField(
                    model_name='ingestionreject',
                    name='id',
                ),
                migrations.AddField(
                    model_name='ingestionreject',
                    name='key',
                    field=models.CharField(db_column='_id', default='', max_length=64, primary_key=True, serialize=False),
                    preserve_default=False,
                ),
            ],
        ),
        migrations.AddField(
            model_name='ingestionreject',
            name='first_seen_at',
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name='ingestionreject',
            name='last_seen_at',
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name='ingestionreject',
            name='times',
            field=models.IntegerField(null=True),
        ),
    ]
