"""Names for the types that tests share."""

from collections.abc import Callable

from pymongo.database import Database

from ticketsaas.document_type import Document as Document

Mongo = Database[Document]
MakeKey = Callable[..., str]
