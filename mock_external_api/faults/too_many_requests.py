"""Replies with status 429 and Retry-After in the forms that real servers use, and in absurd ones."""

import math
from dataclasses import replace
from datetime import datetime, timedelta
from email.utils import format_datetime

from mock_external_api.messages import Reply, error_reply

ABSURD = ("-5", "999999", "soon", "")


def refuse(*, wait_seconds: float, form: str, turn: int, now: datetime) -> Reply:
    """Return a 429 that asks for `wait_seconds`, rounded up; `turn` selects the absurd form."""
    seconds = max(1, math.ceil(wait_seconds))
    reply = error_reply(
        429, code="rate_limited", detail=f"too many requests; try again in {seconds} s"
    )
    value = {
        "seconds": str(seconds),
        "date": format_datetime(now + timedelta(seconds=seconds), usegmt=True),
        "missing": "",
        "absurd": ABSURD[turn % len(ABSURD)],
    }[form]
    return replace(reply, headers={"Retry-After": value}) if value else reply
