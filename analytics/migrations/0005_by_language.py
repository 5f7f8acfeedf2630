"""Counts of tickets by language. Those that are counted already are of an unknown one, as their rows say.

Only the models learn of the field: a null in a stored row would make every later addition to it fail.
"""

import uuid
from typing import Any

from django.db import migrations

from ticketsaas.mongo.fields import DocumentField

UNKNOWN = "unknown"


def count_as_unknown(_: Any, schema_editor: Any) -> None:
    """Give each row the number of its tickets as those of an unknown language.

    Running it again changes nothing. MongoDB adds to each row in one step, so that no increment of a page
    that is committed meanwhile is lost. The revision makes the answers of before stale.
    """
    rollups = schema_editor.connection.database["ticket_rollups"]
    known = {"by_language": {"$exists": False}, "total": {"$exists": True}}
    for level, revision in (("total", {"revision": str(uuid.uuid4())}), ("day", {})):
        rollups.update_many(known | {"level": level}, [{"$set": _unknown("$total") | revision}])
    hour = {"k": "$$this.k", "v": {"$mergeObjects": [_unknown("$$this.v.total"), "$$this.v"]}}
    hours = {"$map": {"input": {"$objectToArray": "$hours"}, "in": hour}}
    rollups.update_many({"level": "hours"}, [{"$set": {"hours": {"$arrayToObject": hours}}}])


def _unknown(total: str) -> dict[str, Any]:
    return {"by_language": {UNKNOWN: {"$ifNull": [total, 0]}}}


class Migration(migrations.Migration):
    dependencies = [("analytics", "0004_bounded_names"), ("tickets", "0016_language")]
    operations = [
        migrations.SeparateDatabaseAndState(
            state_operations=[
                migrations.AddField("ticketrollup", "by_language", DocumentField(null=True))
            ]
        ),
        migrations.RunPython(count_as_unknown, migrations.RunPython.noop),
    ]
