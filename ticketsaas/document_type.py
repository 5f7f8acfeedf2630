"""The type of a MongoDB document, for the core too, which knows no driver."""

from typing import Any

Document = dict[str, Any]
