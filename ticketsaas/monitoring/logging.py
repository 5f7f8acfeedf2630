"""The format of log lines: readable on a terminal, or a JSON object each for a log collector.

Both have the same fields. Text from outside is escaped, so that no input can forge a line, and secrets
are masked in the lines of libraries as well.
"""

import logging.config
import re
import sys
from typing import Any

import structlog
from structlog.typing import EventDict, Processor, WrappedLogger

from ticketsaas.monitoring.masking import mask_secrets

_SHARED: list[Processor] = [
    structlog.contextvars.merge_contextvars,
    structlog.stdlib.add_logger_name,
    structlog.stdlib.add_log_level,
    structlog.stdlib.PositionalArgumentsFormatter(),
    structlog.processors.TimeStamper(fmt="iso", utc=True),
    structlog.processors.StackInfoRenderer(),
]
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]")
_PLAIN = (bool, int, float, type(None))
# Tracebacks keep their lines, indented, instead of being joined into one.
_MANY_LINES = ("exception", "stack")


def logging_config(*, log_format: str) -> dict[str, Any]:
    """Return the `LOGGING` dictionary; `log_format` is "console" or "json"."""
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {
            "line": {
                "()": structlog.stdlib.ProcessorFormatter,
                "foreign_pre_chain": _SHARED,
                "processors": [
                    structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                    # The richer tracebacks print every local variable, ticket texts among them.
                    structlog.processors.format_exc_info,
                    mask,
                    *_renderers(log_format),
                ],
            }
        },
        "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
        "root": {"handlers": ["stderr"], "level": "INFO"},
        "loggers": {
            # It logs every call, with an address that may hold secrets.
            "httpx": {"level": "WARNING"},
            "django-q": {"level": "WARNING"},
            # Django's own handlers would print every line again while DEBUG is on.
            "django": {"handlers": []},
            "django.server": {"handlers": []},
            "django.request": {"level": "ERROR"},
            # Any scanner can cause these; the reply says what is wrong.
            "django.security.DisallowedHost": {"level": "CRITICAL"},
            # It has a line for every request that waits for a thread.
            "waitress.queue": {"level": "ERROR"},
            # It has a line for every client that went away, with the path it asked for.
            "waitress": {"level": "WARNING"},
        },
    }


def configure_logging(config: dict[str, Any]) -> None:
    """Set up the standard library's loggers and structlog (Django's `LOGGING_CONFIG`)."""
    logging.config.dictConfig(config)
    structlog.configure(
        processors=[
            structlog.stdlib.filter_by_level,
            *_SHARED,
            structlog.stdlib.ProcessorFormatter.wrap_for_formatter,
        ],
        logger_factory=structlog.stdlib.LoggerFactory(),
        cache_logger_on_first_use=True,
    )


def mask(_: WrappedLogger, __: str, fields: EventDict) -> EventDict:
    """Mask passwords in addresses, query strings, and documents in the driver's messages."""
    return {
        name: value if isinstance(value, _PLAIN) else mask_secrets(str(value))
        for name, value in fields.items()
    }


def escape_controls(_: WrappedLogger, __: str, fields: EventDict) -> EventDict:
    """Escape line breaks, so that an entry is one line; lines of a traceback are indented."""
    return {
        name: _escape(value, in_lines=name in _MANY_LINES) if isinstance(value, str) else value
        for name, value in fields.items()
    }


def _escape(text: str, *, in_lines: bool) -> str:
    if in_lines:
        return "\n".join(f"    {_escape(line, in_lines=False)}" for line in text.split("\n"))
    return _CONTROL.sub(lambda found: found[0].encode("unicode_escape").decode(), text)


def _renderers(log_format: str) -> list[Processor]:
    if log_format == "json":
        return [structlog.processors.JSONRenderer()]
    # Tracebacks are text by now; the setting only keeps the renderer from warning about that.
    plain = structlog.dev.plain_traceback
    colors = sys.stderr.isatty()
    return [
        escape_controls,
        structlog.dev.ConsoleRenderer(colors=colors, exception_formatter=plain),
    ]
