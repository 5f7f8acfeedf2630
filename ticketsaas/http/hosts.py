"""Which requests have to name the server by one of ALLOWED_HOSTS: all but probes and scrapes."""

from django.conf import settings
from django.http import HttpRequest, HttpResponsePermanentRedirect
from django.middleware.common import CommonMiddleware

_PROBES = frozenset({"/health", "/health/ready", "/health/live"})
_SCRAPE = "/metrics"


class HostMiddleware(CommonMiddleware):
    """Refuses unknown hosts, except where orchestrators and Prometheus ask each process by its address.

    Nothing in those replies depends on the host. Scrapes are let through only if they need a key: else a
    web page could read the metrics of the network that its visitor is in.
    """

    def process_request(self, request: HttpRequest) -> HttpResponsePermanentRedirect | None:
        if request.path in _PROBES or (request.path == _SCRAPE and settings.API_AUTH):
            return None
        return super().process_request(request)
