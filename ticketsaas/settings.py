"""Every setting of the product, in the order of a ticket's path. Values come from the environment.

Looked up in this order: the real environment, `.env`, and `.data/up.env`, where a running
`manage.py up` says which MongoDB and which external API it started. Each variable may also be given as
NAME_FILE (`config/variables.py`).
"""

import sys

from ticketsaas import __version__
from ticketsaas.backoffice.theme import UNFOLD as UNFOLD
from ticketsaas.config import environment, variables
from ticketsaas.config.production_checks import DEVELOPMENT_KEY, OWN_HOSTS, require_safe
from ticketsaas.http.limits import MAX_ADMIN_BODY_BYTES
from ticketsaas.monitoring.logging import logging_config

BASE_DIR = variables.BASE_DIR

# A page must say within 3 seconds that MongoDB is away; the driver notices up to half a second late. A
# value in a file is for the other processes.
if sys.argv[1:2] == ["serve"]:
    variables.set_default("MONGO_TIMEOUT_SECONDS", "2")
# Otherwise numpy, which tells languages, starts a thread for each core in every process that classifies.
variables.set_default("OPENBLAS_NUM_THREADS", "1")
variables.load_file(BASE_DIR / environment.read_text("ENV_FILE", default=".env"))
DATA_DIR = BASE_DIR / environment.read_text("DATA_DIR", default=".data")
UP_ENV_FILE = DATA_DIR / "up.env"
# `up` itself must not take the servers of an earlier, killed `up` for given ones.
if sys.argv[1:2] != ["up"]:
    variables.load_file(UP_ENV_FILE)

# Who may reach it

DEBUG = environment.read_bool("DEBUG", default=True)
SECRET_KEY = environment.read_text("SECRET_KEY", default=DEVELOPMENT_KEY)
ALLOWED_HOSTS = environment.read_list("ALLOWED_HOSTS", default=OWN_HOSTS if DEBUG else ())
API_PORT = environment.read_int("API_PORT", default=8000, minimum=1, maximum=65535)
BEHIND_TLS = environment.read_bool("BEHIND_TLS", default=False)
# Without TLS nobody else on the network should read along; with it, the proxy may be another machine.
BIND_ADDRESS = environment.read_address(
    "BIND_ADDRESS", default="0.0.0.0" if BEHIND_TLS else "127.0.0.1"
)
TRUSTED_PROXIES = environment.read_networks(
    "TRUSTED_PROXIES", default=("127.0.0.1", "::1") if BEHIND_TLS else ()
)
SECURE_SSL_REDIRECT = SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = BEHIND_TLS
# `ForwardedMiddleware` removes the header unless a trusted proxy has sent it.
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
# A year, which is what browsers' own lists ask for. Only over HTTPS, and this host name alone.
SECURE_HSTS_SECONDS = 31_536_000 if BEHIND_TLS else 0
# Orchestrators and Prometheus speak plain HTTP to each process.
SECURE_REDIRECT_EXEMPT = [r"^health(/live|/ready)?$", r"^metrics$"]
API_AUTH = environment.read_bool("API_AUTH", default=not DEBUG)
API_REQUESTS_PER_MINUTE = environment.read_int("API_REQUESTS_PER_MINUTE", default=600, minimum=0)
require_safe(debug=DEBUG, secret_key=SECRET_KEY, allowed_hosts=ALLOWED_HOSTS, behind_tls=BEHIND_TLS)

# MongoDB

MONGO_URL = environment.read_mongo_url("MONGO_URL", default="")
MONGO_DB = environment.read_text("MONGO_DB", default="support_saas")
# Where `up` starts the embedded one when nothing else is known; nothing else listens there.
MONGO_DEFAULT_URL = "mongodb://127.0.0.1:27117/?replicaSet=rs0"
# How long one operation may take.
MONGO_TIMEOUT_SECONDS = environment.read_float("MONGO_TIMEOUT_SECONDS", default=60, minimum=0.1)
# One operation of a migration may write to every row of a collection, or build an index over them, and nobody
# waits for its answer. A day is more than any takes; a failed one would begin anew, and never end.
if sys.argv[1:2] == ["migrate"]:
    MONGO_TIMEOUT_SECONDS = 86_400.0

DATABASES = {
    "default": {
        "ENGINE": "ticketsaas.mongo.backend",
        "HOST": MONGO_URL or MONGO_DEFAULT_URL,
        "NAME": MONGO_DB,
        "OPTIONS": {
            "appname": "ticketsaas",
            "tz_aware": False,
            "w": "majority",
            "timeoutMS": int(MONGO_TIMEOUT_SECONDS * 1000),
            # Long enough for the others to elect a new primary.
            "serverSelectionTimeoutMS": int(min(MONGO_TIMEOUT_SECONDS, 10) * 1000),
            "connectTimeoutMS": 2_000,
        },
    }
}

# The external API, and how tickets are fetched from it

# Empty when `up` is to start the mock, which it does at the other address if it can.
GIVEN_EXTERNAL_API_URL = environment.read_http_url("EXTERNAL_API_URL", default="")
EXTERNAL_API_URL = GIVEN_EXTERNAL_API_URL or "http://127.0.0.1:9000"
MAX_REQUESTS_PER_MINUTE = environment.read_int("MAX_REQUESTS_PER_MINUTE", default=60, minimum=0)
# The external API sends at most 100 tickets a page.
INGEST_PAGE_SIZE = environment.read_int("INGEST_PAGE_SIZE", default=100, minimum=1, maximum=100)
# At least 64 KB, so that a page of one ordinary ticket fits; a worker's memory holds no more than 32 MB well.
UPSTREAM_MAX_REPLY_BYTES = environment.read_int(
    "UPSTREAM_MAX_REPLY_BYTES", default=8388608, minimum=65536, maximum=33554432
)
# At most a month: by then a person has noticed.
UPSTREAM_PATIENCE_SECONDS = environment.read_int(
    "UPSTREAM_PATIENCE_SECONDS", default=900, minimum=0, maximum=2592000
)
LOCK_TTL_SECONDS = environment.read_int("LOCK_TTL_SECONDS", default=60, minimum=3)
# The words that helpdesks have for the end of a ticket.
CLOSED_STATUSES = environment.read_words(
    "CLOSED_STATUSES", default=("closed", "solved", "resolved", "done", "spam")
)

# Notifications

NOTIFY_URL = environment.read_http_url("NOTIFY_URL", default=f"{EXTERNAL_API_URL}/notify")
# Whether every open ticket of high urgency raises an alert, or only one whose urgency is sure.
ALERT_ON = environment.read_choice("ALERT_ON", default="sure", choices=("sure", "any"))
# How old a tenant's open urgent tickets may be at its first import to raise an alert.
ALERT_MAX_AGE = environment.read_age("ALERT_MAX_AGE")
NOTIFY_BACKOFF_SECONDS = environment.read_float("NOTIFY_BACKOFF_SECONDS", default=1, minimum=0)
NOTIFY_MAX_ATTEMPTS = environment.read_int("NOTIFY_MAX_ATTEMPTS", default=20, minimum=1)
CIRCUIT_BREAKER_FAILURE_THRESHOLD = environment.read_int(
    "CIRCUIT_BREAKER_FAILURE_THRESHOLD", default=5, minimum=1
)
# A window smaller than the threshold could never hold enough failures.
CIRCUIT_BREAKER_WINDOW_SIZE = environment.read_int(
    "CIRCUIT_BREAKER_WINDOW_SIZE",
    default=max(10, CIRCUIT_BREAKER_FAILURE_THRESHOLD),
    minimum=CIRCUIT_BREAKER_FAILURE_THRESHOLD,
)
CIRCUIT_BREAKER_TIMEOUT = environment.read_float("CIRCUIT_BREAKER_TIMEOUT", default=30, minimum=0.1)

# The task queue

Q_CLUSTER = {
    "name": "ticketsaas",
    "broker_class": "ticketsaas.mongo.task_queue.TaskQueue",
    "workers": environment.read_int("QUEUE_WORKERS", default=4, minimum=1, maximum=64),
    # A slice takes 45 s; `timeout` only ends a hung one.
    "timeout": 120,
    # Longer than a task can wait prefetched and then run, or it would be delivered twice.
    "retry": 600,
    "queue_limit": 4,
    "max_attempts": 3,
    "ack_failures": True,
    "catch_up": False,
    "save_limit": -1,
    # `qcluster` fires the schedules itself: in the sentinel, which stops the workers, the scheduler would
    # make a stop wait for MongoDB.
    "scheduler": False,
    "label": "Task queue",
}

# Django

DEFAULT_EXCEPTION_REPORTER_FILTER = "ticketsaas.http.error_reports.HidingFilter"
INSTALLED_APPS = [
    "ticketsaas.apps.TicketsaasConfig",
    "ingestion",
    "analytics",
    "notifications",
    "tickets",
    "unfold",
    "unfold.contrib.filters",
    "ticketsaas.apps.MongoAdminConfig",
    "ticketsaas.apps.MongoAuthConfig",
    "ticketsaas.apps.MongoContentTypesConfig",
    "ticketsaas.apps.MongoDjangoQConfig",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "rest_framework",
    "drf_spectacular",
    "drf_spectacular_sidecar",
    "drf_standardized_errors",
]
MIDDLEWARE = [
    "ticketsaas.http.forwarded.ForwardedMiddleware",
    "ticketsaas.monitoring.request_ids.RequestIdMiddleware",
    "ticketsaas.http.security_headers.ResponseHeadersMiddleware",
    "ticketsaas.api.errors.JsonErrorsMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "ticketsaas.http.body_limits.BodyLimitMiddleware",
    "ticketsaas.api.paths.EncodedSlashMiddleware",
    "ticketsaas.http.url_validation.AddressMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "ticketsaas.http.hosts.HostMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]
MIGRATION_MODULES = {
    "admin": "ticketsaas.mongo_migrations.admin",
    "auth": "ticketsaas.mongo_migrations.auth",
    "contenttypes": "ticketsaas.mongo_migrations.contenttypes",
    "django_q": "ticketsaas.mongo_migrations.django_q",
}
DEFAULT_AUTO_FIELD = "django_mongodb_backend.fields.ObjectIdAutoField"
ROOT_URLCONF = "ticketsaas.urls"
APPEND_SLASH = False
DATA_UPLOAD_MAX_MEMORY_SIZE = MAX_ADMIN_BODY_BYTES
USE_TZ = True
TIME_ZONE = "UTC"
LANGUAGE_CODE = "en"
USE_I18N = False
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    }
]
LOGIN_URL = "admin:login"
LOGIN_REDIRECT_URL = "admin:index"
STATIC_URL = "static/"
# Static files come straight from the packages; nothing has to be collected before the first page.
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = False
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator"},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]

# REST

REST_FRAMEWORK = {
    "DEFAULT_AUTHENTICATION_CLASSES": ["ticketsaas.access.api.authentication.KeyAuthentication"],
    "DEFAULT_THROTTLE_CLASSES": ["ticketsaas.access.api.throttling.KeyThrottle"],
    "DEFAULT_PERMISSION_CLASSES": ["ticketsaas.access.api.permissions.MayRead"],
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "DEFAULT_PARSER_CLASSES": ["rest_framework.parsers.JSONParser"],
    "DEFAULT_SCHEMA_CLASS": "ticketsaas.api.openapi.ApiSchema",
    "EXCEPTION_HANDLER": "ticketsaas.api.errors.handle_exception",
    "UNAUTHENTICATED_USER": None,
    "DEFAULT_CONTENT_NEGOTIATION_CLASS": "ticketsaas.api.negotiation.FormatNegotiation",
    # `?format=` is a parameter like any other, which only lists have; the negotiation reads it.
    "URL_FORMAT_OVERRIDE": None,
}
DRF_STANDARDIZED_ERRORS = {"ENABLE_IN_DEBUG_FOR_UNHANDLED_EXCEPTIONS": True}
SPECTACULAR_SETTINGS = {
    "TITLE": "ticketsaas",
    "DESCRIPTION": "Tickets of many tenants, ingested, classified and counted.",
    "VERSION": __version__,
    "SERVE_INCLUDE_SCHEMA": False,
    # How to use a key must be readable before one has a key.
    "SERVE_AUTHENTICATION": [],
    "SERVE_PERMISSIONS": [],
    "SWAGGER_UI_DIST": "SIDECAR",
    "SWAGGER_UI_FAVICON_HREF": "SIDECAR",
    "REDOC_DIST": "SIDECAR",
    "COMPONENT_SPLIT_REQUEST": True,
    # Both are fields named `status`.
    "ENUM_NAME_OVERRIDES": {
        "JobStatusEnum": "ingestion.models.STATUSES",
        "NotificationStatusEnum": "notifications.models.Notification.STATUSES",
        "UrgencyEnum": "tickets.models.Ticket.URGENCIES",
        "SentimentEnum": "tickets.models.Ticket.SENTIMENTS",
        "ConfidenceEnum": "tickets.models.Ticket.CONFIDENCES",
    },
}

# Lists

# Counts a list of tickets faster than an index can; called with the tenant and the filter.
TICKET_COUNTER = "analytics.store.list_counts.find_count"
# Corrects a ticket's labels together with its alerts and statistics (`tickets/core/corrections.py`).
LABEL_CORRECTOR = "ingestion.engine.corrections.relabel"
# How the apps below the classifier show a row of `tickets` that lacks labels.
ROW_COMPLETER = "tickets.classification.completion.complete_row"
# All lists together in one web process; each takes one of its threads while the client reads.
EXPORTS_PER_PROCESS = environment.read_int("EXPORTS_PER_PROCESS", default=2, minimum=1)
# How long a client may take for one batch of 500 rows.
EXPORT_SEND_SECONDS = environment.read_float("EXPORT_SEND_SECONDS", default=60, minimum=0.1)

# Logs and signs of life

# A worker makes it new with every beat; empty: none.
LIVENESS_FILE = environment.read_text("LIVENESS_FILE", default="")
LOG_FORMAT = environment.read_choice("LOG_FORMAT", default="console", choices=("console", "json"))
LOGGING_CONFIG = "ticketsaas.monitoring.logging.configure_logging"
LOGGING = logging_config(log_format=LOG_FORMAT)
