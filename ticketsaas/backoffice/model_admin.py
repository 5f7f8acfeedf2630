"""The base of all admin pages: read-only, and fast whatever the number of rows.

A list has one order, which an index serves, is counted no further than it goes and accepts only its own
filters, so no click and no typed address reads a whole collection. A user who sees only some tenants finds
no row of another one, neither in a list nor by a typed address nor by an action.
"""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from django.contrib.admin import ShowFacets
from django.contrib.admin.checks import ModelAdminChecks
from django.contrib.admin.utils import unquote
from django.db.models import Model, QuerySet
from django.http import HttpRequest, HttpResponse
from unfold.admin import ModelAdmin
from unfold.contrib.filters.admin import RangeDateTimeFilter
from unfold.utils import parse_datetime_str

from ticketsaas.access.store.tenant_visibility import find_visible
from ticketsaas.backoffice.change_list import IndexedChangeList, InfinitePaginator

_PARAMETER_ENDINGS = ("", "__exact", "_from_0", "_from_1", "_to_0", "_to_1")


@dataclass(frozen=True, slots=True)
class RelatedTable:
    """Rows of another collection below a page; the code that reads them limits their number."""

    title: str
    headers: Sequence[str]
    rows: Sequence[Sequence[object]]
    note: str = ""


class ReadOnlyAdmin(ModelAdmin):  # type: ignore[misc]
    """A model that can only be viewed. An index must serve `ordering` together with every filter."""

    # Unfold's own would look the permission of every action up in MongoDB before each command.
    checks_class = ModelAdminChecks
    actions: Sequence[str] | None = None
    list_select_related = ()
    list_per_page = 50
    list_filter_submit = True
    list_fullwidth = True
    show_full_result_count = False
    show_facets = ShowFacets.NEVER
    paginator = InfinitePaginator
    sortable_by = ()
    change_form_outer_after_template = "admin/related_tables.html"
    # Says what to do next when there is no row, and when there are more than a list shows.
    empty_hint = ""
    narrow_hint = "Narrow it with a search or a filter."
    # The field that holds what `name_tenant` makes of a tenant's id; None if rows belong to no tenant
    # and everybody sees them.
    tenant_field: str | None = "tenant_id"
    name_tenant: Callable[[str], str] = staticmethod(str)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        """Return the rows of the tenants that the user sees, and no others."""
        rows: QuerySet[Any] = super().get_queryset(request)
        if self.tenant_field is None:
            return rows
        return find_visible(request).keep(rows, field=self.tenant_field, name=self.name_tenant)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False

    def has_actions(self, row: Any) -> bool:
        """Return whether the buttons of `actions_detail` apply to this row now."""
        return True

    def choose_actions(self, row: Any) -> Collection[str]:
        """Return the names in `actions_detail` that apply to this row now."""
        return self.actions_detail if self.has_actions(row) else ()

    def get_actions_detail(self, request: HttpRequest, object_id: str) -> list[Any]:
        row = self.get_object(request, unquote(object_id)) if self.actions_detail else None
        if row is None:
            return []
        chosen = {self.get_unfold_action(name).action_name for name in self.choose_actions(row)}
        offered: list[Any] = super().get_actions_detail(request, object_id)
        return [action for action in offered if action.action_name in chosen]

    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> type[IndexedChangeList]:
        return IndexedChangeList

    def lookup_allowed(self, lookup: str, value: str, request: HttpRequest | None = None) -> bool:
        """Allow only the parameters of the filters: others scan, and a look-up into JSON takes operators."""
        names = (
            item if isinstance(item, tuple) else (item.parameter_name,) for item in self.list_filter
        )
        return lookup in {name[0] + ending for name in names for ending in _PARAMETER_ENDINGS}

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Model], search_term: str
    ) -> tuple[QuerySet[Model], bool]:
        """Return the rows with exactly this term in a field: the first of `search_fields` that has any."""
        term = search_term.strip()
        if not term:
            return queryset, False
        for name in self.search_fields:
            found = queryset.filter(**{name: term})
            if found.exists():
                return found, False
        return self.search_further(request, queryset, term), False

    def search_further(
        self, request: HttpRequest, queryset: QuerySet[Model], term: str
    ) -> QuerySet[Model]:
        """Return what else the term finds when no field is equal to it."""
        return queryset.none()

    def find_related(self, request: HttpRequest, row: Any) -> list[RelatedTable]:
        """Return the tables to show below a row's page."""
        return []

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        row = kwargs.get("obj")
        context["related_tables"] = [] if row is None else self.find_related(request, row)
        context["show_history"] = False
        response: HttpResponse = super().render_change_form(request, context, *args, **kwargs)
        return response


class UtcRangeFilter(RangeDateTimeFilter):  # type: ignore[misc]
    """A filter by two times in UTC. A date without a time is the whole day; an invalid date is ignored."""

    def queryset(self, request: HttpRequest, queryset: QuerySet[Model]) -> QuerySet[Model]:
        bounds = {
            f"{self.field_path}__gte": self._read("from", time="00:00:00"),
            f"{self.field_path}__lte": self._read("to", time="23:59:59.999999"),
        }
        return queryset.filter(**{name: at for name, at in bounds.items() if at is not None})

    def _read(self, side: str, *, time: str) -> datetime | None:
        given = [self.used_parameters.get(f"{self.field_path}_{side}_{part}") for part in (0, 1)]
        at: datetime | None = parse_datetime_str(f"{given[0]} {given[1] or time}")
        return None if at is None else at.replace(tzinfo=UTC)
