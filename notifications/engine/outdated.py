"""Finds the claimed alerts that are not needed any more, by what their tickets are now."""

from collections.abc import Sequence

from notifications.core.alert_policy import AlertPolicy, find_suppression
from notifications.core.delivery_retry import StatusUpdate
from notifications.core.states import NotificationStatus
from notifications.store.outbox import ClaimedNotification
from tickets.store.tickets import AlertState, find_alert_states

Update = tuple[ClaimedNotification, StatusUpdate]


def plan_suppressions(
    claimed: Sequence[ClaimedNotification], *, policy: AlertPolicy
) -> list[Update]:
    """Return the alerts that are not to be sent, with what becomes of them.

    A ticket that was purged, or whose row lacks something, stops none.
    """
    states = find_alert_states((each.tenant_id, each.ticket_id) for each in claimed)
    return [
        (each, update)
        for each in claimed
        if (state := states.get((each.tenant_id, each.ticket_id)))
        and (update := _plan(each, state, policy=policy))
    ]


def _plan(
    claimed: ClaimedNotification, state: AlertState, *, policy: AlertPolicy
) -> StatusUpdate | None:
    found = find_suppression(
        status=state.status,
        urgency=state.urgency,
        # Who asks for an alert has seen that the urgency is unsure.
        is_unsure=state.is_unsure and not claimed.by_hand,
        is_corrected=state.is_corrected,
        is_deleted=state.is_deleted,
        policy=policy,
    )
    if found is None:
        return None
    return StatusUpdate(
        NotificationStatus.SUPPRESSED,
        claimed.attempts,
        status_reason=found.reason,
        unsure=found.is_unsure,
    )
