"""The engine: pages are fetched, planned and committed, one job per tenant at a time."""
