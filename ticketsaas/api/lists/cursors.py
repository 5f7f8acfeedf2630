"""Opaque cursors: a place in one list, signed, so that none is made up or used in another list.

The list is part of what is signed with: its collection, tenant, filter and order. So a cursor holds no
name of a tenant, and one of another list is like one that was never given out.
"""

import json
from typing import Any

import bson
from django.core.signing import BadSignature, Signer

from ticketsaas.api.lists.listing import Listing, Place
from ticketsaas.mongo import AWARE


class InvalidCursor(Exception):
    """Not a cursor of this list."""


def write_cursor(listing: Listing, place: Place) -> str:
    """What leads to the rows after the place; safe in an address as it is."""
    return _signer(listing).sign_object(place, serializer=_PlaceSerializer, compress=True)


def read_cursor(listing: Listing, cursor: str) -> Place:
    """The place; raises InvalidCursor for one that was not written for this list."""
    try:
        place: Place = _signer(listing).unsign_object(cursor, serializer=_PlaceSerializer)
    except BadSignature as error:
        raise InvalidCursor from error
    return place


def _signer(listing: Listing) -> Signer:
    question = [listing.model._meta.db_table, listing.wanted, listing.sort]
    return Signer(salt=f"ticketsaas.api.lists.cursors {json.dumps(question, default=str)}", sep="~")


class _PlaceSerializer:
    """As BSON, which keeps a time a time and an ObjectId an ObjectId."""

    def dumps(self, place: Any) -> bytes:
        return bson.encode({"time": place.time, "key": place.key})

    def loads(self, data: bytes) -> Place:
        return Place(**bson.decode(data, AWARE))
