"""The order in which a view checks its caller."""

from rest_framework.request import Request
from rest_framework.views import APIView


class ThrottledFirst(APIView):
    """A view that throttles before it asks for permission, so that refused requests count, too.

    REST framework asks for permission first.
    """

    def perform_authentication(self, request: Request) -> None:
        super().perform_authentication(request)
        super().check_throttles(request)

    def check_throttles(self, request: Request) -> None:
        """Do nothing: `perform_authentication` has counted the request."""
