"""The guard against mass deletions: how many tickets may go at once without a person's decision."""

# The larger of the two: a small tenant may close ten tickets in a day, and no honest day takes a tenth
# of a large one.
GUARD_TICKETS = 10
GUARD_ONE_IN = 10


def is_withheld(candidates: int, *, active: int) -> bool:
    """Return whether `candidates` of a tenant's `active` tickets are too many to be deleted at once."""
    return candidates > max(GUARD_TICKETS, active // GUARD_ONE_IN)
