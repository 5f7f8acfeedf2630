"""What a benchmark runs against: a MongoDB and a mock upstream of its own, thrown away afterwards."""

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ticketsaas.local import mongod as embedded_mongo

ROOT = Path(__file__).parents[1]


@contextmanager
def own_mongodb() -> Iterator[None]:
    """A migrated database on a fresh server; Django is set up for it on the way in."""
    with (
        tempfile.TemporaryDirectory(prefix="ticketsaas-benchmark-") as folder,
        embedded_mongo.start(Path(folder)) as mongo,
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
    """A mock without a rate limit; gives its address."""
    command = [sys.executable, "-m", "mock_external_api", "--port", "0", "--rate-limit", "0"]
    process = subprocess.Popen([*command, *options], cwd=ROOT, stdout=subprocess.PIPE, text=True)
    try:
        assert process.stdout
        yield next(word for word in process.stdout.readline().split() if "://" in word)
    finally:
        process.terminate()
        process.wait()
