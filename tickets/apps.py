from django.apps import AppConfig


class TicketsConfig(AppConfig):
    name = "tickets"
    default_auto_field = "django_mongodb_backend.fields.ObjectIdAutoField"
