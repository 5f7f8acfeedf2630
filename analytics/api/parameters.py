"""Query parameters of the statistics endpoint."""

from typing import Any, ClassVar
from zoneinfo import ZoneInfo, available_timezones

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from analytics.core.period import parse_period
from analytics.core.report_request import FIELDS, ReportRequest, TrendRequest
from analytics.core.trend import DEFAULT_BUCKETS, MAX_BUCKETS, Interval
from ticketsaas.api.parameters import ChoiceParameter, Parameters, TimeParameter

PREVIOUS = "previous"


# `localtime` is the machine's own zone.
_ZONES = sorted(available_timezones() - {"localtime"})


@extend_schema_field({"type": "string", "enum": _ZONES, "example": "Europe/Paris"})
class ZoneParameter(serializers.Field[ZoneInfo, str, str, Any]):
    """A name of the IANA time zone database, parsed to a ZoneInfo."""

    default_error_messages: ClassVar[dict[str, Any]] = {
        "unknown_zone": "Must be a time zone of the IANA database such as Europe/Paris or UTC."
    }

    def to_internal_value(self, data: Any) -> ZoneInfo:
        # A plus sign that was not percent-encoded arrives as a space, and no name contains a space.
        name = data.replace(" ", "+")
        # Don't try to load it: a name is also a path, and not every file at such a path is a zone.
        if name not in _ZONES:
            self.fail("unknown_zone")
        return ZoneInfo(name)


_FIELD = f"({'|'.join(FIELDS)})"


@extend_schema_field(
    {
        "type": "string",
        "pattern": f"^{_FIELD}(,{_FIELD})*$",
        "example": "total_tickets,top_keywords",
    }
)
class FieldsParameter(serializers.Field[frozenset[str], str, str, Any]):
    """Comma-separated names from FIELDS, parsed to a frozenset."""

    default_error_messages: ClassVar[dict[str, Any]] = {
        "unknown_field": 'There is no field "{name}". Allowed, separated by commas: {allowed}.'
    }

    def to_internal_value(self, data: Any) -> frozenset[str]:
        names = data.split(",")
        for name in names:
            if name not in FIELDS:
                self.fail("unknown_field", name=name, allowed=", ".join(FIELDS))
        return frozenset(names)


class StatsParameters(Parameters):
    from_date = TimeParameter(
        required=False,
        help_text="Tickets created at or after this ISO 8601 date or date-time; naive is UTC.",
    )
    to_date = TimeParameter(
        required=False,
        help_text="Tickets created before this ISO 8601 date or date-time; naive is UTC.",
    )
    interval = ChoiceParameter(
        choices=[interval.value for interval in Interval],
        required=False,
        help_text="Adds `trend` with buckets of this length; `hour` if only `tz` is given. "
        f"At most {MAX_BUCKETS[Interval.HOUR]} hours or {MAX_BUCKETS[Interval.DAY]} days; without "
        f"`from_date`, the last {DEFAULT_BUCKETS[Interval.HOUR]} hours or "
        f"{DEFAULT_BUCKETS[Interval.DAY]} days.",
    )
    tz = ZoneParameter(
        required=False,
        help_text="Adds `trend` with the days and times of this IANA time zone; UTC if only "
        "`interval` is given. Days run from midnight to midnight, including days of 23 and 25 hours. "
        "Hours are UTC hours, written in the zone's time: in a zone offset by half an hour, "
        "they begin at half past.",
    )
    compare = ChoiceParameter(
        choices=[PREVIOUS],
        required=False,
        help_text="Adds `previous`, the counts of the period of the same length just before, and "
        "`difference`. Needs `from_date`; without `to_date` the period ends at the time of counting.",
    )
    fields = FieldsParameter(  # type: ignore[assignment]
        required=False,
        help_text="Compute and return only these parts, separated by commas, in addition to those that "
        "`interval`, `tz` and `compare` add. One or more of: "
        + ", ".join(f"`{name}`" for name in FIELDS)
        + ".",
    )


def read_request(parameters: dict[str, Any]) -> ReportRequest:
    """Return the report that the typed StatsParameters ask for.

    Raises InvalidPeriod for ends in the wrong order or out of range.
    """
    return ReportRequest(
        period=parse_period(
            from_date=parameters.get("from_date"), to_date=parameters.get("to_date")
        ),
        fields=parameters.get("fields", frozenset(FIELDS)),
        trend=_read_trend(parameters),
        compared="compare" in parameters,
    )


def _read_trend(parameters: dict[str, Any]) -> TrendRequest | None:
    """Return None if neither `interval` nor `tz` is given; either one alone asks for a trend."""
    given: dict[str, Any] = {}
    if "interval" in parameters:
        given["interval"] = Interval(parameters["interval"])
    if "tz" in parameters:
        given["zone"] = parameters["tz"]
    return TrendRequest(**given) if given else None
