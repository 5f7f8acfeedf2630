"""Users and groups in the admin: who may log in, with which role, and which tenants they see.

Only a superuser grants more than they have, or changes a user who may do more than they may.
"""

from typing import Any

from django import forms
from django.contrib.auth.admin import GroupAdmin as DjangoGroupAdmin
from django.contrib.auth.admin import UserAdmin as DjangoUserAdmin
from django.contrib.auth.models import User
from django.db.models import Model, QuerySet
from django.http import HttpRequest
from unfold.admin import ModelAdmin, StackedInline
from unfold.contrib.filters.admin import BooleanRadioFilter
from unfold.forms import AdminPasswordChangeForm, UserChangeForm, UserCreationForm
from unfold.widgets import (
    UnfoldAdminCheckboxSelectMultipleWidget,
    UnfoldAdminSelect2MultipleWidget,
)

from ticketsaas.access.store.tenant_visibility import ALL, Visible, find_tenants, find_visible
from ticketsaas.backoffice.accounts.delegation import find_assignable, keep_covered, may_manage
from ticketsaas.backoffice.tenant_filters import MAX_TENANT_CHOICES
from ticketsaas.models import StaffTenants

ADMINISTRATORS_FIELDSETS = (
    (None, {"fields": ("username", "password")}),
    ("Person", {"fields": ("first_name", "last_name", "email")}),
    ("May log in, and do", {"fields": ("is_active", "is_staff", "groups")}),
)


class TenantsForm(forms.ModelForm):  # type: ignore[type-arg]
    """The tenants that a user sees, chosen from those that the person who fills in the form sees."""

    visible: Visible = Visible(frozenset())

    tenant_ids = forms.MultipleChoiceField(
        label="Tenants",
        required=False,
        widget=UnfoldAdminSelect2MultipleWidget,
        help_text="The admin shows only these tenants. Without any, it shows nothing.",
    )

    class Meta:
        model = StaffTenants
        fields = ("all_tenants", "tenant_ids")
        help_texts = {
            "all_tenants": "Instead of the tenants below: every tenant, including future ones."
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # Tenants given before stay on offer, however many tenants there are by now.
        known = find_tenants(self.visible, limit=MAX_TENANT_CHOICES)
        offered = sorted({*known, *self.visible.only(self.instance.tenant_ids)})
        self.fields["tenant_ids"].choices = [(each, each) for each in offered]  # type: ignore[attr-defined]
        if self.visible != ALL:
            self.fields["all_tenants"].disabled = True
            self.fields[
                "all_tenants"
            ].help_text = "Only a user who sees all tenants can grant this."


class TenantsInline(StackedInline):  # type: ignore[misc]
    model = StaffTenants
    form = TenantsForm
    max_num = 1
    can_delete = False

    def get_formset(self, request: HttpRequest, obj: Model | None = None, **kwargs: Any) -> Any:
        formset = super().get_formset(request, obj, **kwargs)
        formset.form.visible = find_visible(request)
        return formset


class UserAdmin(DjangoUserAdmin, ModelAdmin):  # type: ignore[misc, type-arg]
    form = UserChangeForm
    add_form = UserCreationForm
    change_password_form = AdminPasswordChangeForm
    list_display = ("username", "email", "is_active", "is_staff", "is_superuser")
    list_filter = (
        ("is_active", BooleanRadioFilter),
        ("is_staff", BooleanRadioFilter),
        ("is_superuser", BooleanRadioFilter),
    )
    list_filter_submit = True
    search_fields = ("username__startswith", "email__startswith")
    search_help_text = "Beginning of the name or email address"

    def get_queryset(self, request: HttpRequest) -> QuerySet[User]:
        logins: QuerySet[User] = super().get_queryset(request)
        if _is_superuser(request):
            return logins
        return keep_covered(logins, visible=find_visible(request))

    def has_change_permission(self, request: HttpRequest, obj: User | None = None) -> bool:
        is_allowed: bool = super().has_change_permission(request, obj)
        if not is_allowed or obj is None:
            return is_allowed
        return may_manage(request.user, obj, visible=find_visible(request))

    def has_delete_permission(self, request: HttpRequest, obj: User | None = None) -> bool:
        return _is_superuser(request)

    def get_inlines(self, request: HttpRequest, obj: User | None) -> list[Any]:
        return [TenantsInline] if obj else []

    def get_fieldsets(self, request: HttpRequest, obj: User | None = None) -> Any:
        if obj is None or _is_superuser(request):
            return super().get_fieldsets(request, obj)
        return ADMINISTRATORS_FIELDSETS

    def formfield_for_manytomany(self, db_field: Any, request: Any = None, **kwargs: Any) -> Any:
        if db_field.name == "groups":
            kwargs["queryset"] = find_assignable(request.user)
            # There are few groups, so all of them can be shown by name.
            kwargs["widget"] = UnfoldAdminCheckboxSelectMultipleWidget()
        return super().formfield_for_manytomany(db_field, request, **kwargs)


class GroupAdmin(DjangoGroupAdmin, ModelAdmin):  # type: ignore[misc]
    """Groups, which only a superuser changes: a change affects everybody in the group."""

    search_fields = ("name__startswith",)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return _is_superuser(request)

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return _is_superuser(request)

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return _is_superuser(request)


def _is_superuser(request: HttpRequest) -> bool:
    user: Any = request.user
    return bool(user.is_superuser)
