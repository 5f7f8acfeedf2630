"""Servers for one benchmark: a MongoDB and a mock upstream, discarded afterwards."""

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ticketsaas.local import mongod

ROOT = Path(__file__).parents[1]


@contextmanager
def own_mongodb() -> Iterator[None]:
    """Start a fresh server, set up Django for it and migrate its database."""
    with (
        tempfile.TemporaryDirectory(prefix="ticketsaas-benchmark-") as folder,
        mongod.start(Path(folder)) as mongo,
    ):
        os.environ.update(
            ENV_FILE=os.devnull,
            DATA_DIR=folder,
            MONGO_URL=mongo.url,
            MONGO_DB="benchmark",
            MAX_REQUESTS_PER_MINUTE="0",
            DJANGO_SETTINGS_MODULE="ticketsaas.settings",
        )
        import django
        from django.core.management import call_command

        django.setup()
        call_command("migrate", verbosity=0)
        yield


@contextmanager
def own_upstream(*options: str) -> Iterator[str]:
    """Start a mock without a rate limit and yield its address."""
    command = [sys.executable, "-m", "mock_external_api", "--port", "0", "--rate-limit", "0"]
    process = subprocess.Popen([*command, *options], cwd=ROOT, stdout=subprocess.PIPE, text=True)
    try:
        assert process.stdout
        yield next(word for word in process.stdout.readline().split() if "://" in word)
    finally:
        process.terminate()
        process.wait()
