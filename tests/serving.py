"""How tests start the real web server."""

import sys
from collections.abc import Callable
from pathlib import Path

import httpx

ROOT = Path(__file__).parents[1]
WEB_SERVER = (
    *(sys.executable, "-m", "gunicorn", "ticketsaas.wsgi", "--bind", "127.0.0.1:0"),
    *("--workers", "1", "--threads", "4"),
)

Serve = Callable[..., httpx.Client]
