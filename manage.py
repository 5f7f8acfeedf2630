#!/usr/bin/env python
"""The operator's door: every command of the product is `manage.py NAME`."""

import os
import sys

from django.core.exceptions import ImproperlyConfigured
from django.core.management import execute_from_command_line

from ticketsaas.mongo import is_away


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ticketsaas.settings")
    try:
        execute_from_command_line(sys.argv)
    except ImproperlyConfigured as error:
        sys.exit(f"{error}")
    except Exception as error:
        if not is_away(error):
            raise
        sys.exit("MongoDB cannot be reached. Start `manage.py up`, or set MONGO_URL.")


if __name__ == "__main__":
    main()
