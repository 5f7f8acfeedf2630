"""Rows learn when their ticket last changed, and workers get indexes for the newest first.

Only rows that are not delivered yet get the new field: nothing asks the others for it, and there may be
millions of them. The old indexes go last, because a worker that still runs uses them.
"""

import datetime

from django.db import migrations, models

EVER = datetime.datetime(1970, 1, 1, tzinfo=datetime.timezone.utc)
# One batch takes far less than the time that an operation may take.
BATCH = 1_000


def fill_in(apps, schema_editor):
    """Take the time from the ticket, or from the row's beginning if the ticket is not there any more."""
    rows = schema_editor.connection.database.notifications
    last = ""
    while True:
        undelivered = {"status": {"$in": ["parked", "pending", "sending"]}, "_id": {"$gt": last}}
        ids = [row["_id"] for row in rows.find(undelivered, {"_id": 1}).sort("_id", 1).limit(BATCH)]
        if not ids:
            return
        rows.aggregate(_filling_pipeline(ids))
        last = ids[-1]


def _filling_pipeline(ids):
    same_id = {"$eq": ["$external_id", "$$ticket_id"]}
    same_tenant = {"$eq": ["$tenant_id", "$$tenant_id"]}
    found = {"$first": "$tickets.updated_at"}
    return [
        {"$match": {"_id": {"$in": ids}, "ticket_updated_at": None}},
        {
            "$lookup": {
                "from": "tickets",
                "let": {"tenant_id": "$tenant_id", "ticket_id": "$ticket_id"},
                "pipeline": [
                    {"$match": {"$expr": {"$and": [same_tenant, same_id]}}},
                    {"$project": {"_id": 0, "updated_at": 1}},
                ],
                "as": "tickets",
            }
        },
        {"$project": {"ticket_updated_at": {"$ifNull": [found, "$created_at"]}}},
        {"$merge": {"into": "notifications", "on": "_id", "whenNotMatched": "discard"}},
    ]


class Migration(migrations.Migration):

    dependencies = [
        ("notifications", "0003_request_ids"),
        ("tickets", "0002_unique_ticket"),
    ]

    operations = [
        # In the state alone, because the database would write the fields into every row.
        migrations.SeparateDatabaseAndState(
            state_operations=[
                migrations.AddField(
                    model_name="notification",
                    name="ticket_updated_at",
                    field=models.DateTimeField(null=True, verbose_name="ticket updated"),
                ),
                migrations.AddField(
                    model_name="notification",
                    name="too_old",
                    field=models.BooleanField(default=False),
                ),
            ],
        ),
        migrations.RunPython(fill_in, migrations.RunPython.noop),
        migrations.AddIndex(
            model_name="notification",
            index=models.Index(
                condition=models.Q(("next_attempt_at__gte", EVER)),
                fields=["tenant_id", "attempts", "next_attempt_at"],
                name="notifications_by_attempts",
            ),
        ),
        migrations.AddIndex(
            model_name="notification",
            index=models.Index(
                condition=models.Q(("attempts", 0), ("next_attempt_at__gte", EVER)),
                fields=["tenant_id", "-ticket_updated_at"],
                name="notifications_by_newest",
            ),
        ),
        migrations.AddIndex(
            model_name="notification",
            index=models.Index(
                condition=models.Q(("attempts__gte", 1), ("next_attempt_at__gte", EVER)),
                fields=["tenant_id", "-ticket_updated_at", "next_attempt_at"],
                name="notifications_by_newest_retry",
            ),
        ),
        migrations.AddIndex(
            model_name="notification",
            index=models.Index(
                condition=models.Q(
                    ("attempts__gte", 1), ("attempts__lt", 5), ("next_attempt_at__gte", EVER)
                ),
                fields=["next_attempt_at"],
                name="notifications_by_probe",
            ),
        ),
        migrations.RemoveIndex(model_name="notification", name="notifications_by_turn"),
        migrations.RemoveIndex(model_name="notification", name="notifications_by_retry"),
    ]
