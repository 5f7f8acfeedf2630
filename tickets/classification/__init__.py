"""Classification of tickets by tables of rules and points."""

from tickets.classification.classify import ClassifyService

__all__ = ["ClassifyService"]
