"""Builds the delivery's configuration from the settings."""

from datetime import timedelta

from django.conf import settings

from notifications.core.circuit_breaker import CircuitPolicy
from notifications.core.outcomes import RetryPolicy
from notifications.engine.delivery import DeliveryConfig


def delivery_config() -> DeliveryConfig:
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
    )
