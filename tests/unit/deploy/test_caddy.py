"""The proxy's configuration is valid and fits the limits of the web server behind it."""

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.unit.deploy.compose_file import DEPLOY
from ticketsaas.http import limits

CADDYFILE = DEPLOY / "caddy" / "Caddyfile"
TEXT = CADDYFILE.read_text()


@pytest.mark.skipif(not shutil.which("caddy"), reason="caddy is not installed")
@pytest.mark.parametrize("tls", ["internal", "operator@example.com"])
def test_the_configuration_is_valid(tls: str, tmp_path: Path) -> None:
    site = {"SITE_NAME": "tickets.example.com", "HTTPS_PORT": "443"}
    done = subprocess.run(
        ["caddy", "validate", "--adapter", "caddyfile", "--config", CADDYFILE],
        env={**os.environ, **site, "TLS": tls, "HOME": str(tmp_path)},
        capture_output=True,
        text=True,
    )

    assert (done.returncode, done.stdout.strip()) == (0, "Valid configuration")


def test_the_proxy_gives_up_an_idle_connection_before_the_web_server_does() -> None:
    assert int(_find(r"keepalive (\d+)s")) < limits.IDLE_SECONDS


def test_every_request_that_the_web_server_takes_is_buffered_whole() -> None:
    assert _find(r"request_buffers (\w+)") == _find(r"max_size (\w+)") == "1MB"
    assert limits.MAX_ADMIN_BODY_BYTES < 1_000_000


def _find(pattern: str) -> str:
    found = re.search(pattern, TEXT)
    assert found
    return found[1]
