"""The base class of the viewsets: it checks parameters before an action, and answers lists."""

from typing import Any

from django.http.response import HttpResponseBase
from rest_framework.metadata import SimpleMetadata
from rest_framework.renderers import BaseRenderer, JSONRenderer
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.viewsets import GenericViewSet

from ticketsaas.access.api.views import ThrottledFirst
from ticketsaas.api.lists.exports import export_response
from ticketsaas.api.lists.listing import Listing, read_batches
from ticketsaas.api.lists.pagination import PageOrCursorPagination, PageParameters
from ticketsaas.api.lists.renderers import CsvRenderer, FileRenderer, NdjsonRenderer
from ticketsaas.api.parameters import Parameters, read_parameters
from ticketsaas.api.paths import SEGMENT


class NoBodyMetadata(SimpleMetadata):
    """The reply to OPTIONS. It describes no fields of a body: the OpenAPI document does."""

    def determine_actions(self, request: Request, view: Any) -> dict[str, Any]:
        return {}


class ApiViewSet(ThrottledFirst, GenericViewSet[Any]):
    """A resource of the API.

    An action finds its checked query parameters in `self.parameters`; `parameters_class` declares them, and
    an `@action` may set its own. An action that takes PageParameters is a list, also available as a file.
    """

    lookup_value_converter = SEGMENT
    metadata_class = NoBodyMetadata
    pagination_class = PageOrCursorPagination
    parameters_class: type[Parameters] = Parameters
    parameters: dict[str, Any]

    def get_parameters_class(self) -> type[Parameters]:
        return self.parameters_class

    def get_renderers(self) -> list[BaseRenderer]:
        renderers: list[BaseRenderer] = list(super().get_renderers())
        return [*renderers, CsvRenderer(), NdjsonRenderer()] if self._is_list() else renderers

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        """Check the request as REST framework does, then its parameters, then its tenant."""
        super().initial(request, *args, **kwargs)
        if self._is_action():
            self.parameters = read_parameters(self.get_parameters_class(), request)
            tenant_id = kwargs.get("tenant_id", self.parameters.get("tenant_id"))
            if tenant_id is not None:
                self.check_object_permissions(request, tenant_id)

    def handle_exception(self, exc: Exception) -> Response:
        """Answer an error in JSON, even if a file was requested."""
        if isinstance(getattr(self.request, "accepted_renderer", None), FileRenderer):
            self.request.accepted_renderer = JSONRenderer()
            self.request.accepted_media_type = JSONRenderer.media_type
        return super().handle_exception(exc)

    def list_response(self, listing: Listing) -> HttpResponseBase:
        """Return the page or the file that was requested.

        Raises ValidationError for a cursor of another list, and TooManyExports.
        """
        renderer = self.request.accepted_renderer
        if isinstance(renderer, FileRenderer):
            return export_response(
                lambda: read_batches(listing),
                name=listing.model._meta.db_table,
                renderer=renderer,
                row=self.get_serializer_class(),
                request=self.request,
            )
        rows = self.paginate_queryset(listing)  # type: ignore[arg-type]
        return self.get_paginated_response(self.get_serializer(rows, many=True).data)

    def _is_list(self) -> bool:
        return self._is_action() and issubclass(self.get_parameters_class(), PageParameters)

    def _is_action(self) -> bool:
        """Tell whether the request leads to an action: OPTIONS doesn't, nor does a method not allowed."""
        return self.action not in (None, "metadata")
