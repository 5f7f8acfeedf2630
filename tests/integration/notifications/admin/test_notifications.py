"""Sending alerts again from the admin: the permissions, the confirmation, and the result."""

from collections.abc import Callable

import pytest
from django.contrib.admin.models import CHANGE, LogEntry
from django.http import HttpResponse
from django.test import Client

from notifications.models import Notification
from tests.support.admin_pages import messages_of
from tests.support.logins import log_in
from tests.support.types import Mongo

AddAlert = Callable[..., str]

ALERTS = "/admin/notifications/notification/"
PARKED = f"{ALERTS}?status__exact=parked"
RETRY_PARKED = f"{ALERTS}retry_parked/"
ERROR = "The webhook answered 503."
GONE_WRONG = {"status": "parked", "attempts": 20, "next_attempt_at": None, "last_error": ERROR}


@pytest.fixture
def alerts(mongo: Mongo, add_alert: AddAlert) -> None:
    """Insert an alert in every state, named after the state, and another parked one of globex."""
    mongo.tenants.insert_many([{"_id": "acme"}, {"_id": "globex"}])
    add_alert("parked", **GONE_WRONG, status_reason=f"All 20 attempts failed: {ERROR}")
    add_alert("theirs", **GONE_WRONG, tenant_id="globex")
    add_alert("pending", attempts=2)
    for status in ("sent", "sending", "suppressed"):
        add_alert(status, status=status, next_attempt_at=None)


@pytest.fixture
def client(alerts: None) -> Client:
    """Log in as ann, who may only see alerts and have them sent again."""
    return log_in("ann", "view_notification", "retry_notification")


def page_of(key: str) -> str:
    return f"{ALERTS}{key}/change/"


def retry_of(key: str) -> str:
    return f"{ALERTS}{key}/retry/"


def select(client: Client, *keys: str, path: str = ALERTS, **fields: str) -> HttpResponse:
    """Send what the list sends when the action is run on the selected rows."""
    form = {"action": "retry_selected", "_selected_action": keys}
    return client.post(path, form | fields, follow=True)


def text_of(response: HttpResponse) -> str:
    assert response.status_code == 200
    return response.content.decode()


def states(mongo: Mongo) -> dict[str, tuple[str, int]]:
    return {row["_id"]: (row["status"], row["attempts"]) for row in mongo.notifications.find()}


class TestOne:
    @pytest.mark.parametrize("key", ["parked", "pending"])
    def test_it_is_asked_by_get_and_sent_again_by_post(
        self, client: Client, mongo: Mongo, key: str
    ) -> None:
        before = states(mongo)
        assert f'href="{retry_of(key)}"' in text_of(client.get(page_of(key)))
        asked = text_of(client.get(retry_of(key)))
        assert "Send this alert again?" in asked
        assert 'method="post"' in asked
        assert states(mongo) == before
        response = client.post(retry_of(key), follow=True)
        assert response.redirect_chain == [(page_of(key), 302)]
        assert messages_of(response) == ["1 alert is due again."]
        assert states(mongo) == before | {key: ("pending", 0)}

    def test_it_is_recorded_in_the_admin_log(self, client: Client) -> None:
        client.post(retry_of("parked"))
        entry = LogEntry.objects.get()
        assert (
            entry.user.username,
            entry.object_id,
            entry.action_flag,
        ) == ("ann", "parked", CHANGE)
        assert entry.content_type.model_class() is Notification
        assert entry.change_message == "To be sent again; it was parked."

    @pytest.mark.parametrize("method", ["get", "post"])
    @pytest.mark.parametrize(
        ("key", "why"),
        [
            pytest.param("sent", "sent already", id="sent"),
            pytest.param("sending", "being sent now", id="being sent"),
            pytest.param("suppressed", "not needed any more", id="suppressed"),
        ],
    )
    def test_an_alert_that_needs_no_retry_is_refused_with_the_reason(
        self, client: Client, mongo: Mongo, method: str, key: str, why: str
    ) -> None:
        before = states(mongo)
        assert retry_of(key) not in text_of(client.get(page_of(key)))
        response = getattr(client, method)(retry_of(key), follow=True)
        assert response.redirect_chain == [(page_of(key), 302)]
        assert messages_of(response) == [f"The alert can't be sent again: it is {why}."]
        assert states(mongo) == before
        assert not LogEntry.objects.exists()

    def test_one_that_was_only_too_old_can_be_sent(
        self, client: Client, mongo: Mongo, add_alert: AddAlert
    ) -> None:
        old = {"status": "suppressed", "too_old": True, "status_reason": "Older than that."}
        add_alert("old", **old, next_attempt_at=None)
        page = text_of(client.get(page_of("old")))
        assert f'href="{retry_of("old")}"' in page
        assert "Older than that." in page
        asked = text_of(select(client, "old", "suppressed"))
        assert "1 of those selected stays as it is: 1 not needed any more." in asked
        assert "Send all 2 parked alerts again?" in text_of(client.get(RETRY_PARKED))
        response = client.post(retry_of("old"), follow=True)
        assert messages_of(response) == ["1 alert is due again."]
        assert states(mongo)["old"] == ("pending", 0)

    def test_a_missing_one_is_reported(self, client: Client) -> None:
        response = client.post(retry_of("nothing"), follow=True)
        assert response.redirect_chain == [(ALERTS, 302)]
        assert messages_of(response) == ["There is no notification nothing."]


class TestSelected:
    def test_the_list_offers_it_and_asks_before_anything_changes(
        self, client: Client, mongo: Mongo
    ) -> None:
        before = states(mongo)
        assert '<option value="retry_selected">' in text_of(client.get(ALERTS))
        asked = text_of(select(client, "parked", "theirs", "sent", index="0"))
        assert "Send 2 alerts again?" in asked
        assert "1 of those selected stays as it is: 1 sent already." in asked
        assert states(mongo) == before

    def test_a_yes_sends_those_again_that_can_be_and_says_which_were_not(
        self, client: Client, mongo: Mongo
    ) -> None:
        before = states(mongo)
        keys = ("parked", "theirs", "pending", "sent", "suppressed")
        response = select(client, *keys, path=PARKED, confirmed="yes")
        assert response.redirect_chain == [(PARKED, 302)]
        left = "2 of those selected stay as they are: 1 sent already, 1 not needed any more."
        assert messages_of(response) == [f"3 alerts are due again. {left}"]
        again = dict.fromkeys(("parked", "theirs", "pending"), ("pending", 0))
        assert states(mongo) == before | again
        assert {entry.object_id for entry in LogEntry.objects.all()} == set(again)

    def test_the_question_is_answered_by_its_own_form(self, client: Client, mongo: Mongo) -> None:
        asked = text_of(select(client, "parked", "theirs", index="0"))
        _, _, form = asked.partition('<form id="confirmation"')
        hidden = [part.partition('">')[0] for part in form.split('type="hidden" name="')[2:]]
        fields = [tuple(field.split('" value="')) for field in hidden]
        answer = {name: [v for n, v in fields if n == name] for name, _ in fields}
        assert set(answer) == {"action", "confirmed", "_selected_action"}
        client.post(ALERTS, answer)
        assert {states(mongo)[key][0] for key in ("parked", "theirs")} == {"pending"}

    def test_when_none_can_be_sent_again_it_is_refused(self, client: Client, mongo: Mongo) -> None:
        before = states(mongo)
        for fields in ({"index": "0"}, {"confirmed": "yes"}):
            told = messages_of(select(client, "sent", "sending", **fields))
            why = "1 being sent now, 1 sent already"
            assert told == [f"None of these alerts can be sent again: {why}."]
        assert states(mongo) == before
        assert not LogEntry.objects.exists()

    def test_it_never_goes_beyond_the_rows_selected(self, client: Client, mongo: Mongo) -> None:
        before = states(mongo)
        select(client, "theirs", confirmed="yes", select_across="1", index="0")
        assert states(mongo) == before | {"theirs": ("pending", 0)}


class TestAllParked:
    def test_it_asks_with_how_many_there_are_of_which_tenants(
        self, client: Client, mongo: Mongo
    ) -> None:
        before = states(mongo)
        assert f'href="{RETRY_PARKED}"' in text_of(client.get(ALERTS))
        response = client.get(RETRY_PARKED)
        assert "Send all 2 parked alerts again?" in text_of(response)
        (tenants,) = response.context["related_tables"]
        assert [count for _, count in tenants.rows] == ["1", "1"]
        links = [f"tenant_id={tenant}&amp;status__exact=parked" for tenant in ("acme", "globex")]
        assert [link for link in links if link in text_of(response)] == links
        assert states(mongo) == before

    def test_a_yes_makes_all_of_them_due_and_leaves_one_entry_in_the_log(
        self, client: Client, mongo: Mongo
    ) -> None:
        before = states(mongo)
        response = client.post(RETRY_PARKED, follow=True)
        assert response.redirect_chain == [(ALERTS, 302)]
        assert messages_of(response) == ["2 alerts are due again."]
        again = dict.fromkeys(("parked", "theirs"), ("pending", 0))
        assert states(mongo) == before | again
        entry = LogEntry.objects.get()
        assert (entry.user.username, entry.object_id, entry.action_flag) == ("ann", None, CHANGE)
        assert entry.object_repr == "2 alerts of 2 tenants"
        assert entry.change_message == "All parked alerts to be sent again. acme: 1, globex: 1"
        assert entry.object_repr in text_of(client.get("/admin/"))

    @pytest.mark.parametrize("method", ["get", "post"])
    def test_when_none_is_parked_it_is_not_offered_and_refused(
        self, client: Client, mongo: Mongo, method: str
    ) -> None:
        mongo.notifications.delete_many({"status": "parked"})
        assert RETRY_PARKED not in text_of(client.get(ALERTS))
        response = getattr(client, method)(RETRY_PARKED, follow=True)
        assert messages_of(response) == ["No alert is parked."]
        assert not LogEntry.objects.exists()


class TestWhoMay:
    @pytest.mark.parametrize(
        "permissions",
        [
            pytest.param(("view_notification",), id="who only sees alerts"),
            pytest.param(("view_notification", "change_notification"), id="who changes rows"),
            pytest.param(("retry_notification",), id="who sees no alerts"),
        ],
    )
    def test_nobody_without_both_permissions(
        self, alerts: None, mongo: Mongo, permissions: tuple[str, ...]
    ) -> None:
        before = states(mongo)
        client = log_in("bob", *permissions)
        pages = [client.get(path).content.decode() for path in (ALERTS, page_of("parked"))]
        offers = (retry_of("parked"), RETRY_PARKED, "retry_selected")
        assert not [offer for page in pages for offer in offers if offer in page]
        answers = [
            getattr(client, method)(path)
            for method in ("get", "post")
            for path in (retry_of("parked"), RETRY_PARKED)
        ]
        assert [answer.status_code for answer in answers] == [403] * 4
        select(client, "parked", confirmed="yes")
        assert states(mongo) == before

    def test_nobody_by_a_link_on_another_site(self, client: Client, mongo: Mongo) -> None:
        before = states(mongo)
        strict = Client(enforce_csrf_checks=True)
        strict.cookies = client.cookies
        answers = [strict.post(path) for path in (retry_of("parked"), RETRY_PARKED)]
        answers.append(select(strict, "parked", confirmed="yes"))
        assert [answer.status_code for answer in answers] == [403] * 3
        assert states(mongo) == before
