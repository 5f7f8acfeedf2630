"""How the admin looks."""

UNFOLD = {
    "SITE_TITLE": "ticketsaas",
    "SITE_HEADER": "ticketsaas",
    "SITE_SYMBOL": "support_agent",
    "SHOW_HISTORY": True,
    "SHOW_VIEW_ON_SITE": False,
}
