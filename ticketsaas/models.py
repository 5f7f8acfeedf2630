"""Collection `worker_heartbeats`: fields, nothing else. It has one small row a process."""

from django.db import models


class WorkerHeartbeat(models.Model):
    """When a worker process last said that it is alive; written by `ticketsaas/heartbeat.py`."""

    key = models.CharField(max_length=512, primary_key=True, db_column="_id")
    kind = models.CharField(max_length=32)
    at = models.DateTimeField()

    class Meta:
        db_table = "worker_heartbeats"

    def __str__(self) -> str:
        return self.key
