"""A model field for a document inside a document."""

from typing import Any

from django.db import models


class DocumentField(models.Field):  # type: ignore[type-arg]
    """A document inside a document, as the driver returns it; its times are naive UTC.

    Not a JSONField: that one can't read a document that holds a time, and its look-ups let operators
    in a value through.
    """

    def db_type(self, connection: Any) -> str:
        return "object"
