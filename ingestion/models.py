"""The collections of ingestion: fields and indexes, nothing else.

The modules in `store/` write the rows through the driver. The models give the admin and the migrations
their shape.
"""

from django.db import models
from django_mongodb_backend.fields import ArrayField

from ingestion.core.states import CandidateState, JobStatus, Wait
from ticketsaas.mongo.fields import DocumentField

MAX_KEY_LENGTH = 255

STATUSES = [(status.value, status.value.replace("_", " ")) for status in JobStatus]


LOCK_PREFIX = "ingest:"


class IngestionJob(models.Model):
    """One crawl of one tenant's feed; `next_page` is its checkpoint."""

    job_id = models.CharField(max_length=36, primary_key=True, db_column="_id")
    tenant_id = models.CharField(max_length=512)
    status = models.CharField(max_length=24, choices=STATUSES)
    progress = models.IntegerField(default=0)
    total_pages = models.IntegerField(null=True)
    processed_pages = models.IntegerField(default=0)
    next_page = models.IntegerField(null=True)
    page_size = models.IntegerField(default=100)
    next_record = models.IntegerField(null=True)
    new_ingested = models.IntegerField(default=0)
    updated = models.IntegerField(default=0)
    unchanged = models.IntegerField(default=0)
    repeated = models.IntegerField(default=0)
    deleted = models.IntegerField(default=0)
    restored = models.IntegerField(default=0)
    outdated = models.IntegerField(default=0)
    undecided = models.IntegerField(default=0)
    alerts_suppressed = models.IntegerField("alerts too old", default=0)
    skipped = models.IntegerField("other tenants'", default=0)
    rejected = models.IntegerField(default=0)
    errors = models.IntegerField(default=0)
    api_calls = models.IntegerField(default=0)
    throttled = models.IntegerField("calls answered 429", default=0)
    total_count = models.IntegerField("tickets upstream", null=True)
    unclear_end = models.BooleanField("end of the feed unclear", default=False)
    page_offset = models.IntegerField("committed records of the next page", null=True)
    second_looks = models.IntegerField(default=0)
    barren_pages = models.IntegerField("pages in a row with nothing new", default=0)
    candidates = models.IntegerField("candidates for deletion", null=True)
    withheld = models.IntegerField("withheld deletions", default=0)
    failed_lookups = models.IntegerField("failed look-ups in a row", default=0)
    judged_at_fence = models.IntegerField(null=True)
    review = DocumentField(null=True)
    alerts_from = models.DateTimeField("no alerts before", null=True)
    waiting_for = models.CharField(
        max_length=8, null=True, choices=[(wait.value, wait.value) for wait in Wait]
    )
    waiting_until = models.DateTimeField(null=True)
    outage_calls = models.IntegerField("calls since upstream's last good answer", default=0)
    outage_seconds = models.FloatField("seconds without a good answer", default=0)
    slices = models.IntegerField(default=0)
    idle_slices = models.IntegerField("slices in a row without a result", default=0)
    wake_again_at = models.DateTimeField(null=True)
    idempotency_key = models.CharField(max_length=MAX_KEY_LENGTH, null=True)
    created_at = models.DateTimeField()
    started_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    error = models.TextField(null=True)
    request_id = models.CharField("request", max_length=128, null=True)

    class Meta:
        db_table = "ingestion_jobs"
        verbose_name = "job"
        permissions = [
            ("review_deletions", "Can decide about withheld deletions"),
            ("start_ingestionjob", "Can start jobs"),
            ("cancel_ingestionjob", "Can cancel jobs"),
        ]
        indexes = [
            models.Index(fields=["tenant_id", "-created_at", "job_id"], name="jobs_by_tenant"),
            models.Index(fields=["status"], name="jobs_by_status"),
            models.Index(fields=["-created_at"], name="jobs_by_time"),
        ]

    def __str__(self) -> str:
        return f"{self.tenant_id} {self.job_id}"


class IngestionLog(models.Model):
    """How a job runs or how it ended: one row a job, from the beginning of its run (`store/job_logs.py`)."""

    job_id = models.CharField(max_length=36, primary_key=True, db_column="_id")
    tenant_id = models.CharField(max_length=512)
    status = models.CharField(max_length=24, choices=STATUSES)
    created_at = models.DateTimeField(null=True)
    started_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    processed_pages = models.IntegerField(default=0)
    new_ingested = models.IntegerField()
    updated = models.IntegerField()
    unchanged = models.IntegerField(default=0)
    repeated = models.IntegerField(default=0)
    deleted = models.IntegerField()
    restored = models.IntegerField(default=0)
    skipped = models.IntegerField("other tenants'", default=0)
    rejected = models.IntegerField(default=0)
    api_calls = models.IntegerField(default=0)
    throttled = models.IntegerField("calls answered 429", default=0)
    outdated = models.IntegerField(default=0)
    undecided = models.IntegerField(default=0)
    alerts_suppressed = models.IntegerField("alerts too old", default=0)
    errors = models.IntegerField()
    error = models.TextField(null=True)

    class Meta:
        db_table = "ingestion_logs"
        verbose_name = "log"
        indexes = [
            models.Index(fields=["tenant_id", "-created_at", "job_id"], name="logs_by_tenant"),
            models.Index(fields=["-created_at"], name="logs_by_time"),
        ]

    def __str__(self) -> str:
        return f"{self.tenant_id} {self.status}"


class IngestionTotals(models.Model):
    """What a tenant's ended jobs have done in all (`store/job_totals.py`)."""

    tenant_id = models.CharField(max_length=512, primary_key=True, db_column="_id")
    counters = DocumentField()
    ended = DocumentField("jobs by status")

    class Meta:
        db_table = "ingestion_totals"

    def __str__(self) -> str:
        return self.tenant_id


class DistributedLock(models.Model):
    """The lock on a tenant's ingestion. Never deleted: `fence` must not start again from one."""

    key = models.CharField(max_length=520, primary_key=True, db_column="_id")
    resource_id = models.CharField(max_length=520)
    owner_id = models.CharField("job", max_length=36, null=True)
    holder = models.CharField("slice", max_length=36, null=True)
    fence = models.IntegerField()
    acquired_at = models.DateTimeField(null=True)
    expires_at = models.DateTimeField()

    class Meta:
        db_table = "distributed_locks"
        verbose_name = "lock"
        permissions = [("release_distributedlock", "Can release locks whose holder is dead")]

    def __str__(self) -> str:
        return self.resource_id

    @property
    def tenant_id(self) -> str:
        return self.resource_id.removeprefix(LOCK_PREFIX)


class ApiBudget(models.Model):
    """The calls to the external API that were granted lately, in one document for all processes."""

    name = models.CharField(max_length=64, primary_key=True, db_column="_id")
    clock = models.DateTimeField()
    blocked_until = models.DateTimeField(null=True)

    class Meta:
        db_table = "api_budgets"
        verbose_name = "budget"

    def __str__(self) -> str:
        return self.name


class PageSighting(models.Model):
    """The upstream ids on a page that a running job read; `page` is null for a page read again."""

    key = models.CharField(max_length=64, primary_key=True, db_column="_id")
    tenant_id = models.CharField(max_length=512)
    job_id = models.CharField(max_length=36)
    page = models.IntegerField(null=True)
    ids = ArrayField(models.CharField(max_length=512))
    fence = models.IntegerField()
    others = models.IntegerField("records without an id")
    again = models.IntegerField("records that came before")
    total_count = models.IntegerField(null=True)

    class Meta:
        db_table = "page_sightings"
        indexes = [
            models.Index(fields=["tenant_id", "job_id", "page"], name="sightings_by_page"),
            models.Index(fields=["tenant_id", "job_id", "ids"], name="sightings_by_ticket"),
        ]

    def __str__(self) -> str:
        return self.key


class DeletionCandidate(models.Model):
    """A ticket that a job takes for gone upstream."""

    key = models.CharField(max_length=580, primary_key=True, db_column="_id")
    tenant_id = models.CharField(max_length=512)
    job_id = models.CharField(max_length=36)
    fence = models.IntegerField()
    external_id = models.CharField("upstream id", max_length=512)
    state = models.CharField(max_length=8, choices=[(s.value, s.value) for s in CandidateState])
    reason = models.TextField(null=True)
    tries = models.IntegerField("look-ups that failed", default=0)
    listed = models.BooleanField()

    class Meta:
        db_table = "deletion_candidates"
        verbose_name = "candidate for deletion"
        verbose_name_plural = "candidates for deletion"
        indexes = [
            models.Index(
                fields=["tenant_id", "job_id", "fence", "state", "key"], name="candidates_by_state"
            ),
        ]

    def __str__(self) -> str:
        return self.external_id


class IngestionReject(models.Model):
    """A record of the feed that is not a ticket: as it came last, with the reason (`store/rejects.py`)."""

    key = models.CharField(max_length=64, primary_key=True, db_column="_id")
    tenant_id = models.CharField(max_length=512)
    job_id = models.CharField(max_length=36)
    page = models.IntegerField()
    external_id = models.CharField("upstream id", max_length=512, null=True)
    field = models.CharField(max_length=64, null=True)
    reason = models.TextField()
    raw = models.TextField()
    recorded_at = models.DateTimeField()
    first_seen_at = models.DateTimeField(null=True)
    last_seen_at = models.DateTimeField(null=True)
    times = models.IntegerField(null=True)

    class Meta:
        db_table = "ingestion_rejects"
        verbose_name = "reject"
        indexes = [
            models.Index(fields=["tenant_id", "-recorded_at"], name="rejects_by_tenant"),
            models.Index(fields=["tenant_id", "job_id", "-recorded_at"], name="rejects_by_job"),
            models.Index(fields=["-recorded_at"], name="rejects_by_time"),
        ]

    def __str__(self) -> str:
        return self.reason
