"""Random histories of an upstream, and crawls through all of them, compared with `model.py`.

`HISTORIES=5000 pytest --timeout=0 tests/faults/crawls/test_histories.py` looks for new ones by the hour. A
history that fails is printed as the few steps that are needed for it.
"""

import os
from dataclasses import replace
from datetime import UTC

import pytest
from bson.codec_options import CodecOptions
from django.conf import settings as django_settings
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import initialize, rule, run_state_machine_as_test

from ingestion.config import job_config
from ingestion.store import rate_limit
from ingestion.upstream import fetch
from tests.conftest import StartMock
from tests.faults.support import model
from tests.faults.support.crawls import PAGE_SIZE, Crawls, World
from tests.faults.support.events import (
    LONG_TEXT,
    MOST_TICKETS,
    MOVES,
    PICKS,
    SHAPES,
    SHIFTS,
    TAMPERINGS,
    TEXTS,
    TROUBLES,
    WEATHERS,
)
from tests.faults.support.interruptions import Interruption
from tests.faults.support.upstream_truth import NOW, OTHER_TENANT, TENANT
from tests.support.types import Document, Mongo

# Takes under a minute on two cores; the same histories in every run, so that CI doesn't fail by chance.
HISTORIES_IN_CI = 12
# Long enough for a ticket to be created, changed, deleted and restored with crawls in between.
STEPS_PER_HISTORY = 20
# What has to happen in this many histories; otherwise they prove less than they claim.
OUTCOMES = {
    "created",
    "updated",
    "deleted",
    "restored",
    "completed",
    "completed_with_errors",
    "cancelled",
    "failed",
    "lost",
}


class Histories(Crawls):
    """The life of an upstream: each rule is something that happens to it."""

    @initialize(count=st.integers(0, 12))
    def begin(self, count: int) -> None:
        """Begin with tickets that were stored, changed, deleted and restored: most faults need that."""
        self.create(count, text=TEXTS[0], age=2)
        self.crawl(shape={}, weather={})
        self.change(picks=[0, 1], field="subject", value=TEXTS[-1])
        self.move(picks=[1, 2], how="delete")
        self.crawl(shape={}, weather={})
        self.move(picks=[1], how="restore")
        self.crawl(shape={}, weather={})

    @rule(
        count=st.integers(1, 12),
        text=st.sampled_from((*TEXTS, LONG_TEXT)),
        age=st.integers(0, 5),
    )
    def create(self, count: int, text: str, age: int) -> None:
        room = max(0, MOST_TICKETS - len(self.upstream.versions))
        self.upstream.create(min(count, room), text=text, age=age)
        self.upstream.observe()

    @rule(picks=PICKS, field=st.sampled_from(model.TEXTS), value=st.sampled_from(TEXTS))
    def change(self, picks: list[int], field: str, value: str) -> None:
        self.upstream.mutate(change={"ids": self._pick(picks), field: value})

    @rule(picks=PICKS, fields=TAMPERINGS)
    def tamper(self, picks: list[int], fields: Document) -> None:
        self.upstream.mutate(set={"ids": self._pick(picks), "fields": fields})

    @rule(picks=PICKS, how=st.sampled_from(("touch", "delete", "vanish", "restore")))
    def move(self, picks: list[int], how: str) -> None:
        self.upstream.mutate(**{how: {"ids": self._pick(picks)}})

    @rule()
    def stray(self) -> None:
        self.upstream.create(1, text="Not yours", age=3, tenant_id=OTHER_TENANT, home=TENANT)

    @rule(shape=SHAPES, weather=WEATHERS)
    def crawl(self, shape: Document, weather: Document) -> None:
        self._crawl(shape, weather)

    @rule(shape=SHAPES, weather=WEATHERS, troubles=st.lists(TROUBLES, min_size=1, max_size=3))
    def crawl_in_trouble(
        self, shape: Document, weather: Document, troubles: list[Interruption]
    ) -> None:
        self._crawl(shape, weather, troubles)

    @rule(shape=SHAPES, moves=st.lists(MOVES, max_size=3), shift=SHIFTS)
    def crawl_while_it_moves(
        self, shape: Document, moves: list[Interruption], shift: Document
    ) -> None:
        self._crawl(shape, shift, moves, is_still=False)
        self._crawl({}, {})


@pytest.fixture
def world(mongo: Mongo, start_mock: StartMock, monkeypatch: pytest.MonkeyPatch) -> World:
    """A mock whose clock stands still, and crawls that never wait, nor for an outage to end."""
    time = NOW.isoformat()
    options = ("--tickets", "0", "--tenants", "1", "--rate-limit", "0", "--now", time)
    _, client = start_mock(*options)
    block = rate_limit.block
    monkeypatch.setattr(rate_limit, "block", lambda seconds: block(0))
    monkeypatch.setattr(fetch.random, "random", lambda: 0.0)
    monkeypatch.setattr(django_settings, "INGEST_PAGE_SIZE", PAGE_SIZE)
    config = replace(
        job_config(slice_seconds=None),
        external_api_url=str(client.base_url).rstrip("/"),
        patience_seconds=0,
    )
    aware = mongo.with_options(codec_options=CodecOptions(tz_aware=True, tzinfo=UTC))
    world = World(aware, client, config)
    world.interruptions.install(monkeypatch)
    return world


@pytest.mark.timeout(0)
def test_whatever_happens_upstream_what_is_stored_is_what_the_model_says(world: World) -> None:
    by_hand = os.environ.get("HISTORIES")
    run_state_machine_as_test(
        lambda: Histories(world),
        settings=settings(
            max_examples=int(by_hand or HISTORIES_IN_CI),
            stateful_step_count=STEPS_PER_HISTORY,
            derandomize=not by_hand,
            database=None,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
    assert by_hand or world.outcomes.keys() >= OUTCOMES


def test_deletions_reviews_and_returns_are_what_the_model_says(world: World) -> None:
    histories, everybody = Histories(world), list(range(MOST_TICKETS))
    histories.create(count=12, text=TEXTS[0], age=1)
    for how, picks in [
        *(("restore", []), ("delete", [0, 5]), ("restore", [0]), ("vanish", [0, 1])),
        *(("delete", everybody), ("restore", everybody)),
    ]:
        histories.move(picks=picks, how=how)
        histories.crawl(shape={}, weather={})
    assert {"deleted": 2, "restored": 2, "needs_review": 1}.items() <= world.outcomes.items()
