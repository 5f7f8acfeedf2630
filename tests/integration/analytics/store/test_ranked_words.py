"""The most frequent words of a period: exact, although words that are frequent in all time come first."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from itertools import product
from typing import Any

import pytest

from analytics.core import ranking_pipelines
from analytics.core.period import ALWAYS, Period
from analytics.core.report_request import ReportRequest
from analytics.engine.report import read_report
from analytics.store import ranking_reader
from analytics.store.ranking_reader import WORD_SHARES
from tests.integration.analytics.commits import Commits
from tests.support.counting import count_in_python
from tests.support.factories import make_ticket
from tests.support.types import Document
from tickets.models import Ticket
from ticketsaas.mongo import get_collection_across_tenants

Store = Callable[[list[Document]], None]
# The number of tickets of a period that have each word.
Frequencies = dict[str, int]

NOW = datetime(2026, 3, 20, 12, tzinfo=UTC)
DAY = timedelta(days=1)
# Ten whole days, and a part of a day at each end.
PERIOD = Period(NOW - 11 * DAY, NOW + timedelta(minutes=1))
EARLIER = NOW - 60 * DAY
TICKETS = 1_000

LETTERS = "abcdefghijklmnopqrstuvwxyz"
WORDS = ["word" + "".join(pair) for pair in product(LETTERS, LETTERS)]
FREQUENT, RARE = TICKETS // WORD_SHARES[0], TICKETS // WORD_SHARES[1]


@pytest.fixture
def has_rollups() -> bool:
    return True


@pytest.fixture
def ranked(monkeypatch: pytest.MonkeyPatch) -> list[int | None]:
    """Record each ranking: its number of candidates, or for all time its minimum of tickets.

    None stands for a ranking of all words.
    """
    numbers: list[int | None] = []
    rank, rank_of_days = ranking_pipelines.top_keywords, ranking_pipelines.top_keywords_of_days

    def note(tenant_id: str, *, at_least: int) -> Any:
        numbers.append(at_least if at_least > 1 else None)
        return rank(tenant_id, at_least=at_least)

    def note_words(tenant_id: str, *, words: list[str] | None, **values: Any) -> Any:
        numbers.append(None if words is None else len(words))
        return rank_of_days(tenant_id, words=words, **values)

    monkeypatch.setattr(ranking_pipelines, "top_keywords", note)
    monkeypatch.setattr(ranking_pipelines, "top_keywords_of_days", note_words)
    return numbers


@pytest.fixture
def store_words(store: Store, make_document: Callable[..., Document]) -> Callable[..., None]:
    """Return a function that stores tickets with these words, spread over the period, and earlier ones."""

    def spread(words: Frequencies, *, tickets: int, over: Period) -> list[Document]:
        start, length = over.start, over.end - over.start
        return [
            make_document(
                created_at=start + length * n / tickets,
                keywords=sorted(word for word, number in words.items() if n % tickets < number),
            )
            for n in range(tickets)
        ]

    def store_all(within: Frequencies, earlier: Frequencies | None = None) -> None:
        before = Period(EARLIER, EARLIER + DAY)
        many = max((earlier or {"": 0}).values())
        documents = spread(within, tickets=TICKETS, over=PERIOD)
        store(documents + (spread(earlier, tickets=many, over=before) if earlier else []))

    return store_all


def frequencies(*groups: tuple[int, int]) -> Frequencies:
    """Return different words for groups of (number of words, number of tickets that have each)."""
    words = iter(WORDS)
    return {next(words): tickets for number, tickets in groups for _ in range(number)}


@pytest.mark.parametrize(
    ("within", "earlier", "expected"),
    [
        pytest.param(
            frequencies((10, FREQUENT), (5, FREQUENT - 1)), None, [10], id="a twentieth is enough"
        ),
        pytest.param(
            frequencies((3, FREQUENT), (20, FREQUENT)), None, [23], id="more than ten, all tied"
        ),
        pytest.param(
            frequencies((9, FREQUENT), (5, FREQUENT - 1), (8, RARE - 1)),
            None,
            [9, 14],
            id="the tenth is in less than a twentieth",
        ),
        pytest.param(
            frequencies((9, FREQUENT), (8, RARE - 1)),
            None,
            [9, 9, None],
            id="the tenth is in less than a two-hundredth",
        ),
        pytest.param(frequencies((20, RARE - 1)), None, [None], id="no word is in a two-hundredth"),
        pytest.param(frequencies(), None, [None], id="there are no words"),
        pytest.param(
            frequencies((2, 3)) | dict.fromkeys(WORDS[20:35], 2),
            dict.fromkeys(WORDS[40:60], 2 * FREQUENT),
            [20, 20, None],
            id="frequent before and gone since",
        ),
        pytest.param(
            dict.fromkeys(WORDS[:12], FREQUENT) | dict.fromkeys(WORDS[12:30], 1),
            dict.fromkeys(WORDS[12:30], 2 * FREQUENT),
            [30],
            id="rare now and frequent before",
        ),
        pytest.param(
            dict.fromkeys(WORDS[:12], FREQUENT - 1),
            dict.fromkeys(WORDS[:12], FREQUENT),
            [12, 12],
            id="frequent in all and not in the period",
        ),
    ],
)
def test_the_ten_words_are_those_of_a_count_of_all(
    store_words: Callable[..., None],
    ranked: list[int | None],
    within: Frequencies,
    earlier: Frequencies | None,
    expected: list[int | None],
) -> None:
    store_words(within, earlier)
    assert count_all(PERIOD) == read_report("acme", ReportRequest(period=PERIOD), now=NOW)
    assert ranked == expected


def test_with_too_many_candidates_all_words_are_ranked(
    store_words: Callable[..., None],
    ranked: list[int | None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(ranking_reader, "MAX_CANDIDATES", 11)
    store_words(frequencies((4, FREQUENT + 1), (8, FREQUENT), (3, FREQUENT - 1)))
    assert count_all(PERIOD) == read_report("acme", ReportRequest(period=PERIOD), now=NOW)
    assert ranked == [None]


def count_all(period: Period) -> Any:
    tickets = get_collection_across_tenants(Ticket).find()
    return count_in_python(tickets, tenant_id="acme", period=period, now=NOW)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        pytest.param(
            frequencies((4, FREQUENT + 1), (9, FREQUENT), (9, RARE)),
            [FREQUENT],
            id="a twentieth is enough",
        ),
        pytest.param(
            frequencies((9, FREQUENT), (9, RARE)), [FREQUENT, RARE], id="ties in a two-hundredth"
        ),
        pytest.param(frequencies((9, RARE), (9, RARE - 1)), [FREQUENT, RARE, None], id="all words"),
    ],
)
def test_the_ten_words_of_all_time_are_those_of_a_count_of_all(
    store_words: Callable[..., None],
    ranked: list[int | None],
    words: Frequencies,
    expected: list[int | None],
) -> None:
    store_words(words)
    assert count_all(ALWAYS) == read_report("acme", ReportRequest(period=ALWAYS), now=NOW)
    assert ranked == expected


def test_words_of_a_partial_day_are_those_of_its_part(
    store: Store, make_document: Callable[..., Document]
) -> None:
    """Each word is in one ticket at an end of the period: two of them inside, two just outside."""
    moment = timedelta(milliseconds=1)
    times = (PERIOD.start - moment, PERIOD.start, PERIOD.end - moment, PERIOD.end)
    store(
        [
            make_document(created_at=time, keywords=[word])
            for time, word in zip(times, WORDS, strict=False)
        ]
    )
    report = read_report("acme", ReportRequest(period=PERIOD), now=NOW)
    assert WORDS[1:3] == [row["keyword"] for row in report.top_keywords]


def test_a_word_nobody_uses_any_more_does_not_count(
    start_commits: Callable[[str], Commits],
) -> None:
    acme = start_commits("acme")
    acme.page([make_ticket(subject="Refund", message="")])
    acme.page([make_ticket(subject="Invoice", message="", updated_at=NOW)])
    report = read_report("acme", ReportRequest(period=ALWAYS), now=NOW)
    assert report.top_keywords == [{"keyword": "invoice", "count": 1}]


HOSTILE_STATUSES = ["$." * 256, "." * 512, "%2e" * 170, "ü" * 512]
HOSTILE_WORDS = {
    "возврат денег": ["возврат", "денег"],
    "退款申请处理 请尽快": ["退款申请处理"],
    "استرداد الأموال": ["استرداد", "الأموال"],
    # The longest keyword, and a word that is too long for one.
    "x" * 24: ["x" * 24],
    "y" * 10_000: [],
    "constructor __proto__ toString": ["constructor", "proto", "tostring"],
}


def test_hostile_names_and_words_are_counted_like_any_others(
    start_commits: Callable[[str], Commits],
) -> None:
    tickets = [
        make_ticket(external_id=f"{number}", status=status, source=status, subject=text, message="")
        for number, (status, text) in enumerate(product(HOSTILE_STATUSES, HOSTILE_WORDS))
    ]
    start_commits("acme").page(tickets)
    expected = count_all(ALWAYS)
    assert dict.fromkeys(HOSTILE_STATUSES, len(HOSTILE_WORDS)) == expected.by_status
    assert {word for words in HOSTILE_WORDS.values() for word in words} == {
        row["keyword"] for row in expected.top_keywords
    }
    assert read_report("acme", ReportRequest(period=ALWAYS), now=NOW) == expected


def test_a_tenant_may_have_thousands_of_statuses(
    start_commits: Callable[[str], Commits],
) -> None:
    """The first ones are counted by name, also when their tickets are gone, and the others in a sum."""
    acme, statuses = start_commits("acme"), [f"{number:04}.{'s' * 40}" for number in range(2_000)]
    for first in range(0, len(statuses), 500):
        page = enumerate(statuses[first : first + 500], start=first)
        acme.page(
            make_ticket(external_id=f"{n}", status=status, subject="", message="")
            for n, status in page
        )
    report = read_report("acme", ReportRequest(period=ALWAYS), now=NOW)
    assert dict.fromkeys(statuses[:100], 1) == report.by_status
    assert report.by_status_other == 1_900
    acme.delete(f"{n}" for n in (*range(9), 1_000))
    report = read_report("acme", ReportRequest(period=Period(NOW - 90 * DAY)), now=NOW)
    assert dict.fromkeys(statuses[9:100], 1) == report.by_status
    assert (report.total_tickets, report.by_status_other) == (1_990, 1_899)
