"""The order in which a view checks its caller."""

from rest_framework.request import Request
from rest_framework.views import APIView


class ThrottledFirst(APIView):
    """A view that throttles before it checks permissions, so that refused requests count as well.

    REST framework checks permissions first.
    """

    def perform_authentication(self, request: Request) -> None:
        super().perform_authentication(request)
        super().check_throttles(request)

    def check_throttles(self, request: Request) -> None:
        """Do nothing: `perform_authentication` has counted the request."""
