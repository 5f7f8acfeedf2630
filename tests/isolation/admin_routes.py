"""Every address of the admin, from its URLconf, and the requests there that name another tenant's rows.

A new route is covered as soon as it exists, provided that its parameters are known: a row's key or an app.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

from django.contrib import admin
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.contrib.admin.utils import quote
from django.contrib.contenttypes.models import ContentType
from django.db.models import Model
from django.urls import URLPattern, URLResolver, get_resolver

from tests.support.routes import ADMIN
from tests.support.two_tenants import CANARIES, OTHER

# The names of tenant parameters in queries and forms.
_TENANT_FIELDS = ("tenant_id", "tenant")
_PARAMETER = re.compile(r"<(?:\w+:)?(\w+)>")
_ROW_PARAMETERS = ({"object_id"}, {"id"})
# It would end the session.
_NOT_POSTED = ("logout/",)


@dataclass(frozen=True, slots=True)
class AdminRoute:
    """A route of the admin; `model` is None for pages that belong to no model's admin."""

    name: str
    parameters: frozenset[str]
    model: type[Model] | None
    is_list: bool


@dataclass(frozen=True, slots=True)
class Rows:
    """Keys of some rows of a model: the other tenant's, and all others."""

    own: tuple[str, ...] = ()
    foreign: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Request:
    """A request; `foreign` is the name in it that belongs to the other tenant, if any.

    The same request with an unused name must get the same reply (`naming`).
    """

    method: str
    path: str
    query: str = ""
    fields: tuple[tuple[str, str], ...] = ()
    foreign: str = ""

    def naming(self, name: str) -> tuple[str, str]:
        """Return the address and the form with `name` in place of `foreign`."""
        if not self.foreign:
            return self.path + self.query, urlencode(self.fields)
        path = self.path.replace(quote(self.foreign), quote(name))
        swap = {self.foreign: name}
        fields = urlencode([(key, swap.get(value, value)) for key, value in self.fields])
        before, now = urlencode({"": self.foreign})[1:], urlencode({"": name})[1:]
        return path + self.query.replace(before, now), fields


@dataclass(frozen=True, slots=True)
class _Registry:
    by_prefix: Mapping[str, type[Model]] = field(
        default_factory=lambda: {
            f"{ADMIN}{model._meta.app_label}/{model._meta.model_name}/": model
            for model in admin.site._registry
        }
    )

    def find(self, route: str) -> type[Model] | None:
        return next((m for prefix, m in self.by_prefix.items() if route.startswith(prefix)), None)


def find_admin_routes() -> Iterator[AdminRoute]:
    """Yield every route of the admin."""
    resolver = next(entry for entry in get_resolver().url_patterns if str(entry.pattern) == ADMIN)
    yield from _walk(resolver, ADMIN, _Registry())


def _walk(resolver: Any, prefix: str, registry: _Registry) -> Iterator[AdminRoute]:
    for entry in resolver.url_patterns:
        route = prefix + str(entry.pattern)
        if isinstance(entry, URLResolver):
            yield from _walk(entry, route, registry)
        elif isinstance(entry, URLPattern):
            yield AdminRoute(
                name=route,
                parameters=frozenset(entry.pattern.regex.groupindex),
                model=registry.find(route),
                is_list=route in registry.by_prefix,
            )


def plan_requests(route: AdminRoute, rows: Mapping[type[Model], Rows]) -> list[Request] | None:
    """Return the requests to a route, or None if the meaning of its parameters is unknown."""
    if not route.parameters:
        return list(_plain(route, rows.get(route.model, Rows()) if route.model else Rows()))
    if route.model and route.parameters in _ROW_PARAMETERS:
        return list(_about_rows(route.name, rows[route.model]))
    if route.parameters == {"app_label"}:
        apps = {model._meta.app_label for model in admin.site._registry}
        return [Request("GET", f"/{ADMIN}{app}/") for app in sorted(apps)]
    if route.parameters == {"content_type_id", "object_id"}:
        return list(_about_types(route.name, rows))
    # The page for addresses that don't exist.
    return [] if route.parameters == {"url"} else None


def _plain(route: AdminRoute, rows: Rows) -> Iterator[Request]:
    path = f"/{route.name}"
    yield Request("GET", path)
    # A list refuses unknown parameters.
    for names in (_TENANT_FIELDS[:1],) if route.is_list else (_TENANT_FIELDS,):
        query = urlencode(dict.fromkeys(names, OTHER))
        yield Request("GET", path, query=f"?{query}", foreign=OTHER)
    if route.model and not path.endswith(_NOT_POSTED):
        fields = (
            *((name, OTHER) for name in _TENANT_FIELDS),
            ("post", "yes"),
            ("confirmed", "yes"),
        )
        yield Request("POST", path, fields=fields, foreign=OTHER)
    if route.model and route.is_list:
        yield from _searches(path, route.model, rows)
        yield from _actions(path, route.model, rows)


def _searches(path: str, model: type[Model], rows: Rows) -> Iterator[Request]:
    for term in (*rows.foreign, CANARIES[OTHER]):
        yield Request("GET", path, query="?" + urlencode({"q": term}), foreign=term)
    for item in admin.site._registry[model].list_filter:
        name, chosen = item if isinstance(item, tuple) else (None, item)
        if name is None:
            query = urlencode({getattr(chosen, "parameter_name", ""): CANARIES[OTHER]})
            yield Request("GET", path, query=f"?{query}", foreign=CANARIES[OTHER])
            continue
        for value, _ in model._meta.get_field(str(name)).flatchoices[:1]:  # type: ignore[union-attr]
            yield Request("GET", path, query=f"?{name}__exact={value}")


def _actions(path: str, model: type[Model], rows: Rows) -> Iterator[Request]:
    for name in admin.site._registry[model].actions or ():
        for key in rows.foreign:
            fields = (("action", str(name)), ("confirmed", "yes"), (ACTION_CHECKBOX_NAME, key))
            yield Request("POST", path, fields=fields, foreign=key)


def _about_rows(route: str, rows: Rows) -> Iterator[Request]:
    for key in rows.own:
        yield Request("GET", _fill(route, key))
    for key in rows.foreign:
        yield Request("GET", _fill(route, key), foreign=key)
        fields = (("post", "yes"), ("confirmed", "yes"))
        yield Request("POST", _fill(route, key), fields=fields, foreign=key)


def _about_types(route: str, rows: Mapping[type[Model], Rows]) -> Iterator[Request]:
    for model, keys in rows.items():
        kind = ContentType.objects.get_for_model(model).pk
        for key in keys.foreign[:1]:
            path = _fill(route.replace("<path:content_type_id>", str(kind)), key)
            yield Request("GET", path, foreign=key)


def _fill(route: str, key: str) -> str:
    return "/" + _PARAMETER.sub(lambda _: quote(key), route)
