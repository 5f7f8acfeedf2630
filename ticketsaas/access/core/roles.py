"""What members of staff may do by their role: the groups of the admin and their permissions."""

# Looking, and taking along what one sees.
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
# Keeping the sync and the alerts going.
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
)
# Letting people and machines in. Nobody is deleted: the admin's log would lose what they did.
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
