"""Which keys are accepted, and why others are refused."""

from dataclasses import replace
from datetime import timedelta

import pytest

from tests.support.factories import NOON
from ticketsaas.access.core.caller import Caller, Scope
from ticketsaas.access.core.keys import (
    PresentedKey,
    Refusal,
    StoredKey,
    find_refusal,
    hash_secret,
    parse_authorization,
)

PREFIX = "0123456789ab"
SECRET = "0123456789abcdef" * 4
KEY = f"tsk_{PREFIX}_{SECRET}"
PRESENTED = PresentedKey(prefix=PREFIX, secret=SECRET)
STORED = StoredKey(
    prefix=PREFIX,
    secret_hash=hash_secret(SECRET),
    tenant_id="acme",
    scopes=frozenset({Scope.READ}),
    expires_at=None,
    revoked_at=None,
    last_used_at=None,
)


@pytest.mark.parametrize("header", [f"Bearer {KEY}", f"bearer {KEY}", f"BEARER  {KEY} "])
def test_a_key_is_read_from_a_bearer_header(header: str) -> None:
    assert parse_authorization(header) == PRESENTED
    assert str(parse_authorization(header)) == KEY


@pytest.mark.parametrize("header", ["", "  "])
def test_an_empty_header_is_no_key(header: str) -> None:
    assert parse_authorization(header) == Refusal.MISSING


@pytest.mark.parametrize(
    "header",
    [
        pytest.param(KEY, id="no scheme"),
        pytest.param(f"Basic {KEY}", id="another scheme"),
        pytest.param("Bearer", id="no key"),
        pytest.param(f"Bearer{KEY}", id="no blank"),
        pytest.param(f"Bearer {KEY} {KEY}", id="two keys"),
        pytest.param(f"Bearer {KEY}0", id="too long"),
        pytest.param(f"Bearer {KEY[:-1]}", id="too short"),
        pytest.param(f"Bearer {KEY.upper()}", id="capital letters"),
        pytest.param(f"Bearer {KEY}\n", id="line break"),
        pytest.param(f"Bearer tsk_{PREFIX[:-1]}٣_{SECRET}", id="a digit of another script"),
    ],
)
def test_anything_else_is_malformed(header: str) -> None:
    assert parse_authorization(header) == Refusal.MALFORMED


@pytest.mark.parametrize(
    ("stored", "expected"),
    [
        pytest.param(STORED, None, id="the right one"),
        pytest.param(None, Refusal.UNKNOWN, id="unknown"),
        pytest.param(
            replace(STORED, secret_hash=hash_secret("other")), Refusal.WRONG_SECRET, id="wrong"
        ),
        pytest.param(replace(STORED, revoked_at=NOON), Refusal.REVOKED, id="revoked"),
        pytest.param(replace(STORED, expires_at=NOON), Refusal.EXPIRED, id="just expired"),
        pytest.param(
            replace(STORED, expires_at=NOON + timedelta(milliseconds=1)), None, id="not yet expired"
        ),
        pytest.param(
            replace(STORED, secret_hash=hash_secret("other"), revoked_at=NOON),
            Refusal.WRONG_SECRET,
            id="a wrong one learns nothing of a revocation",
        ),
    ],
)
def test_a_key_is_accepted_or_refused_with_a_reason(
    stored: StoredKey | None, expected: Refusal | None
) -> None:
    assert find_refusal(PRESENTED, stored=stored, now=NOON) == expected


def test_the_stored_hash_is_not_a_key() -> None:
    stolen = PresentedKey(prefix=PREFIX, secret=STORED.secret_hash)
    assert find_refusal(stolen, stored=STORED, now=NOON) == Refusal.WRONG_SECRET


def test_a_key_stands_for_its_caller() -> None:
    expected = Caller(key_id=PREFIX, tenant_id="acme", scopes=frozenset({Scope.READ}))
    assert STORED.as_caller() == expected


@pytest.mark.parametrize(
    ("seconds_ago", "expected"), [(None, True), (0, False), (59, False), (60, True)]
)
def test_use_is_recorded_once_a_minute(seconds_ago: int | None, expected: bool) -> None:
    last = None if seconds_ago is None else NOON - timedelta(seconds=seconds_ago)
    assert replace(STORED, last_used_at=last).is_use_due(now=NOON) == expected
