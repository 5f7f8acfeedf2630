"""A change that a person makes in the admin: asked about on a page of its own, carried out by POST.

Whoever asks for it has its permission (unfold's `@action` sees to that) and Django's CSRF token.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.contenttypes.models import ContentType
from django.db.models import Model
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse

from ticketsaas.backoffice.model_admin import ReadOnlyAdmin, RelatedTable


@dataclass(frozen=True, slots=True)
class Question:
    """What a person is asked, and shown with it."""

    title: str
    consequence: str
    button: str
    variant: str = "primary"
    tables: Sequence[RelatedTable] = ()
    form: Form | None = None


@dataclass(frozen=True, slots=True)
class Done:
    """What was carried out, in a sentence, and the page that shows it."""

    told: str
    page: str


class Refused(Exception):
    """Nothing was changed. The text says why; it is told on the page `back`, if that is given."""

    def __init__(self, why: str, *, back: str | None = None) -> None:
        super().__init__(why)
        self.back = back


def confirm(
    admin: ReadOnlyAdmin,
    request: HttpRequest,
    *,
    confirmed: bool,
    ask: Callable[[], Question],
    carry_out: Callable[[], str | Done],
    back: str,
    fields: Sequence[tuple[str, str]] = (),
) -> HttpResponse:
    """Ask, or carry out what is confirmed and tell on the page `back` what came of it.

    A yes comes back to the same address with `fields`. `carry_out` records the change in the
    admin's log and returns what to tell, as Done if another page than `back` shows it. It and `ask`
    may raise Refused.
    """
    try:
        if not confirmed:
            return _show(admin, request, question=ask(), back=back, fields=fields)
        done = carry_out()
    except Refused as refused:
        admin.message_user(request, str(refused), messages.ERROR)
        return redirect(refused.back or back)
    if isinstance(done, str):
        done = Done(done, back)
    admin.message_user(request, done.told, messages.SUCCESS)
    return redirect(done.page)


def record(request: HttpRequest, model: type[Model], *, about: str, message: str) -> None:
    """An entry in the admin's log about rows that are too many to name each."""
    LogEntry.objects.create(
        user_id=request.user.pk,
        content_type=ContentType.objects.get_for_model(model),
        object_repr=about,
        action_flag=CHANGE,
        change_message=message,
    )


def may(request: HttpRequest, *permissions: str) -> bool:
    user: Any = request.user
    return bool(user.has_perms(permissions))


def _show(
    admin: ReadOnlyAdmin, request: HttpRequest, *, question: Question, **context: Any
) -> HttpResponse:
    context |= admin.admin_site.each_context(request) | {
        "opts": admin.opts,
        "title": question.title,
        "question": question,
        "related_tables": question.tables,
    }
    return TemplateResponse(request, "admin/confirm_change.html", context)
