#!/usr/bin/env python
"""The operator's door: every command of the product is `manage.py NAME`."""

import os
import signal
import sys
from types import FrameType

# These run until they are stopped, so that a stop is no failure of theirs.
LASTING = {"serve", "qcluster", "deliver_notifications", "up"}


def main() -> None:
    # Before the second that the imports take.
    signal.signal(signal.SIGTERM, _end_at_once)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ticketsaas.settings")

    from django.core.exceptions import ImproperlyConfigured
    from django.core.management import execute_from_command_line

    from ticketsaas.mongo import is_away

    try:
        execute_from_command_line(sys.argv)
    except ImproperlyConfigured as error:
        sys.exit(f"{error}")
    except Exception as error:
        if not is_away(error):
            raise
        sys.exit("MongoDB cannot be reached. Start `manage.py up`, or set MONGO_URL.")


def _end_at_once(number: int, _: FrameType | None) -> None:
    """Handle SIGTERM until the command has a handler of its own.

    Process 1 of a container would ignore the signal otherwise, and be killed at the end of its grace period.
    """
    is_lasting = LASTING.intersection(sys.argv[1:2]) and "--once" not in sys.argv
    os._exit(0 if is_lasting else 128 + number)


if __name__ == "__main__":
    main()
