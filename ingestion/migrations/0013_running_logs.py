"""Every log row gets the numbers of its job, and the time by which rows of running jobs are listed too."""

from django.db import migrations, models

COUNTERS = (
    *("processed_pages", "unchanged", "repeated", "restored", "skipped", "rejected"),
    *("api_calls", "throttled"),
)
BROKEN = ["failed", "lost"]


def complete_logs(apps, schema_editor):
    """Fill what rows of before lack, from their jobs where those still exist; harmless twice."""
    database = schema_editor.connection.database
    counters = {name: {"$ifNull": [f"${name}", f"$job.{name}", 0]} for name in COUNTERS}
    errors = {
        "$cond": [{"$in": ["$status", BROKEN]}, {"$max": ["$errors", 1]}, {"$ifNull": ["$errors", 0]}]
    }
    database.ingestion_logs.aggregate(
        [
            {"$match": {"created_at": None}},
            {
                "$lookup": {
                    "from": "ingestion_jobs",
                    "localField": "_id",
                    "foreignField": "_id",
                    "as": "job",
                }
            },
            {"$set": {"job": {"$first": "$job"}}},
            {
                "$project": {
                    "created_at": {"$ifNull": ["$job.created_at", "$started_at", "$ended_at"]},
                    "errors": errors,
                    **counters,
                }
            },
            {"$merge": {"into": "ingestion_logs", "whenNotMatched": "discard"}},
        ]
    )
    database.ingestion_jobs.update_many(
        {"status": {"$in": BROKEN}, "errors": 0}, {"$set": {"errors": 1}}
    )


def _count(verbose_name=None):
    return models.IntegerField(default=0, verbose_name=verbose_name)


class Migration(migrations.Migration):

    dependencies = [("ingestion", "0012_outage")]

    operations = [
        # The rows themselves are completed in one pass below, not once for each field.
        migrations.SeparateDatabaseAndState(
            state_operations=[
                migrations.AddField("ingestionlog", "created_at", models.DateTimeField(null=True)),
                migrations.AddField("ingestionlog", "processed_pages", _count()),
                migrations.AddField("ingestionlog", "unchanged", _count()),
                migrations.AddField("ingestionlog", "repeated", _count()),
                migrations.AddField("ingestionlog", "restored", _count()),
                migrations.AddField("ingestionlog", "skipped", _count("other tenants'")),
                migrations.AddField("ingestionlog", "rejected", _count()),
                migrations.AddField("ingestionlog", "api_calls", _count()),
                migrations.AddField("ingestionlog", "throttled", _count("calls answered 429")),
                migrations.AlterField(
                    "ingestionlog", "ended_at", models.DateTimeField(null=True)
                ),
            ],
        ),
        migrations.RunPython(complete_logs, migrations.RunPython.noop),
        migrations.RemoveIndex(model_name="ingestionlog", name="logs_by_tenant"),
        migrations.RemoveIndex(model_name="ingestionlog", name="logs_by_time"),
        migrations.AddIndex(
            model_name="ingestionlog",
            index=models.Index(fields=["tenant_id", "-created_at", "job_id"], name="logs_by_tenant"),
        ),
        migrations.AddIndex(
            model_name="ingestionlog",
            index=models.Index(fields=["-created_at"], name="logs_by_time"),
        ),
    ]
