"""The `Idempotency-Key` header: its format and its documentation."""

import re

from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter
from rest_framework.request import Request
from rest_framework.serializers import ValidationError

from ingestion.models import MAX_KEY_LENGTH

HEADER = "Idempotency-Key"
REPLAYED = "Idempotent-Replayed"
# Visible ASCII: enough for a UUID, a hash or a name with a date, and nothing that logs or proxies change.
PATTERN = f"^[!-~]{{1,{MAX_KEY_LENGTH}}}$"

KEY_PARAMETER = OpenApiParameter(
    HEADER,
    {
        "type": "string",
        "minLength": 1,
        "maxLength": MAX_KEY_LENGTH,
        "pattern": PATTERN,
        "example": "nightly-2026-03-12",
    },
    OpenApiParameter.HEADER,
    description="A name of your own for this start, such as a UUID. Sent again, it starts nothing: "
    "the reply is about the job it started the first time, whether that runs or has ended.",
)
REPLAYED_HEADER = OpenApiParameter(
    REPLAYED,
    OpenApiTypes.STR,
    OpenApiParameter.HEADER,
    enum=["true"],
    description="The job was started by an earlier request with this `Idempotency-Key`.",
    response=[200, 202],
)


def read_idempotency_key(request: Request) -> str | None:
    """Return the request's key, or None if it has none. Raises ValidationError."""
    key: str | None = request.headers.get(HEADER)
    if key is not None and not re.fullmatch(PATTERN, key):
        reason = f"Must be 1 to {MAX_KEY_LENGTH} visible ASCII characters."
        raise ValidationError({HEADER: [reason]}, code="invalid")
    return key
