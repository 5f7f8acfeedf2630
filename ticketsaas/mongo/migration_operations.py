"""Migration operations: plain indexes, indexes with other keys, content types that change their app."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from django.db.migrations import RunPython


def create_index(
    collection: str,
    fields: Sequence[str],
    *,
    name: str,
    unique: bool = False,
    only_with: str | None = None,
    **options: int,
) -> RunPython:
    """Create an ascending index that ordinary look-ups can use; Django's unique ones are partial.

    With `only_with` it covers only the rows that have this field. `options` are MongoDB's own, such as
    `expireAfterSeconds`. Running it again changes nothing; reversing drops the index.
    """
    partial = {"partialFilterExpression": {only_with: {"$exists": True}}} if only_with else {}

    def create(_: Any, schema_editor: Any) -> None:
        keys = [(field, 1) for field in fields]
        schema_editor.connection.database[collection].create_index(
            keys, name=name, unique=unique, **partial, **options
        )

    def drop(_: Any, schema_editor: Any) -> None:
        schema_editor.connection.database[collection].drop_index(name)

    return RunPython(create, drop)


def replace_index(
    collection: str, name: str, *, old: Mapping[str, int], new: Mapping[str, int]
) -> RunPython:
    """Give an index other keys under its name. `old` and `new` map fields to 1 or -1.

    Until the new one is built, queries that name the index fail. An interrupted run, which leaves none, may
    be run again; where the index has its new keys already, nothing happens. Reversing restores the old ones.
    """

    def give(keys: Mapping[str, int]) -> Callable[[Any, Any], None]:
        def run(_: Any, schema_editor: Any) -> None:
            rows = schema_editor.connection.database[collection]
            found = rows.index_information().get(name)
            if found is not None and found["key"] != list(keys.items()):
                rows.drop_index(name)
            rows.create_index(list(keys.items()), name=name)

        return run

    return RunPython(give(new), give(old))


def rename_content_type(model: str, *, old_app: str, new_app: str) -> RunPython:
    """Give a model's content type its new app, so that permissions and log entries keep their ids.

    Where both apps have one (an older release migrated in between), what was granted or logged under
    the new one moves to the old one first. Running it again changes nothing; reversing renames back.
    """

    def rename(old: str, new: str) -> Callable[[Any, Any], None]:
        def run(apps: Any, schema_editor: Any) -> None:
            _rename_content_type(apps, model=model, old_app=old, new_app=new)

        return run

    return RunPython(rename(old_app, new_app), rename(new_app, old_app))


def _rename_content_type(apps: Any, *, model: str, old_app: str, new_app: str) -> None:
    types = apps.get_model("contenttypes", "ContentType").objects
    kept = types.filter(app_label=old_app, model=model).first()
    if kept is None:
        return
    other = types.filter(app_label=new_app, model=model).first()
    if other is not None:
        _merge_content_type(apps, other, into=kept)
    types.filter(pk=kept.pk).update(app_label=new_app)


def _merge_content_type(apps: Any, other: Any, *, into: Any) -> None:
    permissions = apps.get_model("auth", "Permission").objects
    for given in permissions.filter(content_type=other):
        same = permissions.filter(content_type=into, codename=given.codename).first()
        if same is None:
            permissions.filter(pk=given.pk).update(content_type=into)
            continue
        for group in given.group_set.all():
            group.permissions.add(same)
        for user in given.user_set.all():
            user.user_permissions.add(same)
        given.delete()
    apps.get_model("admin", "LogEntry").objects.filter(content_type=other).update(content_type=into)
    other.delete()
