"""Telling someone: the outbox of alerts and their delivery."""
