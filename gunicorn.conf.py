"""How the web server runs; gunicorn reads this file by itself wherever it is started in this folder.

Every start gets an empty folder for the numbers of its workers (`ticketsaas/monitoring/request_metrics.py`),
so that nothing of an earlier server, or of another one, is counted.
"""

import os
import shutil
import tempfile
from typing import Any

from ticketsaas.http.limits import MAX_HEADER_BYTES, MAX_HEADERS, MAX_LINE_BYTES

worker_class = "ticketsaas.http.web_worker.WebWorker"
# A page is short work; the threads are for requests that wait for a job (`ingestion/engine/wait.py`).
workers = 2
threads = 8
# Longer than clients and proxies keep a connection that they don't use, 60 seconds as a rule. Whoever
# gives up first closes, and a request that crosses the server's end of a connection is lost.
keepalive = 75
limit_request_line = MAX_LINE_BYTES
limit_request_fields = MAX_HEADERS
limit_request_field_size = MAX_HEADER_BYTES
# It would make a socket in the home folder, which a container's user does not have.
control_socket_disable = True

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
