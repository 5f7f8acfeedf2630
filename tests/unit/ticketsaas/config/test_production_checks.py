"""The settings with which a server refuses to start."""

import os
import subprocess
import sys
from typing import Any

import pytest
from django.core.exceptions import ImproperlyConfigured

from tests.support.paths import ROOT
from ticketsaas.config.production_checks import DEVELOPMENT_KEY, require_safe

GOOD_KEY = "k" * 16
PRODUCTION: dict[str, Any] = {
    "debug": False,
    "secret_key": GOOD_KEY,
    "allowed_hosts": ["api.example.com"],
    "behind_tls": False,
}
DEVELOPMENT: dict[str, Any] = {
    "debug": True,
    "secret_key": DEVELOPMENT_KEY,
    "allowed_hosts": ["*"],
    "behind_tls": False,
}


@pytest.mark.parametrize(
    "settings",
    [
        pytest.param(PRODUCTION, id="production"),
        pytest.param(PRODUCTION | {"behind_tls": True}, id="behind TLS"),
        pytest.param(DEVELOPMENT, id="development"),
    ],
)
def test_safe_settings_pass(settings: dict[str, Any]) -> None:
    require_safe(**settings)


@pytest.mark.parametrize(
    ("settings", "named"),
    [
        pytest.param({"secret_key": DEVELOPMENT_KEY}, "Set SECRET_KEY", id="the default key"),
        pytest.param(
            {"secret_key": "set-a-long-random-text-in-production"}, "Set SECRET_KEY", id="compose's"
        ),
        pytest.param({"secret_key": "k" * 15}, "Set SECRET_KEY", id="a short key"),
        pytest.param({"allowed_hosts": []}, "Set ALLOWED_HOSTS", id="no host"),
        pytest.param({"allowed_hosts": ["a.example", "*"]}, "Set ALLOWED_HOSTS", id="any host"),
        pytest.param({"debug": True, "behind_tls": True}, "Set DEBUG=off", id="DEBUG on a server"),
    ],
)
def test_unsafe_settings_are_refused_with_the_way_out(settings: dict[str, Any], named: str) -> None:
    with pytest.raises(ImproperlyConfigured, match=named) as caught:
        require_safe(**PRODUCTION | settings)
    assert "kkk" not in str(caught.value)


def test_everything_that_is_unsafe_is_said_at_once() -> None:
    with pytest.raises(ImproperlyConfigured) as caught:
        require_safe(**PRODUCTION | {"secret_key": "", "allowed_hosts": []})
    key, hosts = str(caught.value).splitlines()
    assert key.startswith("SECRET_KEY has fewer than 16 characters")
    assert hosts.startswith("ALLOWED_HOSTS is empty")


def read_setting(name: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", f"from ticketsaas.settings import {name}; print({name})"],
        cwd=ROOT,
        env=os.environ | environment,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize(
    ("environment", "expected"),
    [
        pytest.param({"DEBUG": "on", "API_AUTH": ""}, "False", id="off in development"),
        pytest.param({"DEBUG": "off", "API_AUTH": ""}, "True", id="on in production"),
        pytest.param({"DEBUG": "on", "API_AUTH": "on"}, "True", id="as it is set"),
    ],
)
def test_keys_are_required_in_production(environment: dict[str, str], expected: str) -> None:
    production = {"SECRET_KEY": GOOD_KEY, "ALLOWED_HOSTS": "a.example"}
    assert read_setting("API_AUTH", **production, **environment).stdout.strip() == expected


@pytest.mark.parametrize(
    ("environment", "expected"),
    [
        pytest.param({"DEBUG": "on"}, "127.0.0.1", id="development"),
        pytest.param({"DEBUG": "off"}, "127.0.0.1", id="plain HTTP"),
        pytest.param({"DEBUG": "off", "BEHIND_TLS": "on"}, "0.0.0.0", id="behind TLS"),
        pytest.param({"DEBUG": "off", "BIND_ADDRESS": "::"}, "::", id="as it is set"),
    ],
)
def test_strangers_reach_the_web_server_only_through_tls_or_if_told(
    environment: dict[str, str], expected: str
) -> None:
    production = {"SECRET_KEY": GOOD_KEY, "ALLOWED_HOSTS": "a.example"}
    assert read_setting("BIND_ADDRESS", **production, **environment).stdout.strip() == expected


def test_production_without_a_key_of_its_own_does_not_start() -> None:
    ended = read_setting("DEBUG", DEBUG="off", ALLOWED_HOSTS="a.example")
    assert ended.returncode == 1
    assert "Set SECRET_KEY" in ended.stderr
