"""What the OpenAPI document says about the replies of `/health` and its two probes."""

from typing import Any

from drf_spectacular.utils import OpenApiExample, extend_schema_serializer
from rest_framework import serializers

from ticketsaas import __version__
from ticketsaas.api.openapi import example

_KEY = "Only with an admin key."


def _examples(*, ok: Any, down: Any) -> Any:
    """Decorate a serializer with an example of its reply with 200, and of that with 503."""
    shown = {"200": ok, "503": down}
    return extend_schema_serializer(
        examples=[
            OpenApiExample("Example", value, response_only=True, status_codes=[status])
            for status, value in shown.items()
        ]
    )


class DependencySerializer(serializers.Serializer[Any]):
    """The status of a dependency; an admin key also gets facts about each."""

    status = serializers.CharField(help_text="`ok` or `down`.")
    latency_ms = serializers.FloatField()
    error = serializers.CharField(required=False, help_text=f"Why it is down. {_KEY}")


class DependenciesSerializer(serializers.Serializer[Any]):
    mongodb = DependencySerializer()
    external_api = DependencySerializer()
    workers = DependencySerializer()


class HealthWarningSerializer(serializers.Serializer[Any]):
    code = serializers.CharField(
        help_text="For programs; it never changes: `circuit_open`, `circuit_half_open`, "
        "`alerts_without_worker`, `alerts_parked`, `clocks_apart`, `disk_nearly_full`."
    )
    message = serializers.CharField(required=False, help_text=f"For people; it may change. {_KEY}")


class DeliverySerializer(serializers.Serializer[Any]):
    """The alerts of all tenants that have no final delivery state."""

    circuit = serializers.CharField(help_text="`closed`, `open` or `half_open`.")
    undelivered = serializers.IntegerField(
        help_text="Urgent tickets whose alert has no final delivery state."
    )
    waiting = serializers.IntegerField(
        help_text="Of these, the ones that a worker still tries to deliver."
    )
    parked = serializers.IntegerField(help_text="Of these, the ones that wait for a person.")
    backlog_age_seconds = serializers.FloatField(
        help_text="How long the oldest of them has been waiting for a worker."
    )


_UP = {"status": "ok", "latency_ms": 1.2}
_ALL_UP = {"mongodb": _UP, "external_api": _UP, "workers": _UP}
_EXAMPLE = {
    "status": "ok",
    "version": __version__,
    "dependencies": _ALL_UP,
    "warnings": [{"code": "circuit_open"}],
}
_DEGRADED = {
    "status": "degraded",
    "dependencies": _ALL_UP | {"external_api": {"status": "down", "latency_ms": 2.1}},
    "warnings": [],
}


@_examples(ok=_EXAMPLE, down=_EXAMPLE | _DEGRADED)
class HealthSerializer(serializers.Serializer[Any]):
    status = serializers.CharField(
        help_text="`ok`, or `degraded` when any of the dependencies is down."
    )
    version = serializers.CharField(help_text="The version of the product.")
    dependencies = DependenciesSerializer()
    warnings = HealthWarningSerializer(many=True)
    notifications = DeliverySerializer(
        required=False, help_text=f"The delivery of alerts. {_KEY} Not while MongoDB is away."
    )


@_examples(ok={"status": "ok"}, down={"status": "down"})
class ReadinessSerializer(serializers.Serializer[Any]):
    status = serializers.CharField(help_text="`ok`, or `down` with 503.")


@example({"status": "ok"})
class LivenessSerializer(serializers.Serializer[Any]):
    status = serializers.CharField(help_text="`ok`.")
