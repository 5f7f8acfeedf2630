"""Decides how many tickets may go at once without a person's word."""

# The larger of the two: a small tenant may close ten tickets in a day, and no honest day takes a tenth
# of a large one.
GUARD_TICKETS = 10
GUARD_ONE_IN = 10


def is_withheld(candidates: int, *, living: int) -> bool:
    """True when so many of a tenant's living tickets must not be deleted at once."""
    return candidates > max(GUARD_TICKETS, living // GUARD_ONE_IN)
