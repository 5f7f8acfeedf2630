"""Names that a tenant's roll-ups count by name, read in the transaction or snapshot of the caller."""

from collections.abc import Collection, Iterable, Mapping

from analytics.core.rollup_bounds import (
    CUSTOMERS,
    MAX_VALUES,
    NAMED,
    WORDS,
    BoundedRow,
    bound_row,
    find_full,
    other_path,
    subtract_words,
    take_whole,
)
from analytics.core.rollups import ALL_TIME, TOTAL_SHARDS, Bucket, Numbers
from analytics.models import RankingRollup, TicketRollup
from ticketsaas.mongo import Document, Session, get_collection

Place = tuple[Bucket, int]

REGISTER: Document = {f"by_{dimension}": 1 for dimension in MAX_VALUES}
_COUNTS: Document = {f"{group}{NAMED}": 1 for group in (WORDS, CUSTOMERS)}


def read_register(row: Document | None) -> dict[str, frozenset[str]]:
    """Return the names in the tenant's row of all time, by dimension; none without a row."""
    known = row or {}
    return {name: frozenset(known.get(f"by_{name}") or ()) for name in MAX_VALUES}


def find_register(tenant_id: str, *, session: Session) -> dict[str, frozenset[str]]:
    """Return the statuses and sources that the tenant's roll-ups count by name, escaped."""
    which = {"_id": ALL_TIME.key(tenant_id), "tenant_id": tenant_id}
    return read_register(get_collection(TicketRollup).find_one(which, REGISTER, session=session))


def find_values(tenant_id: str) -> Document:
    """Return how many tickets the tenant has of each status and source, and of those without a name."""
    fields = REGISTER | {other_path(group): 1 for group in REGISTER}
    which = {"_id": ALL_TIME.key(tenant_id), "tenant_id": tenant_id}
    return get_collection(TicketRollup).find_one(which, fields) or {}


def ranking_key(tenant_id: str, place: Place) -> str:
    """Return the key of a ranking row."""
    bucket, shard = place
    return f"{bucket.key(tenant_id)}:{shard:02}"


def bound_rankings(
    tenant_id: str, rankings: Mapping[Place, Numbers], *, session: Session, is_repair: bool
) -> dict[Place, BoundedRow]:
    """Return what to write to each ranking row: what it doesn't count by name goes into a sum.

    Only a row that may have no room is read. A repair adds to one row at a time, so the words of its day
    say nothing about those of all time.
    """
    if not rankings:
        return {}
    rows = _find_counts(tenant_id, rankings, session=session)
    days = {place: row for place, row in rankings.items() if place[0] != ALL_TIME}
    shards = {place: row for place, row in rankings.items() if place[0] == ALL_TIME}
    bounded = {
        place: _bound(tenant_id, place, row, rows=rows, session=session)
        for place, row in days.items()
    }
    if not is_repair:
        for row in bounded.values():
            shards = subtract_words(shards, row.others)
    return bounded | {
        place: _bound(tenant_id, place, row, rows=rows, session=session)
        for place, row in shards.items()
        if row
    }


def _find_counts(
    tenant_id: str, rankings: Iterable[Place], *, session: Session
) -> dict[str, Document]:
    """Return by key how many names the rows have at most; all shards of all time are among them."""
    shards = ((ALL_TIME, shard) for shard in range(TOTAL_SHARDS))
    keys = {ranking_key(tenant_id, place) for place in (*rankings, *shards)}
    rows = get_collection(RankingRollup).find(
        {"_id": {"$in": sorted(keys)}, "tenant_id": tenant_id}, _COUNTS, session=session
    )
    return {row["_id"]: row for row in rows}


def _bound(
    tenant_id: str,
    place: Place,
    row: Numbers,
    *,
    rows: Mapping[str, Document],
    session: Session,
) -> BoundedRow:
    bucket, key = place[0], ranking_key(tenant_id, place)
    stored = rows.get(key)
    # A row of an earlier version doesn't say how many it has.
    named = {
        group: 0 if stored is None else stored.get(f"{group}{NAMED}")
        for group in (WORDS, CUSTOMERS)
    }
    if whole := take_whole(row, bucket=bucket, named=named):
        return whole
    full = find_full(bucket=bucket, named=named)
    # Naming a path costs MongoDB 20 µs, an entry of a whole row 1 µs on its way here.
    chosen = list(row) if bucket == ALL_TIME and full else [WORDS, CUSTOMERS]
    present = _find_present(tenant_id, key, paths=chosen, session=session)
    return bound_row(row, bucket=bucket, present=present, full=full)


def _find_present(
    tenant_id: str, key: str, *, paths: Collection[str], session: Session
) -> dict[str, frozenset[str]]:
    """Return which of these paths the row has, by group; the paths of whole groups in single ones."""
    row = get_collection(RankingRollup).find_one(
        {"_id": key, "tenant_id": tenant_id}, dict.fromkeys(paths, 1), session=session
    )
    return read_names(row or {})


def read_names(row: Document) -> dict[str, frozenset[str]]:
    """Return the paths of the words and customers that a ranking row counts by name, by group."""
    words = (
        f"{WORDS}.{part}.{word}" for part, names in row.get(WORDS, {}).items() for word in names
    )
    customers = (f"{CUSTOMERS}.{name}" for name in row.get(CUSTOMERS) or ())
    return {WORDS: frozenset(words), CUSTOMERS: frozenset(customers)}
