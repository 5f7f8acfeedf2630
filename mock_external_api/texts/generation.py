"""Generator of every tenant's tickets from a seed.

Ids, texts and customers depend on the seed alone; times and statuses also on the hour of `now`.
The same seed and the same `now` give the same bytes.
"""

import re
from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import accumulate
from random import Random

from mock_external_api.feed.tickets import Ticket, format_time, to_ticket
from mock_external_api.texts.slots import CLOSINGS, DETAILS, OPENINGS, SLOTS
from mock_external_api.texts.stories import STORIES
from mock_external_api.texts.story import Story

TENANTS = ("acme", "globex", "initech", "umbrella")
# Ids of up to 900,000 tickets have six digits, so that they sort as text.
FIRST_NUMBER = 100_001
HISTORY_DAYS = 42
# About one ticket in ten falls into the last day: enough for 24 hourly bars at 10,000 tickets.
LAST_DAY_BOOST = 4.0
# Weight of each hour of the day (UTC), and of each day from Monday on.
HOUR_SHAPE = (1, 1, 1, 1, 1, 2, 4, 7, 11, 14, 15, 14, 11, 13, 15, 14, 12, 9, 7, 6, 5, 4, 3, 2)
DAY_SHAPE = (1.2, 1.1, 1.0, 1.0, 0.9, 0.4, 0.35)

SOURCES = ("email", "chat", "web", "phone", "api")
SOURCE_SHAPE = (45, 20, 20, 10, 5)
# Squaring a uniform draw gives the first of 600 customers 4 % of a tenant's tickets.
CUSTOMERS = 600
CUSTOMER_SKEW = 2.0
HTML_SHARE = 0.12
DETAIL_SHARE = 0.7
# Support desks close most tickets within days: this share of the open ones closes each day.
CLOSED_PER_DAY = 0.3
PENDING_SHARE = 0.3
LONGEST_HANDLING = timedelta(days=4)

_STORY_WEIGHTS = tuple(accumulate(story.weight for story in STORIES))
_SENTENCE_START = re.compile(r"(?:^|[.!?] )[a-z]")
_SOURCE_WEIGHTS = tuple(accumulate(SOURCE_SHAPE))


def tenant_ids(count: int) -> list[str]:
    """Return acme, globex, initech, umbrella, tenant-5, tenant-6 and so on."""
    return [*TENANTS[:count], *(f"tenant-{number}" for number in range(5, count + 1))]


def split_tickets(total: int, *, tenants: int) -> dict[str, int]:
    """Split `total` tickets over the tenants: unevenly, descending, the same at every start."""
    bounds = list(accumulate((1 / (rank + 1) ** 0.7 for rank in range(tenants)), initial=0.0))
    steps = [round(total * bound / bounds[-1]) for bound in bounds]
    return {
        tenant_id: steps[rank + 1] - steps[rank]
        for rank, tenant_id in enumerate(tenant_ids(tenants))
    }


def generate(total: int, *, tenants: int, seed: int, now: datetime) -> Iterator[Ticket]:
    """Yield every tenant's tickets, oldest first within a tenant."""
    for tenant_id, count in split_tickets(total, tenants=tenants).items():
        times = draw_times(tenant_id, count=count, seed=seed, now=now)
        for index, created_at in enumerate(times):
            yield write_ticket(tenant_id, index=index, seed=seed, created_at=created_at, now=now)


def draw_times(tenant_id: str, *, count: int, seed: int, now: datetime) -> list[datetime]:
    """Return `count` times within the last six weeks, ascending, denser in working hours."""
    rng = Random(f"{seed}/{tenant_id}/times")
    starts = [now - timedelta(hours=hours) for hours in range(1, HISTORY_DAYS * 24 + 1)]
    hours = rng.choices(starts, weights=[_hour_weight(start, now=now) for start in starts], k=count)
    return sorted(start + timedelta(milliseconds=rng.randrange(3_600_000)) for start in hours)


def write_ticket(
    tenant_id: str, *, index: int, seed: int, created_at: datetime, now: datetime
) -> Ticket:
    """Write the tenant's ticket number `index`; its text does not depend on `created_at`."""
    key = f"{tenant_id}-{FIRST_NUMBER + index}"
    rng = Random(f"{seed}/{key}")
    source = rng.choices(SOURCES, cum_weights=_SOURCE_WEIGHTS)[0]
    customer = int(CUSTOMERS * rng.random() ** CUSTOMER_SKEW) + 1
    subject, message = _write_text(rng, source=source)
    status, updated_at = _draw_progress(rng, created_at=created_at, now=now)
    raw = {
        "id": key,
        "tenant_id": tenant_id,
        "source": source,
        "customer_id": f"{tenant_id}-c{customer:04}",
        "subject": subject,
        "message": message,
        "status": status,
        "created_at": format_time(created_at),
        "updated_at": format_time(updated_at),
    }
    return to_ticket(raw, key=key, home=tenant_id)


class Slots(dict[str, str]):
    """Slot values of one ticket: drawn when a template first asks for one, then kept."""

    def __init__(self, rng: Random) -> None:
        super().__init__()
        self._rng = rng

    def __missing__(self, name: str) -> str:
        value = self._rng.choice(SLOTS[name])
        # One digit per #, for order numbers and amounts, of which a list would hold too few.
        if "#" in value:
            value = "".join(str(self._rng.randrange(1, 10)) if c == "#" else c for c in value)
        return self.setdefault(name, value)


def _hour_weight(start: datetime, *, now: datetime) -> float:
    boost = LAST_DAY_BOOST if now - start <= timedelta(hours=24) else 1.0
    return HOUR_SHAPE[start.hour] * DAY_SHAPE[start.weekday()] * boost


def _write_text(rng: Random, *, source: str) -> tuple[str, str]:
    story = rng.choices(STORIES, cum_weights=_STORY_WEIGHTS)[0]
    slots = Slots(rng)
    subject, body = (_capitalise(text.format_map(slots)) for text in _draw_pair(rng, story))
    if story.plain:
        return subject, body
    detail = rng.choice(DETAILS).format_map(slots) if rng.random() < DETAIL_SHARE else ""
    if source == "chat":
        return subject, " ".join(filter(None, (body, detail)))
    opening, closing = (rng.choice(texts).format_map(slots) for texts in (OPENINGS, CLOSINGS))
    paragraphs = [part for part in (opening, body, detail, closing) if part]
    if source == "email" and rng.random() < HTML_SHARE:
        return subject, "".join(f"<p>{part}</p>" for part in paragraphs).replace("\n", "<br>")
    return subject, "\n\n".join(paragraphs)


def _draw_pair(rng: Random, story: Story) -> tuple[str, str]:
    if len(story.subjects) == len(story.bodies):
        return rng.choice(tuple(zip(story.subjects, story.bodies, strict=True)))
    return rng.choice(story.subjects), rng.choice(story.bodies)


def _capitalise(text: str) -> str:
    """Capitalise sentences that a slot begins with a lower-case letter."""
    return _SENTENCE_START.sub(lambda match: match[0].upper(), text)


def _draw_progress(rng: Random, *, created_at: datetime, now: datetime) -> tuple[str, datetime]:
    age = now - created_at
    handled = created_at + min(age, LONGEST_HANDLING) * rng.random()
    if rng.random() > (1 - CLOSED_PER_DAY) ** (age / timedelta(days=1)):
        return "closed", handled
    if rng.random() < PENDING_SHARE:
        return "pending", handled
    return "open", created_at if rng.random() < 0.7 else handled
