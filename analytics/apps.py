from django.apps import AppConfig


class AnalyticsConfig(AppConfig):
    name = "analytics"
    default_auto_field = "django_mongodb_backend.fields.ObjectIdAutoField"
