"""`manage.py qcluster` whose scheduler looks twice a second instead of twice a minute.

It looks on the clock's half seconds, so that several clusters look at the same moment.
"""

import os
import sys
import threading
import time
from pathlib import Path

FIRST_LOOK_SECONDS = 2.0
LOOK_SECONDS = 0.5


def look_for_ever() -> None:
    from django_q.scheduler import scheduler

    # By then the cluster has forked its children, which should not inherit an open connection.
    time.sleep(FIRST_LOOK_SECONDS)
    while True:
        time.sleep(LOOK_SECONDS - time.time() % LOOK_SECONDS)
        scheduler()


if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parents[3]))
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ticketsaas.settings")

    import django
    from django.core.management import call_command

    django.setup()
    threading.Thread(target=look_for_ever, daemon=True).start()
    call_command("qcluster")
