"""Routes of the notifications and the circuit."""

from rest_framework.routers import SimpleRouter

from notifications.api.views import CircuitViewSet, NotificationViewSet

router = SimpleRouter(trailing_slash=False, use_regex_path=False)
router.register("notifications", NotificationViewSet, basename="notification")
router.register("circuit", CircuitViewSet, basename="circuit")

urlpatterns = router.urls
