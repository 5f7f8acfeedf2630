from django.apps import AppConfig


class IngestionConfig(AppConfig):
    name = "ingestion"
    default_auto_field = "django_mongodb_backend.fields.ObjectIdAutoField"
