"""Names for the types that tests share."""

from collections.abc import Callable
from typing import Any

from pymongo.database import Database

Document = dict[str, Any]
Mongo = Database[Document]
MakeKey = Callable[..., str]
