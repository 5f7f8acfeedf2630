"""Route of the statistics."""

from rest_framework.routers import SimpleRouter

from analytics.api.views import TenantViewSet

router = SimpleRouter(trailing_slash=False, use_regex_path=False)
router.register("tenants", TenantViewSet, basename="tenant")

urlpatterns = router.urls
