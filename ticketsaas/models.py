"""Collections of the product as a whole: fields and indexes, nothing else.

Rows are written by the driver (`heartbeat.py`, `access/`); the models give the admin and the migrations
their shape.
"""

from django.contrib.auth.models import User
from django.db import models
from django_mongodb_backend.fields import ArrayField

from ticketsaas.mongo.fields import DocumentField


class Tenant(models.Model):
    """A company whose tickets are ingested; known since its first job."""

    tenant_id = models.CharField(max_length=512, primary_key=True, db_column="_id")
    created_at = models.DateTimeField()
    last_completed_sync = models.DateTimeField(null=True)
    # True once the roll-ups count every ticket; those of a tenant from before them do not yet.
    has_rollups = models.BooleanField(default=False)
    # Grows whenever somebody mends them: what was measured before must not be added twice.
    rollups_mended = models.IntegerField(default=0)
    # How far an interrupted reclassification is: the version of its rules, and the last ticket's id.
    reclassified = DocumentField(null=True)

    class Meta:
        db_table = "tenants"
        indexes = [models.Index(fields=["last_completed_sync"], name="tenants_by_sync")]

    def __str__(self) -> str:
        return self.tenant_id


class WorkerHeartbeat(models.Model):
    """When a worker process last said that it is alive; written by `ticketsaas/monitoring/heartbeat.py`."""

    key = models.CharField(max_length=512, primary_key=True, db_column="_id")
    kind = models.CharField(max_length=32)
    at = models.DateTimeField()

    class Meta:
        db_table = "worker_heartbeats"

    def __str__(self) -> str:
        return self.key


class ApiKey(models.Model):
    """A key to the API. The secret is stored as its hash alone; without a tenant it is for all."""

    key_id = models.CharField("prefix", max_length=12, primary_key=True, db_column="_id")
    hash = models.CharField(max_length=64)
    tenant_id = models.CharField(max_length=512, null=True)
    scopes = ArrayField(models.CharField(max_length=8))
    name = models.CharField(max_length=100, blank=True)
    created_at = models.DateTimeField()
    expires_at = models.DateTimeField(null=True)
    revoked_at = models.DateTimeField(null=True)
    last_used_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "api_keys"
        verbose_name = "API key"
        permissions = [("revoke_apikey", "Can revoke API keys")]
        indexes = [
            models.Index(fields=["tenant_id", "-created_at"], name="api_keys_by_tenant"),
            models.Index(fields=["-created_at"], name="api_keys_by_time"),
        ]

    def __str__(self) -> str:
        return self.key_id


class StaffTenants(models.Model):
    """The tenants that a login sees in the admin: those named, or all. Without a row it sees none,
    but a superuser sees all in any case."""

    user = models.OneToOneField(User, on_delete=models.CASCADE, related_name="staff_tenants")
    all_tenants = models.BooleanField(default=False)
    tenant_ids = ArrayField(models.CharField(max_length=512), default=list, blank=True)

    class Meta:
        db_table = "staff_tenants"
        verbose_name = verbose_name_plural = "tenants to see"

    def __str__(self) -> str:
        return "all tenants" if self.all_tenants else ", ".join(self.tenant_ids) or "no tenant"


class RequestWindow(models.Model):
    """Requests of a key, or failures of an address, in the last minute; see `access/windows.py`."""

    key = models.CharField(max_length=64, primary_key=True, db_column="_id")
    clock = models.BigIntegerField()
    granted = models.BooleanField()
    expires_at = models.DateTimeField()

    class Meta:
        db_table = "request_windows"

    def __str__(self) -> str:
        return self.key
