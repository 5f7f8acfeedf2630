"""Builds the delivery's configuration from the settings."""

from datetime import timedelta

from django.conf import settings

from notifications.circuit import CircuitPolicy
from notifications.delivery import DeliveryConfig
from notifications.retry import RetryPolicy


def delivery_config() -> DeliveryConfig:
    external_api_url = settings.EXTERNAL_API_URL or settings.EXTERNAL_API_DEFAULT_URL
    return DeliveryConfig(
        notify_url=settings.NOTIFY_URL or f"{external_api_url}/notify",
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
