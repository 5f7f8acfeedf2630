"""Effect of alerts on ingestion while the webhook is dead, and their latency while it is healthy.

    .venv/bin/python -m benchmarks.alerting

The same tickets are ingested repeatedly, in turn without a delivery worker, with one whose webhook is
dead, and with one whose webhook is healthy. Ratios compare medians within the run.
"""

import statistics
from contextlib import nullcontext
from datetime import timedelta

import httpx

from benchmarks.delivery import own_worker
from benchmarks.jobs import TENANT, forget_tickets, run_job
from benchmarks.own_servers import own_mongodb, own_upstream

TICKETS = 5_000
ROUNDS = 6
LATENCY_ROUNDS = 20
DEAD, WELL = 503, 0


def main() -> None:
    with own_mongodb():
        _print_ingestion()
        _print_latency()


def _print_ingestion() -> None:
    rates: dict[str, list[float]] = {"no worker": [], "dead webhook": [], "healthy webhook": []}
    options = ("--tickets", str(TICKETS), "--tenants", "1", "--notify-delay-ms", "50")
    with own_upstream(*options) as url, _client(url) as mock:
        run_job(url)
        for turn in range(ROUNDS):
            # Each one comes first equally often, because the first finds the server still busy with the
            # rows just deleted.
            names = list(rates)[turn % 3 :] + list(rates)[: turn % 3]
            for name in names:
                rates[name].append(_time_ingestion(mock, scenario=name))
    print(f"ingestion of {TICKETS} new tickets, median tickets/s of {ROUNDS} runs each, in turn")
    alone = statistics.median(rates["no worker"])
    for name, measured in rates.items():
        rate = statistics.median(measured)
        print(f"  {name:16} {rate:6.0f}   ratio {rate / alone:5.3f}")


def _time_ingestion(mock: httpx.Client, *, scenario: str) -> float:
    _delete_everything()
    mock.post("/control/reset")
    mock.post("/control/faults", json={"notify_dead": DEAD if "dead" in scenario else WELL})
    is_alone = scenario == "no worker"
    with nullcontext() if is_alone else own_worker(mock, circuit_seconds=30):
        result = run_job(str(mock.base_url).rstrip("/"))
    assert result["new_ingested"] == TICKETS, result
    return float(result["tickets_per_second"])


def _print_latency() -> None:
    """Print the time from just before a page's commit until its alert is marked as sent."""
    from notifications.models import Notification
    from ticketsaas.mongo import get_collection_across_tenants

    seconds: list[float] = []
    with (
        own_upstream("--tickets", "200", "--tenants", "1") as url,
        _client(url) as mock,
        own_worker(mock, circuit_seconds=30),
    ):
        for _ in range(LATENCY_ROUNDS):
            _delete_everything()
            run_job(url)
            rows = get_collection_across_tenants(Notification)
            while rows.count_documents({"tenant_id": TENANT, "status": {"$ne": "sent"}}):
                pass
            waited = (row["sent_at"] - row["created_at"] for row in rows.find())
            seconds.extend(each / timedelta(seconds=1) for each in waited)
    print(
        f"an alert is sent after median {statistics.median(seconds):.2f} s, "
        f"at most {max(seconds):.2f} s ({len(seconds)} alerts, idle worker, healthy webhook)"
    )


def _delete_everything() -> None:
    from notifications.models import Notification
    from notifications.store import circuit
    from ticketsaas.mongo import get_collection_across_tenants

    forget_tickets()
    get_collection_across_tenants(Notification).delete_many({})
    circuit.reset()


def _client(url: str) -> httpx.Client:
    return httpx.Client(base_url=url, trust_env=False, timeout=30)


if __name__ == "__main__":
    main()
