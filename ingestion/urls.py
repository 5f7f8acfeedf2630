"""The routes of the ingestion."""

from rest_framework.routers import SimpleRouter

from ingestion.api.views import BudgetViewSet, JobViewSet, LockViewSet, LogViewSet

router = SimpleRouter(trailing_slash=False, use_regex_path=False)
router.register("ingest", JobViewSet, basename="job")
router.register("ingest/logs", LogViewSet, basename="log")
router.register("ingest/lock", LockViewSet, basename="lock")
router.register("rate-limit", BudgetViewSet, basename="budget")

urlpatterns = router.urls
