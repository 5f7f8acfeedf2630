"""Passwords can't be guessed: attempts a minute are limited by name and by address."""

from typing import Any

import pytest
from django.test import Client

from tests.support.logins import make_staff
from tests.support.types import Mongo
from ticketsaas.backoffice.accounts import login_form

LOGIN = "/admin/login/"
PASSWORD = "a long enough one"
THROTTLED = "Too many attempts to log in with this name or from your address. Try again in"


@pytest.fixture(autouse=True)
def staff(mongo: Mongo, monkeypatch: pytest.MonkeyPatch, settings: Any) -> None:
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    monkeypatch.setattr(login_form, "ATTEMPTS_PER_NAME", 2)
    monkeypatch.setattr(login_form, "ATTEMPTS_PER_ADDRESS", 4)
    make_staff("ann", password=PASSWORD)


def attempt(name: str, password: str = "wrong", *, address: str = "192.0.2.1") -> str:
    """What came of it: `in`, `wrong` or `throttled`."""
    form = {"username": name, "password": password}
    response = Client(REMOTE_ADDR=address).post(LOGIN, form)
    if response.status_code == 302:
        return "in"
    page = response.content.decode()
    assert ("Please enter the correct username" in page) != (THROTTLED in page)
    return "throttled" if THROTTLED in page else "wrong"


def test_after_too_many_attempts_with_a_name_even_the_right_password_is_refused() -> None:
    attempts = [("wrong", "192.0.2.1"), ("wrong", "192.0.2.2"), (PASSWORD, "192.0.2.3")]
    answers = [attempt("ann", password, address=address) for password, address in attempts]
    assert answers == ["wrong", "wrong", "throttled"]


def test_an_address_is_limited_over_all_names_without_affecting_others() -> None:
    assert [attempt(f"guess-{number}") for number in range(4)] == ["wrong"] * 4
    assert attempt("ann", PASSWORD) == "throttled"
    assert attempt("ann", PASSWORD, address="192.0.2.2") == "in"


def test_an_unknown_name_is_limited_like_a_known_one() -> None:
    assert [attempt("nobody", address=f"192.0.2.{number}") for number in range(3)] == [
        "wrong",
        "wrong",
        "throttled",
    ]


def test_a_successful_login_resets_the_attempts() -> None:
    answers = [attempt("ann", password) for password in ("wrong", PASSWORD, "wrong", "wrong")]
    assert answers == ["wrong", "in", "wrong", "wrong"]


def test_the_counter_does_not_store_the_name(mongo: Mongo) -> None:
    attempt("my-password-by-mistake")
    assert mongo.request_windows.count_documents({}) == 2
    assert "mistake" not in str(list(mongo.request_windows.find()))
