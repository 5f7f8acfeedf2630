"""Failed tasks in the admin, for superusers only, and the registration of users, groups and API keys."""

from typing import Any

import django_q.admin  # noqa: F401  (it registers models that are unregistered below)
from django.contrib import admin
from django.contrib.auth.models import Group, User
from django.db.models import Model, QuerySet
from django.http import HttpRequest
from django_q.models import Failure, Schedule, Success

from ticketsaas.backoffice.accounts.api_keys import KeyAdmin
from ticketsaas.backoffice.accounts.users import GroupAdmin, UserAdmin
from ticketsaas.backoffice.columns import column, cut, plain_text, text_column, utc_column, utc_line
from ticketsaas.backoffice.model_admin import ReadOnlyAdmin
from ticketsaas.models import ApiKey

# Deleting selected rows crashes on this backend; deleting one at a time works.
admin.site.disable_action("delete_selected")
# Successful tasks are not kept (`save_limit`).
admin.site.unregister([User, Group, Schedule, Success, Failure])
admin.site.register(ApiKey, KeyAdmin)
admin.site.register(User, UserAdmin)
admin.site.register(Group, GroupAdmin)


def _is_superuser(request: HttpRequest) -> bool:
    user: Any = request.user
    return bool(user.is_superuser)


class SuperuserSees:
    """A model that only superusers have in the admin; others don't find out which rows exist."""

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        rows: QuerySet[Any] = super().get_queryset(request)  # type: ignore[misc]
        return rows if _is_superuser(request) else rows.none()

    def has_module_permission(self, request: HttpRequest) -> bool:
        return _is_superuser(request)

    def has_view_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return _is_superuser(request)


@admin.register(Failure)
class FailureAdmin(SuperuserSees, ReadOnlyAdmin):
    tenant_field = None
    list_display = (
        text_column("name"),
        text_column("func", "function"),
        utc_column("started", "started"),
        utc_column("stopped", "stopped"),
        "attempt_count",
        "short_result",
    )
    ordering = ("-stopped",)
    empty_hint = "No task has failed."
    fields = (
        "id",
        "name",
        "func",
        "args",
        utc_line("started"),
        utc_line("stopped"),
        "attempt_count",
        "result_text",
    )

    @column("result")
    def short_result(self, task: Any) -> Any:
        return cut(str(task.result), length=60)

    @column("result")
    def result_text(self, task: Any) -> Any:
        return plain_text(str(task.result))
