"""Decides how many tickets may go at once without a person's word."""

# The larger of the two: a small tenant may close ten tickets in a day, and no honest day takes a tenth
# of a large one.
GUARD_TICKETS = 10
GUARD_ONE_IN = 10
# A third of a minute's budget for asking about tickets that the next crawl would settle anyway.
MAX_CONTRADICTIONS = 20


def is_withheld(candidates: int, *, living: int) -> bool:
    """True when so many of a tenant's living tickets must not be deleted at once."""
    return candidates > max(GUARD_TICKETS, living // GUARD_ONE_IN)


def is_too_contradictory(contradicted: int, *, of: int, living: int) -> bool:
    """True when the candidates that a page had nevertheless are better left to the next crawl.

    They went while the pages were read, or the list of deleted tickets is stale: then they are many,
    for ever, and must neither use up the budget nor set off the guard.
    """
    return contradicted > 0 and (
        contradicted > MAX_CONTRADICTIONS or is_withheld(of, living=living)
    )
