"""Unpacks a reply while it arrives, never further than the caller allows."""

import zlib
from collections.abc import Callable
from typing import Protocol

# The only compression we accept. The client library would also unpack brotli, and one compression inside
# another, where a few kilobytes become gigabytes before anything can count them.
COMPRESSION = "gzip"
# Servers that flush after each buffer make a member of it; more members than a reply has kilobytes serve
# nobody, and each costs a microsecond.
MAX_MEMBERS = 10_000
_GZIP_HEADER = 16 + zlib.MAX_WBITS
_MAGIC = b"\x1f\x8b"
# The bytes behind a member are copied for each member, so only this many are looked at in one go.
_BLOCK_BYTES = 1024


class Unpacking(Protocol):
    """Unpacks the chunks of one reply in order."""

    def unpack(self, chunk: bytes, *, limit: int) -> bytes:
        """Return at most `limit` bytes, which must be at least 1. Raises ValueError."""

    def is_complete(self) -> bool:
        """Return whether the reply may end here."""


class NotPacked:
    """A reply that is sent as it is."""

    def unpack(self, chunk: bytes, *, limit: int) -> bytes:
        return chunk[:limit]

    def is_complete(self) -> bool:
        return True


class Gzip:
    """A reply in gzip: one member or several in a row, as RFC 1952 has it.

    Zeros between and after members are padding. Other bytes after a member are no part of the reply
    and ignored, as gzip itself does.
    """

    def __init__(self) -> None:
        self._member: zlib._Decompress | None = zlib.decompressobj(wbits=_GZIP_HEADER)
        self._members = 1
        self._rest = b""
        """Bytes after a member that may begin another one."""
        self._is_over = False

    def unpack(self, chunk: bytes, *, limit: int) -> bytes:
        unpacked = bytearray()
        for start in range(0, len(chunk), _BLOCK_BYTES):
            block = self._rest + chunk[start : start + _BLOCK_BYTES]
            self._rest = b""
            while block and len(unpacked) < limit and not self._is_over:
                block = self._read_block(block, unpacked, limit=limit)
        return bytes(unpacked)

    def is_complete(self) -> bool:
        return self._member is None

    def _read_block(self, block: bytes, unpacked: bytearray, *, limit: int) -> bytes:
        """Unpack the member at hand, or begin the next one; return what is left of the block."""
        if self._member is None:
            return self._begin_member(block.lstrip(b"\x00"))
        try:
            unpacked += self._member.decompress(block, limit - len(unpacked))
        except zlib.error as error:
            raise ValueError(str(error)) from None
        if not self._member.eof:
            return self._member.unconsumed_tail
        rest, self._member = self._member.unused_data, None
        return rest

    def _begin_member(self, block: bytes) -> bytes:
        if block == _MAGIC[:1]:
            self._rest = block
            return b""
        if not block.startswith(_MAGIC):
            self._is_over = bool(block)
            return b""
        self._members += 1
        if self._members > MAX_MEMBERS:
            raise ValueError("Too many members.")
        self._member = zlib.decompressobj(wbits=_GZIP_HEADER)
        return block


_BY_ENCODING: dict[str, Callable[[], Unpacking]] = {
    "": NotPacked,
    "identity": NotPacked,
    "gzip": Gzip,
    "x-gzip": Gzip,
}


def find_unpacking(encoding: str) -> Unpacking | None:
    """Return what unpacks a reply with this Content-Encoding; None for one that we don't accept."""
    kind = _BY_ENCODING.get(encoding.strip().lower())
    return None if kind is None else kind()
