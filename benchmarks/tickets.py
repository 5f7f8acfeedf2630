"""Tenants with many tickets, written straight into MongoDB in the form in which ingestion stores them.

Words are distributed as in natural language (Zipf), over a vocabulary of 20,000, and customers as in
the mock of the external API: the first has many tickets, most have few. The words to search for are
added on request: statistics don't read them, and their index takes minutes to build.
"""

from datetime import UTC, datetime, timedelta
from io import StringIO
from itertools import accumulate
from random import Random
from typing import Any

VOCABULARY = 20_000
WORDS_PER_TICKET = 13
DAYS = 180
CUSTOMERS_PER_TICKET = 1 / 20
CUSTOMER_SKEW = 2
BATCH = 5_000
LANGUAGES = ("en", "de", "fr", "es")
UNSURE = 0.15
STATUSES = ("open", "pending", "on hold", "solved", "closed")
SOURCES = ("email", "chat", "phone", "web")
_LETTERS = "abcdefghijklmnopqrstuvwxyz"


def build_tenant(tenant_id: str, *, tickets: int, is_searchable: bool = False) -> None:
    """Store this many active tickets, created evenly over the last DAYS, a fifth of them urgent.

    They are stored in order of creation, as they would come in: in random order MongoDB's cache would thrash.
    """
    from tickets.core.keywords import extract_words
    from tickets.models import Ticket
    from ticketsaas.models import Tenant
    from ticketsaas.mongo import get_collection

    rng = Random(tenant_id)
    words = _Words(rng)
    now = datetime.now(UTC)
    get_collection(Tenant).insert_one(
        {"_id": tenant_id, "created_at": now, "last_completed_sync": now, "has_rollups": False}
    )
    for start in range(0, tickets, BATCH):
        numbers = range(start, min(start + BATCH, tickets))
        rows = [_row(tenant_id, n, of=tickets, rng=rng, words=words, now=now) for n in numbers]
        if is_searchable:
            for row in rows:
                texts = {name: row[name] for name in ("customer_id", "subject", "message")}
                row["search_words"] = list(extract_words(**texts).searched)
        get_collection(Ticket).insert_many(rows, ordered=False)


def fill_rollups() -> None:
    """Count the tickets of all tenants, so that statistics are read from roll-ups."""
    from django.core.management import call_command

    call_command("rebuild_stats", "--all", stdout=StringIO())


class _Words:
    def __init__(self, rng: Random) -> None:
        self._rng = rng
        self._words = [
            "".join(rng.choices(_LETTERS, k=rng.randint(4, 10))) for _ in range(VOCABULARY)
        ]
        self._weights = list(accumulate(1 / (rank + 5) for rank in range(VOCABULARY)))

    def draw(self) -> list[str]:
        """Return the distinct words of one ticket."""
        drawn = self._rng.choices(self._words, cum_weights=self._weights, k=WORDS_PER_TICKET + 2)
        return sorted(set(drawn))


def _row(
    tenant_id: str, number: int, *, of: int, rng: Random, words: _Words, now: datetime
) -> dict[str, Any]:
    age = (of - number) / of * timedelta(days=DAYS)
    created_at = now - timedelta(milliseconds=age // timedelta(milliseconds=1))
    keywords = words.draw()
    urgency = rng.choices(("high", "medium", "low"), (20, 30, 50))[0]
    return {
        "tenant_id": tenant_id,
        "external_id": f"t-{number:07}",
        "source": rng.choice(SOURCES),
        "customer_id": f"c-{int(of * CUSTOMERS_PER_TICKET * rng.random() ** CUSTOMER_SKEW)}",
        "subject": " ".join(keywords[:3]),
        "message": " ".join(keywords),
        "status": rng.choice(STATUSES),
        "created_at": created_at,
        "updated_at": created_at,
        "urgency": urgency,
        "sentiment": rng.choice(("negative", "neutral", "positive")),
        "requires_action": rng.random() < 0.6,
        "language": rng.choices(LANGUAGES, (70, 15, 10, 5))[0],
        **_confidence(urgency, is_unsure=rng.random() < UNSURE),
        "correction": None,
        "classification": {"version": "benchmark", "rules": []},
        "keywords": keywords,
        "search_words": [],
        "is_deleted": False,
        "deleted_at": None,
    }


def _confidence(urgency: str, *, is_unsure: bool) -> dict[str, Any]:
    """Return the fields that say how sure the labels are, of which the urgency alone may be unsure."""
    from tickets.core.labels import Confidence
    from tickets.core.urgent import rank_unsure

    confidence = Confidence.UNSURE if is_unsure else Confidence.SURE
    return {
        "confidence": {"urgency": confidence, "sentiment": "sure", "requires_action": "sure"},
        "unsure_rank": rank_unsure(urgency=urgency, confidence=confidence),
    }
