"""`manage.py` with other constants: '{"ingestion.store.rate_limit.WINDOW_SECONDS": 2}' COMMAND ...

So that a test of a real process does not wait for a minute to go by.
"""

import json
import sys
from importlib import import_module

import django
from django.core.management import call_command


def main(constants: str, *command: str) -> None:
    django.setup()
    for name, value in json.loads(constants).items():
        module, _, constant = name.rpartition(".")
        getattr(import_module(module), constant)
        setattr(import_module(module), constant, value)
    call_command(*command)


if __name__ == "__main__":
    main(*sys.argv[1:])
