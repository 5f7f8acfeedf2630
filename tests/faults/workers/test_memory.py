"""A worker process that runs job after job holds no more after many of them than after a few."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from typing import Any

import httpx

from tests.support.paths import ROOT
from tests.support.types import Mongo

SCRIPT = ROOT / "tests" / "faults" / "support" / "repeating_process.py"
# By then every module is loaded and every pool has its connections.
WARM = 20
JOBS = 60
MOST_GROWTH_KILOBYTES = 5 * 1024
# A leak of one per job would be forty.
FEW = 5


def test_a_worker_holds_no_more_memory_threads_and_connections_after_60_jobs_than_after_20(
    mongo: Mongo, start_mock: Callable[..., Any]
) -> None:
    upstream: httpx.Client = start_mock("--tickets", "40", "--tenants", "1", "--rate-limit", "0")[1]
    # In every run some tickets are new, some are gone and some records are bad.
    faults = {"shift_per_page": 1, "bad_records_every": 20}
    upstream.post("/control/faults", json=faults)
    where = {"MONGO_DB": mongo.name, "EXTERNAL_API_URL": str(upstream.base_url).rstrip("/")}
    pages = {"INGEST_PAGE_SIZE": "25"}
    ended = subprocess.run(
        [sys.executable, str(SCRIPT), "acme", str(JOBS), str(WARM)],
        env=os.environ | where | pages | {"PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        check=True,
    )
    measured = [json.loads(line) for line in ended.stdout.splitlines()]
    assert list(range(WARM, JOBS + 1, WARM)) == [each["jobs"] for each in measured]
    warm, last = measured[0], measured[-1]
    assert last["kilobytes"] - warm["kilobytes"] <= MOST_GROWTH_KILOBYTES, measured
    assert last["threads"] - warm["threads"] < FEW
    assert last["connections"] - warm["connections"] < FEW
    assert mongo.ingestion_logs.count_documents({"new_ingested": {"$gt": 0}}) == JOBS
