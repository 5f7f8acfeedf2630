from django.db import migrations

from ticketsaas.mongo.migration_operations import create_index


class Migration(migrations.Migration):
    """Plain indexes beside the partial unique ones of Django's and django-q2's own collections."""

    dependencies = [
        ("ticketsaas", "0001_initial"),
        ("auth", "0001_initial"),
        ("contenttypes", "0001_initial"),
        ("django_q", "0001_initial"),
        ("sessions", "0001_initial"),
    ]
    operations = [
        create_index("auth_user", ["username"], name="user_by_name"),
        create_index("auth_group", ["name"], name="group_by_name"),
        create_index("django_content_type", ["app_label", "model"], name="type_by_model"),
        create_index("django_session", ["session_key"], name="session_by_key"),
        create_index("django_q_task", ["id"], name="task_by_id"),
        create_index("task_queue", ["lock"], name="task_by_due_time"),
    ]
