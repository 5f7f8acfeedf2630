"""The admin's part of a review: who may decide, how it is asked, and what comes of it."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from ingestion.models import IngestionJob
from ingestion.store import jobs, lock
from tests.support.admin_pages import messages_of, read_page
from tests.support.factories import NOON, make_ticket
from tests.support.logins import make_staff
from tests.support.texts_read import classify
from tests.support.types import Document, Mongo
from tickets.core.documents import ticket_document
from tickets.models import Ticket

JOB_ID = "2f1c6c1e-0000-4000-8000-000000000000"
JOBS = "/admin/ingestion/ingestionjob/"
JOB = f"{JOBS}{JOB_ID}/change/"
APPROVE = f"{JOBS}{JOB_ID}/approve/"
DISMISS = f"{JOBS}{JOB_ID}/dismiss/"
# Ten more than a page of the admin shows.
WITHHELD = 60
# It sorts before the others.
ODD_ID = "<script>t-000"
WORDS = "What a customer wrote"


@pytest.fixture(autouse=True)
def job(mongo: Mongo) -> None:
    """A job of acme that withheld the deletion of all its tickets, ODD_ID and t-001 to t-059."""
    ids = [ODD_ID, *(f"t-{number:03}" for number in range(1, WITHHELD))]
    mongo.tickets.insert_many(ticket_row(external_id) for external_id in ids)
    mongo.deletion_candidates.insert_many(candidate_row(external_id) for external_id in ids)
    jobs.create_job("acme", job_id=JOB_ID, page_size=100, request_id="r", now=NOON)
    ended = {"status": "needs_review", "started_at": NOON, "ended_at": NOON}
    found = {"candidates": WITHHELD, "withheld": WITHHELD, "next_page": None, "judged_at_fence": 1}
    mongo.ingestion_jobs.update_one({"_id": JOB_ID}, {"$set": ended | found})


def ticket_row(external_id: str) -> Document:
    ticket = make_ticket(external_id=external_id, subject=WORDS)
    return ticket_document(ticket, classify(subject=ticket.subject, message=ticket.message))


def candidate_row(external_id: str) -> Document:
    return {
        "_id": f"{JOB_ID}:1:{external_id}",
        "fence": 1,
        "tenant_id": "acme",
        "job_id": JOB_ID,
        "external_id": external_id,
        "state": "gone",
        "listed": True,
    }


@pytest.fixture
def client() -> Iterator[Client]:
    """Logged in as ann, who may see jobs and decide about their deletions, and nothing else."""
    client = Client()
    client.force_login(make_staff("ann", "view_ingestionjob", "review_deletions"))
    return client


def count_deleted(mongo: Mongo) -> int:
    return mongo.tickets.count_documents({"tenant_id": "acme", "is_deleted": True})


def find_status(mongo: Mongo) -> str:
    return mongo.ingestion_jobs.find_one({"_id": JOB_ID})["status"]


class TestTheJobsPage:
    def test_it_offers_both_decisions_and_shows_the_first_of_the_withheld_tickets(
        self, client: Client
    ) -> None:
        page = read_page(client, JOB)
        assert f'href="{APPROVE}"' in page
        assert f'href="{DISMISS}"' in page
        shown = [f"t-{number:03}" in page for number in range(WITHHELD)]
        assert shown == [True] * 50 + [False] * 10
        assert "and 10 more" in page
        assert "on no page, listed as deleted" in page
        first = Ticket.objects.get(tenant_id="acme", external_id=ODD_ID)
        assert reverse("admin:tickets_ticket_change", args=[first.pk]) in page
        assert ODD_ID not in page

    def test_it_leaves_what_customers_wrote_to_the_pages_of_tickets(self, client: Client) -> None:
        assert [WORDS in read_page(client, path) for path in (JOB, APPROVE, DISMISS)] == [False] * 3

    def test_a_candidate_whose_ticket_is_not_stored_is_shown_all_the_same(
        self, client: Client, mongo: Mongo
    ) -> None:
        mongo.tickets.delete_one({"external_id": "t-001"})
        assert "t-001" in read_page(client, JOB)

    def test_it_offers_and_withholds_nothing_when_there_is_nothing_to_decide(
        self, client: Client, mongo: Mongo
    ) -> None:
        mongo.ingestion_jobs.update_one({"_id": JOB_ID}, {"$set": {"status": "completed"}})
        page = read_page(client, JOB)
        assert [text in page for text in (APPROVE, DISMISS, "t-001")] == [False] * 3

    def test_it_says_in_a_line_each_what_was_looked_at_and_what_is_waited_for(
        self, client: Client, mongo: Mongo
    ) -> None:
        waiting = {"waiting_for": "budget", "waiting_until": NOON + timedelta(seconds=5)}
        mongo.ingestion_jobs.update_one({"_id": JOB_ID}, {"$set": {"second_looks": 3} | waiting})
        page = read_page(client, JOB)
        assert "for the budget until 12:00:05 UTC" in page
        assert "at 3 pages" in page

    def test_it_links_to_the_job_that_decided_before_a_person_did(
        self, client: Client, mongo: Mongo
    ) -> None:
        review = {"decision": "superseded", "by": "newer", "at": NOON}
        closed = {"status": "completed", "review": review}
        mongo.ingestion_jobs.update_one({"_id": JOB_ID}, {"$set": closed})
        page = read_page(client, JOB)
        assert f'superseded by job <a href="{JOBS}newer/change/"' in page
        assert "</a> at 2026-03-01 12:00:00 UTC" in page


class TestDeciding:
    @pytest.mark.parametrize(
        ("path", "question"),
        [
            pytest.param(APPROVE, "Delete 60 tickets of acme?", id="approve"),
            pytest.param(DISMISS, "Keep 60 tickets of acme?", id="dismiss"),
        ],
    )
    def test_a_get_asks_and_changes_nothing(
        self, client: Client, mongo: Mongo, path: str, question: str
    ) -> None:
        page = read_page(client, path)
        assert question in page
        assert 'method="post"' in page
        assert (find_status(mongo), count_deleted(mongo)) == ("needs_review", 0)
        assert not LogEntry.objects.exists()

    def test_approving_deletes_the_withheld_tickets_and_says_so(
        self, client: Client, mongo: Mongo
    ) -> None:
        response = client.post(APPROVE, follow=True)
        assert response.redirect_chain == [(JOB, 302)]
        done = "60 tickets of acme deleted; each is restored if it comes back upstream."
        assert messages_of(response) == [done]
        assert (find_status(mongo), count_deleted(mongo)) == ("completed", WITHHELD)
        assert "approved by ann at" in response.content.decode()

    def test_dismissing_deletes_nothing_and_says_so(self, client: Client, mongo: Mongo) -> None:
        response = client.post(DISMISS, follow=True)
        done = "The withheld tickets of acme are kept; the next ingestion decides anew."
        assert messages_of(response) == [done]
        assert (find_status(mongo), count_deleted(mongo)) == ("completed", 0)
        assert "dismissed by ann at" in response.content.decode()

    def test_it_is_recorded_in_the_admin_log(self, client: Client) -> None:
        client.post(DISMISS)
        entry = LogEntry.objects.get()
        assert (entry.user.username, entry.object_id, entry.action_flag) == ("ann", JOB_ID, CHANGE)
        assert entry.content_type.model_class() is IngestionJob
        assert entry.change_message.startswith("The withheld tickets of acme are kept")
        assert entry.get_admin_url() == JOB
        assert entry.object_repr in read_page(client, "/admin/")

    @pytest.mark.parametrize("method", ["get", "post"])
    def test_a_closed_review_is_reported(self, client: Client, mongo: Mongo, method: str) -> None:
        client.post(DISMISS, follow=True)
        response = getattr(client, method)(APPROVE, follow=True)
        closed = f"Job {JOB_ID} has nothing to review: it was dismissed by ann."
        assert messages_of(response) == [closed]
        assert count_deleted(mongo) == 0

    @pytest.mark.parametrize(
        ("owner", "reason"),
        [
            pytest.param("other", "is being ingested by job other. Decide when", id="an ingestion"),
            pytest.param(JOB_ID, "Somebody else is deciding about this job", id="a decision"),
        ],
    )
    def test_while_the_tenant_is_locked_the_holder_is_named(
        self, client: Client, mongo: Mongo, owner: str, reason: str
    ) -> None:
        lock.acquire("acme", job_id=owner, ttl_seconds=60)
        mongo.distributed_locks.update_one({}, {"$set": {"holder": "a slice"}})
        response = client.post(APPROVE, follow=True)
        (message,) = messages_of(response)
        assert reason in message
        assert (find_status(mongo), count_deleted(mongo)) == ("needs_review", 0)

    def test_a_missing_job_is_reported(self, client: Client) -> None:
        response = client.post(f"{JOBS}nobody/approve/", follow=True)
        assert response.redirect_chain == [(JOBS, 302)]
        assert messages_of(response) == ["There is no job nobody."]


class TestWhoMayDecide:
    @pytest.mark.parametrize(
        "permissions",
        [
            pytest.param(("view_ingestionjob",), id="who only sees jobs"),
            pytest.param(("view_ingestionjob", "change_ingestionjob"), id="who changes rows"),
            pytest.param(("review_deletions",), id="who sees no jobs"),
        ],
    )
    def test_nobody_without_both_permissions(
        self, mongo: Mongo, permissions: tuple[str, ...]
    ) -> None:
        client = Client()
        client.force_login(make_staff("bob", *permissions))
        page = client.get(JOB).content.decode()
        assert [path in page for path in (APPROVE, DISMISS)] == [False, False]
        answers = [client.get(APPROVE), client.post(APPROVE), client.post(DISMISS)]
        assert [answer.status_code for answer in answers] == [403] * 3
        assert (find_status(mongo), count_deleted(mongo)) == ("needs_review", 0)

    def test_a_superuser(self, mongo: Mongo) -> None:
        client = Client()
        client.force_login(User.objects.create_superuser("root"))
        client.post(DISMISS)
        assert find_status(mongo) == "completed"

    def test_nobody_by_a_link_on_another_site(self, client: Client, mongo: Mongo) -> None:
        strict = Client(enforce_csrf_checks=True)
        strict.cookies = client.cookies
        assert strict.post(DISMISS).status_code == 403
        assert find_status(mongo) == "needs_review"
        _, _, form = read_page(strict, DISMISS).partition('<form id="confirmation"')
        token = form.partition("</form>")[0].partition('csrfmiddlewaretoken" value="')[2][:64]
        assert strict.post(DISMISS, {"csrfmiddlewaretoken": token}).status_code == 302
        assert find_status(mongo) == "completed"

    def test_nobody_who_is_not_logged_in(self, mongo: Mongo) -> None:
        response = Client().post(APPROVE)
        assert (response.status_code, "/admin/login/" in response["Location"]) == (302, True)
        assert count_deleted(mongo) == 0


class TestNoticing:
    @pytest.mark.parametrize("path", ["/admin/", JOBS])
    def test_open_reviews_are_announced_with_a_link_to_them(
        self, client: Client, mongo: Mongo, path: str
    ) -> None:
        page = read_page(client, path)
        assert "1 job waits for a review" in page
        assert f"{JOBS}?status__exact=needs_review" in page
        jobs.create_job("globex", job_id="second", page_size=100, request_id="r", now=NOON)
        mongo.ingestion_jobs.update_one({"_id": "second"}, {"$set": {"status": "needs_review"}})
        assert "2 jobs wait for a review" in read_page(client, path)
        client.post(DISMISS, follow=True)
        assert "1 job waits for a review" in read_page(client, path)

    @pytest.mark.parametrize("path", ["/admin/", JOBS])
    def test_nothing_is_announced_when_none_is_open(self, client: Client, path: str) -> None:
        client.post(DISMISS, follow=True)
        assert "for a review" not in read_page(client, path)

    def test_who_may_not_see_jobs_hears_nothing_of_them(self) -> None:
        client = Client()
        client.force_login(make_staff("bob", "view_ticket"))
        assert "for a review" not in read_page(client, "/admin/")

    def test_the_list_shows_how_many_deletions_a_job_withheld(self, client: Client) -> None:
        response = client.get(f"{JOBS}?status__exact=needs_review")
        assert [job.job_id for job in response.context["cl"].result_list] == [JOB_ID]
        assert f'data-label="withheld">{WITHHELD}</td>' in response.content.decode()
