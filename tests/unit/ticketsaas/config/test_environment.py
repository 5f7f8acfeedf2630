import re
from collections.abc import Callable
from datetime import timedelta
from ipaddress import ip_network

import pytest
from django.core.exceptions import ImproperlyConfigured

from tests.support.env_example import read_env_example
from tests.support.paths import ROOT
from ticketsaas.config import environment


@pytest.mark.parametrize(
    ("read", "text", "expected"),
    [
        pytest.param(lambda n: environment.read_int(n, default=1, minimum=0), "5", 5, id="int"),
        pytest.param(lambda n: environment.read_int(n, default=1, minimum=0), "", 1, id="empty"),
        pytest.param(lambda n: environment.read_bool(n, default=False), "ON", True, id="on"),
        pytest.param(lambda n: environment.read_bool(n, default=True), "off", False, id="off"),
        pytest.param(
            lambda n: environment.read_float(n, default=1, minimum=0), "0.5", 0.5, id="float"
        ),
        pytest.param(
            lambda n: environment.read_http_url(n, default=""),
            "http://a:1/",
            "http://a:1",
            id="url",
        ),
        pytest.param(
            lambda n: environment.read_list(n, default=[]), "a, b,", ["a", "b"], id="list"
        ),
        pytest.param(
            lambda n: environment.read_words(n, default=("a",)),
            "Closed, ON HOLD ,closed",
            {"closed", "on hold"},
            id="words",
        ),
        pytest.param(
            lambda n: environment.read_words(n, default=("a", "b")), " ", {"a", "b"}, id="no words"
        ),
        *(
            pytest.param(environment.read_age, text, age, id=f"age {text}")
            for text, age in {
                "0": None,
                "0d": None,
                "": None,
                "90m": timedelta(minutes=90),
                "12h": timedelta(hours=12),
                " 30d ": timedelta(days=30),
            }.items()
        ),
    ],
)
def test_valid_values_are_read(
    monkeypatch: pytest.MonkeyPatch, read: Callable[[str], object], text: str, expected: object
) -> None:
    monkeypatch.setenv("SOME_NAME", text)
    assert read("SOME_NAME") == expected


@pytest.mark.parametrize(
    ("read", "text"),
    [
        pytest.param(lambda n: environment.read_int(n, default=1, minimum=1), "0", id="too small"),
        pytest.param(
            lambda n: environment.read_int(n, default=1, minimum=1, maximum=9), "10", id="too large"
        ),
        pytest.param(lambda n: environment.read_int(n, default=1, minimum=1), "ten", id="a word"),
        pytest.param(lambda n: environment.read_float(n, default=1, minimum=0), "nan", id="nan"),
        pytest.param(lambda n: environment.read_words(n, default=("a",)), "a,,b", id="empty word"),
        pytest.param(
            lambda n: environment.read_words(n, default=("a",)), "a, ", id="last is empty"
        ),
        pytest.param(lambda n: environment.read_words(n, default=("a",)), ",", id="no word"),
        pytest.param(lambda n: environment.read_float(n, default=1, minimum=0), "inf", id="inf"),
        pytest.param(lambda n: environment.read_bool(n, default=True), "maybe", id="maybe"),
        pytest.param(
            lambda n: environment.read_choice(n, default="a", choices=("a", "b")), "c", id="choice"
        ),
        pytest.param(lambda n: environment.read_http_url(n, default=""), "ftp://x", id="ftp"),
        pytest.param(lambda n: environment.read_http_url(n, default=""), "http://[", id="broken"),
        pytest.param(lambda n: environment.read_address(n, default=""), "localhost", id="a name"),
        pytest.param(lambda n: environment.read_address(n, default=""), "::1]:80", id="a port"),
        *(
            pytest.param(environment.read_age, text, id=f"age {text}")
            for text in ["7", "7w", "-1d", "1.5h", "d", "7 d", "7D", "٣d", "soon", "36501d"]
        ),
        pytest.param(environment.read_age, "9" * 40 + "d", id="no such age"),
        *(
            pytest.param(lambda n: environment.read_networks(n, default=()), text, id=text)
            for text in ["proxy", "10.0.0.0/33", "10.0.0.7/8", "*", "0.0.0.0/0", "::/0"]
        ),
    ],
)
def test_a_wrong_value_is_named_with_what_is_allowed(
    monkeypatch: pytest.MonkeyPatch, read: Callable[[str], object], text: str
) -> None:
    monkeypatch.setenv("SOME_NAME", text)
    with pytest.raises(ImproperlyConfigured, match=r"SOME_NAME .*Allowed: ") as caught:
        read("SOME_NAME")
    assert text in str(caught.value)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("10.0.0.7/24", "a network begins with its first address: 10.0.0.0/24."),
        ("0.0.0.0/0", "not every address."),
        ("proxy", "such as 10.0.0.7,10.1.0.0/16."),
    ],
)
def test_what_is_wrong_with_a_network_is_said(
    monkeypatch: pytest.MonkeyPatch, text: str, reason: str
) -> None:
    monkeypatch.setenv("SOME_NAME", text)
    with pytest.raises(ImproperlyConfigured, match=f"{re.escape(reason)}$"):
        environment.read_networks("SOME_NAME", default=())


@pytest.mark.parametrize(
    "address",
    ["postgres://me:secret@host", "mongodb://me:a/secret@host", "mongodb://me:a:secret@host"],
    ids=["another database's", "a slash in the password", "a colon in the password"],
)
def test_a_wrong_mongo_address_is_not_repeated_because_it_may_hold_a_password(
    monkeypatch: pytest.MonkeyPatch, address: str
) -> None:
    monkeypatch.setenv("MONGO_URL", address)
    with pytest.raises(ImproperlyConfigured) as caught:
        environment.read_mongo_url("MONGO_URL", default="")
    assert "secret" not in str(caught.value)


def test_a_wrong_http_address_is_named_without_its_password(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("SOME_NAME", "ftp://me:secret@host")
    with pytest.raises(ImproperlyConfigured, match="'ftp://\\*\\*\\*@host'"):
        environment.read_http_url("SOME_NAME", default="")


def test_a_valid_mongo_address_is_used_unchanged(monkeypatch: pytest.MonkeyPatch) -> None:
    address = "mongodb://me:p%2Fw@one:27017,two:27017/?replicaSet=rs0&retryWrites=true"
    monkeypatch.setenv("MONGO_URL", address)
    assert environment.read_mongo_url("MONGO_URL", default="") == address


@pytest.mark.parametrize("text", ["10.0.0.7,10.1.0.0/16,2001:db8::/32", " 10.0.0.7 ,"])
def test_networks_are_read(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    monkeypatch.setenv("SOME_NAME", text)
    found = environment.read_networks("SOME_NAME", default=())
    assert ip_network("10.0.0.7/32") in found
    assert len(found) == text.strip(",").count(",") + 1


def test_the_example_explains_the_variables_that_the_settings_read_and_no_others() -> None:
    source = (ROOT / "ticketsaas" / "settings.py").read_text()
    names = re.findall(r'environment\.read_\w+\(\s*"([A-Z_]+)"', source)
    assert sorted(read_env_example()) == sorted(names)
