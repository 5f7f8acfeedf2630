"""Content negotiation: `format` decides; without it, the `Accept` header does."""

from collections.abc import Iterable
from typing import Any

from rest_framework.exceptions import NotAcceptable
from rest_framework.negotiation import DefaultContentNegotiation
from rest_framework.renderers import BaseRenderer, JSONRenderer
from rest_framework.request import Request


class FormatNegotiation(DefaultContentNegotiation):
    """Chooses the renderer with the highest quality in `Accept`, and the first one among equals.

    REST framework's own negotiation ignores qualities (RFC 9110, section 12.5.1). A request for HTML, as
    browsers send it, gets JSON.
    """

    def select_renderer(
        self, request: Request, renderers: Iterable[BaseRenderer], format_suffix: str | None = None
    ) -> tuple[BaseRenderer, str]:
        wanted = request.query_params.get("format")
        found = [(renderer, _find_accepted(request, renderer)) for renderer in renderers]
        if wanted is not None:
            # An unknown `format` is reported later, with the other parameters.
            renderer, accepted = next((it for it in found if it[0].format == wanted), found[0])
            return renderer, str(accepted or renderer.media_type)
        renderer, accepted = max(found, key=lambda it: it[1].quality if it[1] else 0)
        if accepted is None:
            raise NotAcceptable(available_renderers=list(renderers))
        # With its parameters: the JSON renderer uses `indent`.
        return renderer, str(accepted)


def _find_accepted(request: Any, renderer: BaseRenderer) -> Any:
    """Return the most specific entry of `Accept` that fits the renderer, or None."""
    entries = request.accepted_types_by_precedence
    return next((entry for entry in entries if _fits(entry, renderer)), None)


def _fits(entry: Any, renderer: BaseRenderer) -> bool:
    """Tell whether an entry of `Accept` allows the renderer, whatever parameters it has.

    Django's `accepted_type` compares parameters, but many clients send a charset.
    """
    wants_html = (entry.main_type, entry.sub_type) == ("text", "html")
    stands_for_html = wants_html and renderer.format == JSONRenderer.format
    return stands_for_html or entry.match(renderer.media_type)
