"""The collections of the product as a whole: fields and indexes, nothing else.

The driver writes the rows; the models describe them to the admin and the migrations.
"""

from django.contrib.auth.models import User
from django.db import models
from django_mongodb_backend.fields import ArrayField

from ticketsaas.mongo.fields import DocumentField


class Tenant(models.Model):
    """A company whose tickets are ingested.

    Its row is created with its first job, or by `createapikey --new`. A job that finds nothing of it removes
    the row again (`ingestion/store/known_tenants.py`).
    """

    tenant_id = models.CharField(max_length=512, primary_key=True, db_column="_id")
    created_at = models.DateTimeField()
    last_completed_sync = models.DateTimeField(null=True)
    # True once the roll-ups count every ticket, which they don't yet for a tenant older than they are.
    has_rollups = models.BooleanField(default=False)
    # Grows with every repair of the roll-ups, so that a difference measured before is not added twice.
    rollups_mended = models.IntegerField(default=0)
    # Set when tickets are stored without being counted, which makes `has_rollups` false, until a rebuild
    # has counted them; how often that happened, and how often when the roll-ups were emptied last.
    rollups_failed_at = models.DateTimeField(null=True)
    rollups_failures = models.IntegerField(null=True)
    rollups_cleared = models.IntegerField(null=True)
    # When the task queue may rebuild them (again).
    rebuild_due_at = models.DateTimeField(null=True)
    # Where an interrupted reclassification continues: the version of its rules and the last ticket's id.
    reclassified = DocumentField(null=True)
    # Where an interrupted import continues: the file's name and digest, and the byte after the last batch.
    importing = DocumentField(null=True)
    # Which version of `tickets/core/keywords.py` extracted the words of every ticket; null: an earlier one.
    words_version = models.IntegerField(null=True)

    class Meta:
        db_table = "tenants"
        indexes = [
            models.Index(fields=["last_completed_sync"], name="tenants_by_sync"),
            models.Index(fields=["rollups_failed_at"], name="tenants_by_failed_rollups"),
        ]

    def __str__(self) -> str:
        return self.tenant_id


class WorkerHeartbeat(models.Model):
    """The last sign of life of a worker process (`ticketsaas/monitoring/heartbeat.py`)."""

    key = models.CharField(max_length=512, primary_key=True, db_column="_id")
    kind = models.CharField(max_length=32)
    at = models.DateTimeField()

    class Meta:
        db_table = "worker_heartbeats"

    def __str__(self) -> str:
        return self.key


class ApiKey(models.Model):
    """A key to the API, stored with the hash of its secret; one without a tenant is for all tenants."""

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
    """The tenants that a user sees in the admin: the listed ones, or all.

    A user without a row sees none; a superuser sees all in any case.
    """

    user = models.OneToOneField(User, on_delete=models.CASCADE, related_name="staff_tenants")
    all_tenants = models.BooleanField(default=False)
    tenant_ids = ArrayField(models.CharField(max_length=512), default=list, blank=True)

    class Meta:
        db_table = "staff_tenants"
        verbose_name = verbose_name_plural = "tenants to see"

    def __str__(self) -> str:
        return "all tenants" if self.all_tenants else ", ".join(self.tenant_ids) or "no tenant"


class RequestWindow(models.Model):
    """The requests of a key, or the failures of an address, in the last minute.

    Written by `ticketsaas/access/store/request_counter.py`.
    """

    key = models.CharField(max_length=64, primary_key=True, db_column="_id")
    clock = models.BigIntegerField()
    granted = models.BooleanField()
    expires_at = models.DateTimeField()

    class Meta:
        db_table = "request_windows"

    def __str__(self) -> str:
        return self.key
