"""Changes that a person makes in the admin: asked about on a page of their own, carried out by POST.

Django's admin asks for a login and a CSRF token; everything else that keeps a change from the wrong
hands is here: the permissions, the tenants that the person sees, and the yes.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import wraps
from typing import Any, cast

from django.contrib import messages
from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.admin.utils import unquote
from django.contrib.auth import get_permission_codename
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import PermissionDenied
from django.db.models import Model
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from unfold.decorators import action
from unfold.enums import ActionVariant

from ticketsaas.backoffice.columns import list_address, page_address
from ticketsaas.backoffice.model_admin import ReadOnlyAdmin, RelatedTable

# What unfold calls: with the admin, the request and, on the page of a row, its `object_id`.
View = Callable[..., HttpResponseBase]


@dataclass(frozen=True, slots=True)
class Question:
    """The question to a person, and what is shown with it."""

    title: str
    consequence: str
    button: str
    variant: str = "primary"
    tables: Sequence[RelatedTable] = ()
    form: Form | None = None


@dataclass(frozen=True, slots=True)
class Done:
    """What was carried out, in a sentence, and the page that shows it."""

    message: str
    page: str


class Refused(Exception):
    """Nothing was changed. The text says why; it is shown on the page `back`, if that is given."""

    def __init__(self, why: str, *, back: str | None = None) -> None:
        super().__init__(why)
        self.back = back


def permitted_action(
    description: str, *, permission: str, variant: ActionVariant = ActionVariant.DEFAULT
) -> Callable[[View], View]:
    """Declare a button that needs a permission (`app.name`), and the one to see the model.

    A list's own actions need the name of a method instead (`retry` for `has_retry_permission`), because
    Django knows no other way.
    """

    def declare(view: View) -> View:
        @wraps(view)
        def act(admin: Any, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            opts = admin.opts
            if not may(request, f"{opts.app_label}.{get_permission_codename('view', opts)}"):
                raise PermissionDenied
            return view(admin, request, *args, **kwargs)

        declared = action(act, description=description, permissions=[permission], variant=variant)
        return cast(View, declared)

    return declare


def row_action(
    description: str, *, permission: str, variant: ActionVariant = ActionVariant.DEFAULT
) -> Callable[[Callable[[Any, HttpRequest, Any], HttpResponse]], View]:
    """Declare a button on a row's page whose method gets the request and the row.

    A row of a tenant that the person doesn't see is a row that doesn't exist.
    """

    def declare(view: Callable[[Any, HttpRequest, Any], HttpResponse]) -> View:
        @wraps(view)
        def act(admin: Any, request: HttpRequest, object_id: str) -> HttpResponse:
            key = unquote(object_id)
            row = admin.get_object(request, key)
            if row is not None:
                return view(admin, request, row)
            missing = f"There is no {admin.opts.verbose_name} {key}."
            return _refuse(admin, request, Refused(missing), back=list_address(admin.model))

        return permitted_action(description, permission=permission, variant=variant)(act)

    return declare


def confirmed_action(
    description: str,
    *,
    permission: str,
    ask: Callable[[Any], Question],
    variant: ActionVariant = ActionVariant.DEFAULT,
) -> Callable[[Callable[[Any, HttpRequest, Any], str | Done]], View]:
    """Declare a button on a row's page whose method changes the row once a person has confirmed it.

    `ask(row)` is the question. The method gets the request and the row, records the change in the
    admin's log and returns what to say about it. Both may raise Refused.
    """

    def declare(carry_out: Callable[[Any, HttpRequest, Any], str | Done]) -> View:
        @wraps(carry_out)
        def act(admin: Any, request: HttpRequest, row: Any) -> HttpResponse:
            return confirm(
                admin,
                request,
                ask=lambda: ask(row),
                carry_out=lambda: carry_out(admin, request, row),
                back=page_address(admin.model, row.pk),
            )

        return row_action(description, permission=permission, variant=variant)(act)

    return declare


def confirm(
    admin: ReadOnlyAdmin,
    request: HttpRequest,
    *,
    ask: Callable[[], Question],
    carry_out: Callable[[], str | Done],
    back: str,
    is_confirmed: bool | None = None,
    fields: Sequence[tuple[str, str]] = (),
) -> HttpResponse:
    """Ask, or carry out what is confirmed and say on the page `back` how that went.

    A POST is a yes, unless `is_confirmed` says otherwise; it comes to the same address and contains
    `fields`. `carry_out` records the change in the admin's log and returns what to say, as Done if
    another page than `back` shows it. It and `ask` may raise Refused.
    """
    try:
        if not (request.method == "POST" if is_confirmed is None else is_confirmed):
            return _show(admin, request, question=ask(), back=back, fields=fields)
        done = carry_out()
    except Refused as refused:
        return _refuse(admin, request, refused, back=back)
    if isinstance(done, str):
        done = Done(done, back)
    admin.message_user(request, done.message, messages.SUCCESS)
    return redirect(done.page)


def record(request: HttpRequest, model: type[Model], *, about: str, message: str) -> None:
    """Write one entry in the admin's log about rows that are too many for an entry each."""
    LogEntry.objects.create(
        user_id=request.user.pk,
        content_type=ContentType.objects.get_for_model(model),
        object_repr=about,
        action_flag=CHANGE,
        change_message=message,
    )


def may(request: HttpRequest, *permissions: str) -> bool:
    """Return whether the person has all of these permissions (`app.name`)."""
    user: Any = request.user
    return bool(user.has_perms(permissions))


def _refuse(
    admin: ReadOnlyAdmin, request: HttpRequest, refused: Refused, *, back: str
) -> HttpResponse:
    admin.message_user(request, str(refused), messages.ERROR)
    return redirect(refused.back or back)


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
