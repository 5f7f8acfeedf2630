"""The addresses of the notifications."""

from django.urls import path

from notifications.api import views

urlpatterns = [
    path("notifications", views.list_notifications),
    path("notifications/<segment:notification_id>/retry", views.retry_notification),
    path("circuit/<segment:name>/status", views.get_circuit),
    path("circuit/<segment:name>/reset", views.reset_circuit),
]
