"""Which of django-q2's schedules are ours: those that start a tenant's job."""

from django_q.models import Schedule

TASK = "ingestion.tasks.start_scheduled"


def is_scheduled(tenant_id: str) -> bool:
    """Return whether the tenant has a schedule, paused or not."""
    found: bool = Schedule.objects.filter(func=TASK, name=tenant_id).exists()
    return found
