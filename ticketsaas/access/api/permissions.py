"""Permissions: the scope that a view requires. They refuse every request without a caller."""

from typing import Any, ClassVar

from rest_framework.exceptions import PermissionDenied
from rest_framework.permissions import BasePermission
from rest_framework.request import Request

from ticketsaas.access.core.caller import Caller, Scope


class NeedsScope(BasePermission):
    """Refuses with 403 `missing_scope` and names the scope."""

    scope: ClassVar[Scope]
    code = "missing_scope"

    @property
    def message(self) -> str:
        return f"This needs an API key with the scope {self.scope.value}."

    def has_permission(self, request: Request, view: Any) -> bool:
        return isinstance(request.auth, Caller) and request.auth.has(self.scope)

    def has_object_permission(self, request: Request, view: Any, obj: Any) -> bool:
        """Tell whether the caller may see the tenant with the id `obj`, whether or not it exists.

        Raises PermissionDenied `foreign_tenant` if not.
        """
        if isinstance(request.auth, Caller) and request.auth.may_see(obj):
            return True
        raise PermissionDenied("This API key belongs to another tenant.", code="foreign_tenant")


class MayRead(NeedsScope):
    """The default permission of every view."""

    scope = Scope.READ


class MayIngest(NeedsScope):
    """The permission to start and cancel jobs, and to have alerts sent again."""

    scope = Scope.INGEST


class MayLabel(NeedsScope):
    """The permission to correct labels."""

    scope = Scope.LABELS


class MayAdminister(NeedsScope):
    """The permission for what concerns all tenants."""

    scope = Scope.ADMIN
