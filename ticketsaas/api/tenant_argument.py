"""Reads the tenant that a command is given, by the same rules as the `tenant_id` of a request."""

from argparse import ArgumentTypeError

from rest_framework.exceptions import ValidationError

from ticketsaas.api.parameters import TextParameter


def parse_tenant(text: str) -> str:
    """Return the id unchanged. Raises ArgumentTypeError for one that no request could name."""
    try:
        return str(TextParameter().run_validation(text))
    except ValidationError as error:
        reason = error.detail[0] if isinstance(error.detail, list) else error.detail
        raise ArgumentTypeError(f"{text!r} is not a tenant's id. {reason}") from None
