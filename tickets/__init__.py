"""Tickets: parsing, classifying, comparing, storing and reading them."""
