"""What Prometheus would know of a product at work, and what an expression asks for."""

import re
from datetime import UTC, datetime

from django.test import Client
from prometheus_client.parser import text_string_to_metric_families

from ingestion.engine.schedules import save_schedule
from tests.support.types import Mongo

Labels = dict[str, frozenset[str]]

_SELECTOR = re.compile(r"\b(up|ticketsaas_\w+)(?:\{([^}]*)\})?")
_MATCHER = re.compile(r"(\w+)\s*[=!]~?\s*\"")
# Added by Prometheus to everything that it scrapes.
_TARGET = {"job", "instance"}


def read_metrics(mongo: Mongo) -> Labels:
    """Return the labels of every metric that `/metrics` has once a tenant is known."""
    tenant = {"_id": "acme", "created_at": datetime.now(UTC), "last_completed_sync": None}
    mongo.tenants.insert_one(tenant)
    save_schedule("acme", minutes=15)
    client = Client()
    client.get("/health/live")
    families = text_string_to_metric_families(client.get("/metrics").content.decode())
    samples = [sample for family in families for sample in family.samples]
    return {"up": frozenset(_TARGET)} | {
        sample.name: frozenset(sample.labels) | _TARGET for sample in samples
    }


def find_unknown(expression: str, metrics: Labels) -> list[str]:
    """Return the metrics, and labels in the selectors, that the product doesn't have."""
    unknown = []
    for name, matchers in _SELECTOR.findall(expression):
        if name not in metrics:
            unknown.append(name)
        else:
            labels = set(_MATCHER.findall(matchers)) - metrics[name]
            unknown += [f"{name}{{{label}}}" for label in sorted(labels)]
    return unknown
