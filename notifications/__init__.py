"""Alerts about urgent tickets: the outbox, its delivery to the webhook, and the circuit breaker."""
