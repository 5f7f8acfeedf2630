from django.apps import AppConfig


class NotificationsConfig(AppConfig):
    name = "notifications"
    default_auto_field = "django_mongodb_backend.fields.ObjectIdAutoField"
