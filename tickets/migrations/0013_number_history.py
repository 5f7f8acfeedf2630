"""Numbers for the rows of history that have none, and `changed_at` for their tickets.

Apart from 0012, so that it can be stopped and started again: it goes on where it was, and does nothing where
it is done.
"""

from django.db import migrations

from tickets.store.history import number_rows


def number_history(apps, schema_editor):
    for tenant_id in schema_editor.connection.database.ticket_history.distinct("tenant_id"):
        number_rows(tenant_id)


def fill_changed_at(apps, schema_editor):
    database = schema_editor.connection.database
    for tenant_id in database.ticket_history.distinct("tenant_id"):
        database.ticket_history.aggregate(_last_changes(tenant_id), allowDiskUse=True)


def _last_changes(tenant_id):
    """Return the stages that write the time of each ticket's last row of history to the ticket.

    Rows in which only `updated_at` moved are left out, as they would not be written today.
    """
    names = {"$map": {"input": {"$objectToArray": "$changes"}, "in": "$$this.k"}}
    times = ["$changed_at", "$$new.changed_at"]
    return [
        {"$match": {"tenant_id": tenant_id}},
        {"$match": {"$expr": {"$ne": [names, ["updated_at"]]}}},
        {"$group": {"_id": "$ticket_id", "changed_at": {"$max": "$recorded_at"}}},
        {
            "$project": {
                "_id": 0,
                "tenant_id": {"$literal": tenant_id},
                "external_id": "$_id",
                "changed_at": 1,
            }
        },
        {
            "$merge": {
                "into": "tickets",
                "on": ["tenant_id", "external_id"],
                "whenMatched": [{"$set": {"changed_at": {"$max": times}}}],
                "whenNotMatched": "discard",
            }
        },
    ]


class Migration(migrations.Migration):

    dependencies = [("tickets", "0012_changes")]

    operations = [
        migrations.RunPython(number_history, migrations.RunPython.noop),
        migrations.RunPython(fill_changed_at, migrations.RunPython.noop),
    ]
