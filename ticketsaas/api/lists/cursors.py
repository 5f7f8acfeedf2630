"""Opaque cursors: signed positions, each valid in one list only.

The list (its collection, tenant, filter and order) is part of the key that signs. So a cursor contains no
name of a tenant, and a cursor of another list is refused like a forged one.
"""

import json
from typing import Any

import bson
from django.core.signing import BadSignature, Signer

from ticketsaas.api.lists.listing import Listing, Position
from ticketsaas.mongo import AWARE

# Clients keep cursors, so it stays whatever this module is called.
_SALT = "ticketsaas.cursors"


class InvalidCursor(Exception):
    """The text is not a cursor of this list."""


def write_cursor(listing: Listing, position: Position) -> str:
    """Return the cursor for the rows after `position`; it needs no encoding in a URL."""
    return _signer(listing).sign_object(position, serializer=_PositionSerializer, compress=True)


def read_cursor(listing: Listing, cursor: str) -> Position:
    """Return the position. Raises InvalidCursor if the cursor was not written for this list."""
    try:
        position: Position = _signer(listing).unsign_object(cursor, serializer=_PositionSerializer)
    except BadSignature as error:
        raise InvalidCursor from error
    return position


def _signer(listing: Listing) -> Signer:
    question = [listing.model._meta.db_table, listing.wanted, listing.sort]
    return Signer(salt=f"{_SALT} {json.dumps(question, default=str)}", sep="~")


class _PositionSerializer:
    """Positions as BSON, which preserves the types of times and ObjectIds."""

    def dumps(self, position: Any) -> bytes:
        rank = {} if position.rank is None else {"rank": position.rank}
        return bson.encode({"time": position.time, "key": position.key} | rank)

    def loads(self, data: bytes) -> Position:
        return Position(**bson.decode(data, AWARE))
