"""Configuration of the delivery, built from the settings."""

from dataclasses import dataclass
from datetime import timedelta

from django.conf import settings

from notifications.core.alert_policy import AlertPolicy
from notifications.core.circuit_breaker import CircuitPolicy
from notifications.core.delivery_retry import RetryPolicy
from tickets.core.urgent import Urgent


@dataclass(frozen=True, slots=True)
class DeliveryConfig:
    notify_url: str
    retry: RetryPolicy
    circuit: CircuitPolicy
    alerts: AlertPolicy


def alert_policy() -> AlertPolicy:
    """Read the settings; call it when work begins, since tests override them."""
    least = Urgent.SURE if settings.ALERT_ON == "sure" else Urgent.UNSURE
    return AlertPolicy(closed=settings.CLOSED_STATUSES, least=least)


def delivery_config() -> DeliveryConfig:
    """Read the settings; call it when work begins, since tests override them."""
    return DeliveryConfig(
        notify_url=settings.NOTIFY_URL,
        retry=RetryPolicy(
            first_seconds=settings.NOTIFY_BACKOFF_SECONDS,
            max_attempts=settings.NOTIFY_MAX_ATTEMPTS,
        ),
        circuit=CircuitPolicy(
            failure_threshold=settings.CIRCUIT_BREAKER_FAILURE_THRESHOLD,
            window_size=settings.CIRCUIT_BREAKER_WINDOW_SIZE,
            timeout=timedelta(seconds=settings.CIRCUIT_BREAKER_TIMEOUT),
        ),
        alerts=alert_policy(),
    )
