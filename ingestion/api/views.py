"""The ingestion over REST: start, watch and cancel jobs, and see the lock and the budget."""

from typing import Any
from uuid import UUID

from django.http.response import HttpResponseBase
from django.urls import reverse
from drf_spectacular.utils import OpenApiResponse, extend_schema
from rest_framework.decorators import action
from rest_framework.exceptions import NotFound
from rest_framework.request import Request
from rest_framework.response import Response

from ingestion.api.idempotency import KEY_PARAMETER, REPLAYED, REPLAYED_HEADER, read_idempotency_key
from ingestion.api.serializers import (
    IDLE,
    JOB_SEGMENT,
    BudgetSerializer,
    CancellingJobSerializer,
    JobSerializer,
    LockSerializer,
    LogSerializer,
    RunParameters,
    StartedJobSerializer,
    TenantListParameters,
    TenantStatusSerializer,
)
from ingestion.config import job_config
from ingestion.core.job import Job
from ingestion.core.states import ACTIVE, FINAL
from ingestion.engine.abandoned import end_abandoned
from ingestion.engine.lifecycle import cancel_job, start_job, start_job_once
from ingestion.engine.wait import wait_for_end
from ingestion.store import job_queries, jobs, lock, rate_limit
from ingestion.store.lock import LockHeld
from ticketsaas.access.api.permissions import MayIngest, MayRead
from ticketsaas.api.errors import Conflict
from ticketsaas.api.lists.pagination import list_responses
from ticketsaas.api.openapi import TENANT_SEGMENT, error_responses
from ticketsaas.api.parameters import TenantParameters
from ticketsaas.api.viewsets import ApiViewSet


class JobViewSet(ApiViewSet):
    """Jobs: start, watch, list and cancel them."""

    lookup_url_kwarg = "job_id"
    lookup_value_converter = "uuid"
    serializer_class = JobSerializer
    # Of `run` and `destroy`; the actions that only read set their own.
    permission_classes = [MayIngest]

    @extend_schema(
        operation_id="startIngestion",
        summary="Start an ingestion",
        parameters=[KEY_PARAMETER, REPLAYED_HEADER],
        request=None,
        responses={
            200: OpenApiResponse(JobSerializer, "The job ended while you waited."),
            202: OpenApiResponse(StartedJobSerializer, "Queued. `Location` is where to watch it."),
            **error_responses(409),
        },
    )
    @action(detail=False, methods=["post"], parameters_class=RunParameters)
    def run(self, request: Request) -> Response:
        """One job at a time for each tenant: 409 names the one that is running.

        With an `Idempotency-Key` a request may be repeated: the reply is about the same job.
        """
        job, is_new = _start(self.parameters["tenant_id"], key=read_idempotency_key(request))
        if self.parameters["wait"]:
            job = wait_for_end(job.job_id, seconds=self.parameters["wait"])
        headers = {} if is_new else {REPLAYED: "true"}
        if job.status in FINAL:
            return Response(JobSerializer(job).data, headers=headers)
        headers["Location"] = reverse("job-progress", args=[job.job_id])
        return Response(StartedJobSerializer(job).data, status=202, headers=headers)

    @extend_schema(
        operation_id="getIngestionStatus",
        summary="See whether a tenant is being ingested",
        responses={200: TenantStatusSerializer, **error_responses()},
    )
    @action(detail=False, parameters_class=TenantParameters, permission_classes=[MayRead])
    def status(self, request: Request) -> Response:
        """The active job, if there is one, and how the last one ended."""
        tenant_id = self.parameters["tenant_id"]
        end_abandoned(tenant_id)
        job = job_queries.find_active_job(tenant_id)
        status = {
            "tenant_id": tenant_id,
            "status": job.status if job else IDLE,
            "job_id": job.job_id if job else None,
            "started_at": job.started_at if job else None,
            "waiting_for": job.waiting_for if job else None,
            "waiting_until": job.waiting_until if job else None,
            "last_job": job_queries.find_last_ended_job(tenant_id),
        }
        return Response(TenantStatusSerializer(status).data)

    @extend_schema(
        operation_id="getJob",
        summary="Watch a job",
        parameters=[JOB_SEGMENT],
        responses={200: JobSerializer, **error_responses(404)},
    )
    @action(detail=False, url_path="progress/<uuid:job_id>", permission_classes=[MayRead])
    def progress(self, request: Request, job_id: UUID) -> Response:
        """A job whose worker died and that nobody resumes ends as `lost` when it is watched."""
        job = _get_visible_job(request, job_id)
        if job.status in ACTIVE and end_abandoned(job.tenant_id):
            job = jobs.get_job(str(job_id))
        return Response(self.get_serializer(job).data)

    @extend_schema(
        operation_id="cancelJob",
        summary="Cancel a job",
        parameters=[JOB_SEGMENT],
        responses={202: CancellingJobSerializer, **error_responses(404, 409)},
    )
    def destroy(self, request: Request, job_id: UUID) -> Response:
        """The job stops before its next page. What it has committed stays, and it deletes nothing."""
        _get_visible_job(request, job_id)
        job = cancel_job(str(job_id))
        if job is None:
            raise Conflict("The job has ended already.", code="job_ended")
        return Response(CancellingJobSerializer(job).data, status=202)

    @extend_schema(
        operation_id="listJobs",
        summary="List a tenant's jobs",
        responses={**list_responses(JobSerializer), **error_responses()},
    )
    @action(
        detail=False,
        url_path="jobs",
        parameters_class=TenantListParameters,
        permission_classes=[MayRead],
    )
    def list_jobs(self, request: Request) -> HttpResponseBase:
        """Newest first."""
        end_abandoned(self.parameters["tenant_id"])
        return self.list_response(job_queries.list_jobs(self.parameters["tenant_id"]))


class LogViewSet(ApiViewSet):
    """How jobs run, and how they ended."""

    serializer_class = LogSerializer
    parameters_class = TenantListParameters

    @extend_schema(
        operation_id="listLogs",
        summary="List how a tenant's jobs run and ended",
        responses={**list_responses(LogSerializer), **error_responses()},
    )
    def list(self, request: Request) -> HttpResponseBase:
        """One entry for each job, from the beginning of its run or at its end; the newest job first."""
        return self.list_response(job_queries.list_logs(self.parameters["tenant_id"]))


class LockViewSet(ApiViewSet):
    """Who may ingest a tenant."""

    lookup_url_kwarg = "tenant_id"
    serializer_class = LockSerializer

    @extend_schema(
        operation_id="getLock",
        summary="See who may ingest a tenant",
        parameters=[TENANT_SEGMENT],
        responses={200: LockSerializer, **error_responses()},
    )
    def retrieve(self, request: Request, tenant_id: str) -> Response:
        """Once the lease has run out, `locked` is false and the owner is the last one."""
        unlocked = {"locked": False, "owner_id": None, "acquired_at": None, "expires_at": None}
        row = lock.find_lock(tenant_id) or unlocked
        return Response(self.get_serializer({**row, "tenant_id": tenant_id}).data)


class BudgetViewSet(ApiViewSet):
    """How many calls to the external API are left."""

    serializer_class = BudgetSerializer

    @extend_schema(
        operation_id="getBudget",
        summary="See how many calls to the external API are left",
        responses={200: BudgetSerializer, **error_responses()},
    )
    @action(detail=False)
    def status(self, request: Request) -> Response:
        """One budget for all tenants and processes."""
        budget = rate_limit.read_status(limit=job_config().calls_per_minute)
        return Response(self.get_serializer(budget).data)


def _start(tenant_id: str, *, key: str | None) -> tuple[Job, bool]:
    """Return the job and whether it is new. Raises Conflict."""
    try:
        if key is None:
            return start_job(tenant_id), True
        return start_job_once(tenant_id, idempotency_key=key)
    except LockHeld as held:
        detail = "The tenant is being ingested already. Wait for that job, or cancel it."
        raise Conflict(detail, code="ingestion_running", job_id=held.owner_id) from held


def _get_visible_job(request: Request, job_id: UUID) -> Job:
    job = jobs.find_job(str(job_id))
    caller: Any = request.auth
    if job is None or not caller.may_see(job.tenant_id):
        raise NotFound("There is no job with this id.")
    return job
