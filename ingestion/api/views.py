"""The ingestion over REST: start, watch and cancel jobs, and see the lock and the budget."""

from uuid import UUID

from django.http.response import HttpResponseBase
from django.urls import reverse
from drf_spectacular.utils import OpenApiResponse, extend_schema
from rest_framework.decorators import api_view, permission_classes
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
from ingestion.core.states import ACTIVE, FINAL
from ingestion.engine.lifecycle import (
    cancel_job,
    end_abandoned,
    start_job,
    start_job_once,
    wake_job,
)
from ingestion.engine.wait import wait_for_end
from ingestion.store import job_queries, jobs, lock, rate_limit
from ingestion.store.lock import LockHeld
from ticketsaas.access.api.permissions import MayIngest
from ticketsaas.api.errors import Conflict
from ticketsaas.api.lists.pagination import list_response, list_responses
from ticketsaas.api.openapi import TENANT_SEGMENT, error_responses
from ticketsaas.api.parameters import (
    Parameters,
    TenantParameters,
    may_see,
    read_parameters,
    require_tenant,
)
from ticketsaas.mongo import Document


@extend_schema(
    operation_id="startIngestion",
    summary="Start an ingestion",
    parameters=[RunParameters, KEY_PARAMETER, REPLAYED_HEADER],
    request=None,
    responses={
        200: OpenApiResponse(JobSerializer, "The job ended while you waited."),
        202: OpenApiResponse(StartedJobSerializer, "Queued. `Location` is where to watch it."),
        **error_responses(409),
    },
)
@api_view(["POST"])
@permission_classes([MayIngest])
def start_ingestion(request: Request) -> Response:
    """One job at a time for each tenant: 409 names the one that is running.

    With an `Idempotency-Key` a request may be repeated: the reply is about the same job.
    """
    parameters = read_parameters(RunParameters, request)
    job, is_new = _start(parameters["tenant_id"], key=read_idempotency_key(request))
    if parameters["wait"]:
        job = wait_for_end(job["_id"], seconds=parameters["wait"])
    headers = {} if is_new else {REPLAYED: "true"}
    if job["status"] in FINAL:
        return Response(JobSerializer(job).data, headers=headers)
    headers["Location"] = reverse("job", args=[job["_id"]])
    return Response(StartedJobSerializer(job).data, status=202, headers=headers)


def _start(tenant_id: str, *, key: str | None) -> tuple[Document, bool]:
    """The job, and whether it is new."""
    try:
        if key is None:
            job, is_new = start_job(tenant_id), True
        else:
            job, is_new = start_job_once(tenant_id, idempotency_key=key)
    except LockHeld as held:
        detail = "The tenant is being ingested already. Wait for that job, or cancel it."
        raise Conflict(detail, code="ingestion_running", job_id=held.owner_id) from held
    if is_new:
        wake_job(job["_id"])
    return job, is_new


@extend_schema(
    operation_id="getIngestionStatus",
    summary="See whether a tenant is being ingested",
    parameters=[TenantParameters],
    responses={200: TenantStatusSerializer, **error_responses()},
)
@api_view(["GET", "HEAD"])
def get_status(request: Request) -> Response:
    """The job at work, if there is one, and how the last one ended."""
    tenant_id = read_parameters(TenantParameters, request)["tenant_id"]
    end_abandoned(tenant_id)
    job = job_queries.find_active_job(tenant_id) or {}
    status = {
        "tenant_id": tenant_id,
        "status": job.get("status", IDLE),
        "job_id": job.get("_id"),
        "started_at": job.get("started_at"),
        "waiting_for": job.get("waiting_for"),
        "waiting_until": job.get("waiting_until"),
        "last_job": job_queries.find_last_ended_job(tenant_id),
    }
    return Response(TenantStatusSerializer(status).data)


@extend_schema(
    operation_id="getJob",
    summary="Watch a job",
    parameters=[JOB_SEGMENT],
    responses={200: JobSerializer, **error_responses(404)},
)
@api_view(["GET", "HEAD"])
def get_job(request: Request, job_id: UUID) -> Response:
    """A job whose worker died and that nobody resumes ends `lost` when it is looked at."""
    read_parameters(Parameters, request)
    job = _get_visible_job(request, job_id)
    if job["status"] in ACTIVE and end_abandoned(job["tenant_id"]):
        job = jobs.get_job(str(job_id))
    return Response(JobSerializer(job).data)


@extend_schema(
    operation_id="cancelJob",
    summary="Cancel a job",
    parameters=[JOB_SEGMENT],
    responses={202: CancellingJobSerializer, **error_responses(404, 409)},
)
@api_view(["DELETE"])
@permission_classes([MayIngest])
def delete_job(request: Request, job_id: UUID) -> Response:
    """It stops before its next page; what it has committed stays, and it deletes nothing."""
    read_parameters(Parameters, request)
    _get_visible_job(request, job_id)
    job = cancel_job(str(job_id))
    if job is None:
        raise Conflict("The job has ended already.", code="job_ended")
    return Response(CancellingJobSerializer(job).data, status=202)


@extend_schema(
    operation_id="listJobs",
    summary="List a tenant's jobs",
    parameters=[TenantListParameters],
    responses={**list_responses(JobSerializer), **error_responses()},
)
@api_view(["GET", "HEAD"])
def list_jobs(request: Request) -> HttpResponseBase:
    """Newest first."""
    parameters = read_parameters(TenantListParameters, request)
    end_abandoned(parameters["tenant_id"])
    listing = job_queries.list_jobs(parameters["tenant_id"])
    return list_response(listing, parameters, row=JobSerializer, request=request)


@extend_schema(
    operation_id="listLogs",
    summary="List how a tenant's jobs ended",
    parameters=[TenantListParameters],
    responses={**list_responses(LogSerializer), **error_responses()},
)
@api_view(["GET", "HEAD"])
def list_logs(request: Request) -> HttpResponseBase:
    """One for each job that has ended, whatever its end; the latest first."""
    parameters = read_parameters(TenantListParameters, request)
    listing = job_queries.list_logs(parameters["tenant_id"])
    return list_response(listing, parameters, row=LogSerializer, request=request)


@extend_schema(
    operation_id="getLock",
    summary="See who may ingest a tenant",
    parameters=[TENANT_SEGMENT],
    responses={200: LockSerializer, **error_responses()},
)
@api_view(["GET", "HEAD"])
def get_lock(request: Request, tenant_id: str) -> Response:
    """`locked` is false, and the owner the last one, once the lease has run out."""
    read_parameters(Parameters, request)
    require_tenant(tenant_id, request)
    unlocked = {"locked": False, "owner_id": None, "acquired_at": None, "expires_at": None}
    row = lock.find_lock(tenant_id) or unlocked
    return Response(LockSerializer({**row, "tenant_id": tenant_id}).data)


@extend_schema(
    operation_id="getBudget",
    summary="See how many calls to the external API are left",
    responses={200: BudgetSerializer, **error_responses()},
)
@api_view(["GET", "HEAD"])
def get_budget(request: Request) -> Response:
    """One budget for all tenants and processes."""
    read_parameters(Parameters, request)
    budget = rate_limit.read_status(limit=job_config().calls_per_minute)
    return Response(BudgetSerializer(budget).data)


def _get_visible_job(request: Request, job_id: UUID) -> Document:
    job = jobs.find_job(str(job_id))
    if job is None or not may_see(job["tenant_id"], request):
        raise NotFound("There is no job with this id.")
    return job
