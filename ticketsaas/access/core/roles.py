"""The roles of the admin's users: one group each, with its permissions."""

# Views everything and exports what is visible.
SUPPORT = (
    "ingestion.view_apibudget",
    "ingestion.view_distributedlock",
    "ingestion.view_ingestionjob",
    "ingestion.view_ingestionlog",
    "ingestion.view_ingestionreject",
    "notifications.view_circuit",
    "notifications.view_notification",
    "tickets.export_ticket",
    "tickets.view_ticket",
    "tickets.view_tickethistory",
    "ticketsaas.view_tenant",
)
# Keeps ingestion and alerts going.
OPERATOR = (
    *SUPPORT,
    "django_q.change_schedule",
    "django_q.view_schedule",
    "ingestion.cancel_ingestionjob",
    "ingestion.release_distributedlock",
    "ingestion.review_deletions",
    "ingestion.start_ingestionjob",
    "notifications.reset_circuit",
    "notifications.retry_notification",
    "tickets.correct_ticket",
)
# Gives people and programs access. Nobody may delete a user, because the admin's log would lose
# what that user did.
ADMINISTRATOR = (
    *OPERATOR,
    "auth.add_user",
    "auth.change_user",
    "auth.view_group",
    "auth.view_user",
    "ticketsaas.add_apikey",
    "ticketsaas.add_stafftenants",
    "ticketsaas.change_stafftenants",
    "ticketsaas.revoke_apikey",
    "ticketsaas.view_apikey",
    "ticketsaas.view_stafftenants",
)
ROLES = {"support": SUPPORT, "operator": OPERATOR, "administrator": ADMINISTRATOR}
