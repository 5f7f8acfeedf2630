"""The addresses of the tickets."""

from django.urls import path

from tickets.api import views

urlpatterns = [
    path("tickets", views.list_tickets),
    path("tickets/urgent", views.list_urgent_tickets),
    path("tickets/<segment:ticket_id>", views.get_ticket),
    path("tickets/<segment:ticket_id>/history", views.list_ticket_history),
]
