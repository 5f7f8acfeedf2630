"""Keys of rejects: which rejected records are the same one, so that each has one row however often it comes.

A record is known by its id as text, and by a digest of its whole content where it has none.
"""

import json
from collections.abc import Mapping
from hashlib import sha256

# Between the parts of a key. A tenant's id can't contain it.
_SEPARATOR = "\x00"
# Stands for a value that can't be written as text.
TOO_DEEP = "nested too deeply"


def identify_ticket(external_id: str) -> str:
    """Return what a record with this upstream id is known by."""
    return f"id:{external_id}"


def identify_record(record: object, *, ticket_id: str | None) -> str:
    """Return what a rejected record is known by, among those of its tenant.

    `ticket_id` is the id of the ticket that it would be. An id that no ticket can have, such as a list or a
    text of a megabyte, tells records apart as well; an empty one doesn't.
    """
    if ticket_id is not None:
        return identify_ticket(ticket_id)
    value = record.get("id") if isinstance(record, Mapping) else None
    if _tells_apart(value):
        return identify_ticket(value if isinstance(value, str) else _canonical(value))
    return identify_content(_canonical(record))


def identify_content(text: str) -> str:
    """Return what a record without an id is known by, from its content as text."""
    return f"content:{_digest(text)}"


def row_key(tenant_id: str, *, identity: str) -> str:
    """Return the `_id` of the row of a tenant's record that is known by `identity`."""
    return _digest(f"{tenant_id}{_SEPARATOR}{identity}")


def _tells_apart(value: object) -> bool:
    if isinstance(value, str):
        return bool(value.strip())
    return not isinstance(value, bool) and (isinstance(value, int | float) or bool(value))


def _canonical(value: object) -> str:
    """Return a value of JSON as text that is the same in whatever order its fields come."""
    try:
        return json.dumps(value, sort_keys=True, separators=(",", ":"), default=str)
    except (RecursionError, ValueError):
        # It was just shallow enough to be parsed, or has an integer that Python refuses to write. Such
        # records share a row.
        return TOO_DEEP


def _digest(text: str) -> str:
    # Half a surrogate pair is valid in JSON and not in UTF-8.
    return sha256(text.encode(errors="surrogatepass")).hexdigest()
