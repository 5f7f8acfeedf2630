"""What each app contributes to the admin's home, in the order in which the page shows it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from django.http import HttpRequest

from analytics.admin import dashboard_cards as ticket_cards
from analytics.admin import dashboard_charts as ticket_charts
from ingestion.admin import dashboard as ingestion
from ingestion.admin.reviews import find_notices as find_open_reviews
from notifications.admin import dashboard_cards as alert_cards
from notifications.admin.notices import find_notices as find_undelivered
from ticketsaas.backoffice.dashboard_parts import Card, Part

Find = Callable[[HttpRequest, str | None], Sequence[Card | Part]]


@dataclass(frozen=True, slots=True)
class Section:
    """Cards or parts that are read together, and are missing together when MongoDB is too slow.

    `find` gets the chosen tenant, None when there is none, and returns only what the person may see.
    """

    title: str
    find: Find


# Sentences above everything else, each for those whom it concerns.
NOTICES = (find_open_reviews, find_undelivered)
CARDS = (
    Section("Tickets", ticket_cards.find_cards),
    Section("Alerts", alert_cards.find_cards),
    Section("Ingestion", ingestion.find_cards),
)
PARTS = (
    Section("Running jobs", ingestion.find_running_part),
    Section("Charts", ticket_charts.find_charts),
    Section("Words and customers", ticket_charts.find_rankings),
    Section("Last sync of each tenant", ingestion.find_syncs),
)
