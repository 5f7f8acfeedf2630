"""Asks the shared budget for calls until it is killed: CALLER LIMIT WINDOW_SECONDS.

It says that it is ready, begins when it reads a line, and records every grant in `observed_grants` under
the stamp that the server gave it.
"""

import sys
import time
from typing import Any

import django


def main(caller: str, limit: int, window_seconds: int) -> None:
    django.setup()
    from ingestion.store import rate_limit
    from ticketsaas.mongo import get_database

    rate_limit.WINDOW_SECONDS = window_seconds
    decide = rate_limit._update

    def decide_and_note(update: list[dict[str, Any]]) -> dict[str, Any]:
        budget = decide(update)
        if budget["answer"]["granted"]:
            grant = {"caller": caller, "at": budget["clock"]}
            get_database()["observed_grants"].insert_one(grant)
        return budget

    rate_limit._update = decide_and_note
    get_database().command("ping")
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    sys.stdin.readline()
    while True:
        allowance = rate_limit.take(caller, limit=limit)
        if not allowance.granted:
            time.sleep(allowance.wait_seconds)


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]))
