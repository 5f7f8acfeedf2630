"""Every entry is one line that no input can forge, and none contains a secret."""

import json
import logging
import logging.config
import sys
from collections.abc import Callable, Iterator
from io import StringIO
from typing import Any

import pytest
import structlog
from pymongo.errors import BulkWriteError

from tests.support.paths import ROOT
from ticketsaas.monitoring.logging import configure_logging, logging_config

FORGED = "x\n2026-01-01T00:00:00Z [info     ] job ended\r\x1b[31m\u2028\x85action=job_ended"

Write = Callable[..., str]


@pytest.fixture(params=["console", "json"])
def log_format(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def write(log_format: str) -> Iterator[Write]:
    """Render one entry as the product's processes do, from structlog or from another library."""
    config = logging_config(log_format=log_format)
    formatter = config["formatters"]["line"]
    maker = formatter.pop("()")
    handler = logging.StreamHandler(StringIO())
    handler.setFormatter(maker(**formatter))
    logger = logging.getLogger("forged")
    logger.addHandler(handler)
    logger.propagate = False
    structlog_was = structlog.get_config()
    configure_logging({"version": 1, "disable_existing_loggers": False})

    def render(event: str, *, foreign: bool = False, error: Any = None, **fields: Any) -> str:
        if foreign:
            logger.error(event, exc_info=error)
        else:
            structlog.get_logger("forged").error(event, exc_info=error, **fields)
        return str(handler.stream.getvalue())

    yield render
    structlog.configure(**structlog_was)
    logger.removeHandler(handler)
    logger.propagate = True


@pytest.mark.parametrize("foreign", [False, True], ids=["ours", "a library's"])
def test_no_text_can_begin_a_line(write: Write, foreign: bool) -> None:
    written = write(FORGED, foreign=foreign)
    assert [written.rstrip("\n")] == written.splitlines()
    assert "\x1b[31m" not in written


@pytest.mark.parametrize("field", ["tenant_id", "route", "request_id", "reason"])
def test_no_field_can_begin_a_line(write: Write, field: str) -> None:
    assert len(write("request answered", **{field: FORGED}).splitlines()) == 1


def fail(error: Exception) -> Any:
    try:
        raise error
    except type(error):
        return sys.exc_info()


def test_no_error_can_begin_a_line_of_its_own(write: Write, log_format: str) -> None:
    first, *others = write("failed", error=fail(ValueError(FORGED))).splitlines()
    assert "failed" in first
    assert [line for line in others if not line.startswith("    ")] == []
    assert (log_format == "json") == (others == [])


SECRETS = {
    "a password": "cannot reach mongodb://me:hunter2@db:27017/?replicaSet=rs0",
    "a password with a slash": "cannot reach mongodb://me:hun/hunter2@db",
    "a query": "Error handling request /tickets?tenant_id=acme&q=hunter2",
}


@pytest.mark.parametrize("foreign", [False, True], ids=["ours", "a library's"])
@pytest.mark.parametrize("text", SECRETS.values(), ids=SECRETS)
def test_passwords_and_queries_are_masked(write: Write, foreign: bool, text: str) -> None:
    assert "hunter2" not in write(text, foreign=foreign)


def test_an_errors_text_is_masked_too(write: Write) -> None:
    assert "hunter2" not in write("failed", error=fail(OSError("mongodb://me:hunter2@db")))


def test_documents_are_cut_from_the_drivers_errors(write: Write) -> None:
    details = {"writeErrors": [{"code": 11000, "op": {"message": "my ticket's text"}}]}
    written = write("failed", error=fail(BulkWriteError(details)), reason=BulkWriteError(details))
    assert "BulkWriteError" in written
    assert "my ticket's text" not in written


def test_json_keeps_numbers_and_nothing_as_they_are(write: Write, log_format: str) -> None:
    written = write("request answered", status=200, error_text=None)
    if log_format == "json":
        fields = json.loads(written)
        assert (fields["status"], fields["error_text"]) == (200, None)
    else:
        assert "status=200" in written


def test_every_action_is_explained() -> None:
    explained = (ROOT / "docs" / "operations.md").read_text()
    named = {
        part.split('"')[0]
        for app in ("ingestion", "notifications", "ticketsaas")
        for path in (ROOT / app).rglob("*.py")
        for part in path.read_text().split('action="')[1:]
    }
    assert "job_ended" in named
    options_of_commands = {"store_true"}
    assert (
        sorted(name for name in named - options_of_commands if f"`{name}`" not in explained) == []
    )
