"""Builds the engine's configuration from the settings."""

from django.conf import settings

from ingestion.engine.run import IngestionConfig

# Well under the task queue's `timeout` even with a page's retries on top; short enough that tenants
# take turns on few workers.
SLICE_SECONDS = 45.0


def ingestion_config(*, slice_seconds: float | None = SLICE_SECONDS) -> IngestionConfig:
    return IngestionConfig(
        external_api_url=settings.EXTERNAL_API_URL,
        calls_per_minute=settings.MAX_REQUESTS_PER_MINUTE,
        page_size=settings.INGEST_PAGE_SIZE,
        lock_ttl_seconds=settings.LOCK_TTL_SECONDS,
        slice_seconds=slice_seconds,
    )
