"""What gunicorn reads by itself wherever it is started in this folder.

Gives every start an empty folder for the numbers of its workers (`ticketsaas/request_metrics.py`), so
that nothing of an earlier server, or of another one, is counted.
"""

import os
import shutil
import tempfile
from typing import Any

_VARIABLE = "PROMETHEUS_MULTIPROC_DIR"


def on_starting(server: Any) -> None:
    """Before the first worker. A folder that was named is emptied; else there is a temporary one."""
    named = os.environ.get(_VARIABLE)
    if named:
        shutil.rmtree(named, ignore_errors=True)
        os.makedirs(named)
    else:
        server.metrics_folder = tempfile.TemporaryDirectory(prefix="ticketsaas-metrics-")
        os.environ[_VARIABLE] = server.metrics_folder.name


def on_exit(server: Any) -> None:
    if folder := getattr(server, "metrics_folder", None):
        folder.cleanup()
