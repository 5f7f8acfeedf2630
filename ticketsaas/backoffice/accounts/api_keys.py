"""API keys in the admin: whose they are, when they were used; making and revoking them."""

from datetime import datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.safestring import SafeString
from rest_framework import serializers
from unfold.enums import ActionVariant
from unfold.widgets import (
    UnfoldAdminCheckboxSelectMultipleWidget,
    UnfoldAdminIntegerFieldWidget,
    UnfoldAdminTextInputWidget,
)

from ticketsaas import clock
from ticketsaas.access.core.caller import (
    DEFAULT_SCOPES,
    ContradictoryGrant,
    Scope,
    require_possible,
)
from ticketsaas.access.issue import MAX_DAYS, MAX_NAME_LENGTH, IssuedKey, issue_key
from ticketsaas.access.store import keys
from ticketsaas.access.store.tenant_visibility import ALL, Visible, find_visible, is_known
from ticketsaas.api.parameters import MAX_TEXT_LENGTH, TextParameter
from ticketsaas.backoffice.columns import (
    column,
    label,
    page_address,
    text_column,
    utc_column,
    utc_line,
)
from ticketsaas.backoffice.confirmed_actions import Question, Refused, confirmed_action, may
from ticketsaas.backoffice.model_admin import ReadOnlyAdmin
from ticketsaas.models import ApiKey

STATE_COLOURS = {"valid": "success", "revoked": "danger", "expired": "warning"}
ALL_TENANTS = "all tenants"


class KeyForm(forms.ModelForm):  # type: ignore[type-arg]
    """The properties of a new key, which can't be for a tenant that the person doesn't see."""

    # The tenants of the person who fills in the form.
    visible: Visible = Visible(frozenset())
    tenant_id = forms.CharField(
        label="Tenant",
        max_length=MAX_TEXT_LENGTH,
        required=False,
        # A tenant's id is whatever upstream calls it, blanks included.
        strip=False,
        widget=UnfoldAdminTextInputWidget,
        help_text="The one tenant whose data the key gives access to; empty with the scope admin.",
    )
    scopes = forms.MultipleChoiceField(
        choices=[(scope.value, scope.value) for scope in Scope],
        initial=[scope.value for scope in DEFAULT_SCOPES],
        widget=UnfoldAdminCheckboxSelectMultipleWidget,
        help_text="ingest: start and cancel jobs, send alerts again. labels: correct the labels of tickets. "
        "admin: everything, of all tenants.",
    )
    name = forms.CharField(
        max_length=MAX_NAME_LENGTH,
        required=False,
        widget=UnfoldAdminTextInputWidget,
        help_text="What the key is for.",
    )
    expires_in_days = forms.IntegerField(
        min_value=1,
        max_value=MAX_DAYS,
        required=False,
        widget=UnfoldAdminIntegerFieldWidget,
        help_text="Empty: the key is valid until it is revoked.",
    )

    class Meta:
        model = ApiKey
        fields = ("tenant_id", "scopes", "name")

    def clean_tenant_id(self) -> str | None:
        given = self.cleaned_data["tenant_id"]
        try:
            return str(TextParameter().run_validation(given)) if given else None
        except serializers.ValidationError as error:
            raise ValidationError("No request could name this tenant.") from error

    def _require_tenant(self, tenant_id: str | None) -> None:
        if tenant_id is None and self.visible != ALL:
            raise ValidationError("Name a tenant: only who sees all of them makes keys for all.")
        if tenant_id is not None and not self.visible.includes(tenant_id):
            raise ValidationError({"tenant_id": "This is not one of the tenants that you see."})
        if tenant_id is not None and not is_known(tenant_id):
            raise ValidationError(
                {
                    "tenant_id": "There is no such tenant yet. Ingest it first, or make its key with "
                    "manage.py createapikey --new."
                }
            )

    def clean_scopes(self) -> list[Scope]:
        return [Scope(scope) for scope in self.cleaned_data["scopes"]]

    def clean(self) -> dict[str, Any]:
        super().clean()
        given = self.cleaned_data
        if {"tenant_id", "scopes"} <= given.keys():
            try:
                require_possible(given["tenant_id"], scopes=given["scopes"])
            except ContradictoryGrant as error:
                raise ValidationError(str(error)) from None
            self._require_tenant(given["tenant_id"])
        return given


def _ask(key: ApiKey) -> Question:
    _require_unrevoked(key)
    return Question(
        title=f"Revoke the key {key.key_id}?",
        consequence=(
            f"It is for {key.tenant_id or ALL_TENANTS}"
            f"{f' and named {key.name}' if key.name else ''}. Every request with it is refused at "
            "once and for good; anybody who still needs access must be given a new key."
        ),
        button="Revoke the key",
        variant="danger",
    )


class KeyAdmin(ReadOnlyAdmin):
    """API keys. Only the page right after a key was made shows its secret, none shows the hash."""

    form = KeyForm
    actions_detail = ("revoke",)
    list_display = (
        text_column("key_id", "prefix"),
        "whose",
        text_column("name"),
        "allows",
        utc_column("last_used_at", "last use"),
        "state",
    )
    ordering = ("-created_at",)
    search_fields = ("key_id", "tenant_id")
    search_help_text = "Prefix or tenant"
    empty_hint = (
        "There is no key yet: add one here or with manage.py createapikey --tenant ID --new"
    )
    fields = (
        "key_id",
        "whose",
        "name",
        "allows",
        "state",
        utc_line("created_at"),
        utc_line("last_used_at", "last use"),
        utc_line("expires_at", "expires"),
        utc_line("revoked_at"),
    )

    def has_add_permission(self, request: HttpRequest) -> bool:
        return may(request, "ticketsaas.view_apikey", "ticketsaas.add_apikey")

    def has_actions(self, row: ApiKey) -> bool:
        return row.revoked_at is None

    def add_view(
        self, request: HttpRequest, form_url: str = "", extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        one_button = {"show_save_and_add_another": False, "show_save_and_continue": False}
        response: HttpResponse = super().add_view(
            request, form_url, (extra_context or {}) | one_button
        )
        return response

    def get_fields(self, request: HttpRequest, obj: ApiKey | None = None) -> Any:
        return super().get_fields(request, obj) if obj else list(KeyForm.base_fields)

    def get_form(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        form = super().get_form(request, *args, **kwargs)
        form.visible = find_visible(request)
        return form

    @column("tenant")
    def whose(self, row: ApiKey) -> str:
        return row.tenant_id or ALL_TENANTS

    @column("scopes")
    def allows(self, row: ApiKey) -> str:
        return ", ".join(row.scopes)

    @column("state")
    def state(self, row: ApiKey) -> SafeString:
        return label(_find_state(row, now=clock.utc_now()), colours=STATE_COLOURS)

    def save_model(self, request: HttpRequest, obj: ApiKey, form: KeyForm, change: bool) -> None:
        issued = issue_key(**form.cleaned_data)
        obj.key_id = issued.prefix
        # Only for the response to this request; it goes into neither the session nor a cookie.
        request.issued_key = issued  # type: ignore[attr-defined]

    def log_addition(self, request: HttpRequest, obj: ApiKey, message: Any) -> Any:
        whose, scopes = self.whose(obj), ", ".join(obj.scopes)
        return super().log_addition(request, obj, f"Made for {whose}: {scopes}.")

    def response_add(self, request: HttpRequest, obj: ApiKey, *args: Any) -> HttpResponse:
        issued: IssuedKey = request.issued_key  # type: ignore[attr-defined]
        context = self.admin_site.each_context(request) | {
            "opts": self.opts,
            "title": "The key is made",
            "key": issued.text,
            "whose": self.whose(obj),
            "page": page_address(ApiKey, obj.key_id),
        }
        return TemplateResponse(request, "admin/issued_key.html", context)

    @confirmed_action(
        "Revoke …", permission="ticketsaas.revoke_apikey", variant=ActionVariant.DANGER, ask=_ask
    )
    def revoke(self, request: HttpRequest, key: ApiKey) -> str:
        _require_unrevoked(key)
        if not keys.revoke(key.key_id):
            raise Refused("The key is revoked already.")
        self.log_change(request, key, "Revoked.")
        return f"The key {key.key_id} is revoked and is refused from now on."


def _require_unrevoked(key: ApiKey) -> None:
    if key.revoked_at is not None:
        raise Refused("The key is revoked already.")


def _find_state(row: ApiKey, *, now: datetime) -> str:
    if row.revoked_at is not None:
        return "revoked"
    return "expired" if row.expires_at is not None and row.expires_at <= now else "valid"
