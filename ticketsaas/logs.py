"""How log lines look: readable on a terminal, or one JSON object a line for a log collector.

Both kinds carry the same fields; text that came from outside is escaped, so no input can forge a line.
"""

import logging.config
import sys
from typing import Any

import structlog
from structlog.typing import Processor

_SHARED: list[Processor] = [
    structlog.contextvars.merge_contextvars,
    structlog.stdlib.add_logger_name,
    structlog.stdlib.add_log_level,
    structlog.stdlib.PositionalArgumentsFormatter(),
    structlog.processors.TimeStamper(fmt="iso", utc=True),
    structlog.processors.StackInfoRenderer(),
]


def logging_config(*, log_format: str) -> dict[str, Any]:
    """The `LOGGING` dictionary; `log_format` is "console" or "json"."""
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {
            "line": {
                "()": structlog.stdlib.ProcessorFormatter,
                "foreign_pre_chain": _SHARED,
                "processors": [
                    structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                    *_renderers(log_format),
                ],
            }
        },
        "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
        "root": {"handlers": ["stderr"], "level": "INFO"},
        "loggers": {
            # Every call would be a line, and its address may hold what a log must not.
            "httpx": {"level": "WARNING"},
            "django-q": {"level": "WARNING"},
            # Django's own handlers would print every line a second time while DEBUG is on.
            "django": {"handlers": []},
            "django.server": {"handlers": []},
            "django.request": {"level": "ERROR"},
            # Any scanner can cause these; the answer says what is wrong.
            "django.security.DisallowedHost": {"level": "CRITICAL"},
        },
    }


def configure_logging(config: dict[str, Any]) -> None:
    """Django's `LOGGING_CONFIG`: sets up the standard library's loggers and structlog alike."""
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


def _renderers(log_format: str) -> list[Processor]:
    if log_format == "json":
        return [
            structlog.processors.format_exc_info,
            structlog.processors.JSONRenderer(default=str),
        ]
    # The richer tracebacks print every local variable, ticket texts among them.
    plain = structlog.dev.plain_traceback
    return [structlog.dev.ConsoleRenderer(colors=sys.stderr.isatty(), exception_formatter=plain)]
