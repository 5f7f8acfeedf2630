"""Django's own apps and django-q2 on ObjectId keys, which MongoDB needs instead of counters."""

from django.apps import AppConfig, apps
from django.contrib.admin.apps import AdminConfig
from django.contrib.auth.apps import AuthConfig
from django.contrib.contenttypes.apps import ContentTypesConfig
from django.db.models.signals import post_migrate
from django_q.apps import DjangoQConfig

OBJECT_ID = "django_mongodb_backend.fields.ObjectIdAutoField"


class TicketsaasConfig(AppConfig):
    name = "ticketsaas"
    default_auto_field = OBJECT_ID

    def ready(self) -> None:
        from ticketsaas.access.groups import complete_groups

        # `sessions` comes after every app whose permissions a role has, so they exist by then.
        post_migrate.connect(complete_groups, sender=apps.get_app_config("sessions"))


class MongoAdminConfig(AdminConfig):
    default_auto_field = OBJECT_ID


class MongoAuthConfig(AuthConfig):
    default_auto_field = OBJECT_ID


class MongoContentTypesConfig(ContentTypesConfig):
    default_auto_field = OBJECT_ID


class MongoDjangoQConfig(DjangoQConfig):  # type: ignore[misc]
    default_auto_field = OBJECT_ID
