"""``UserAdmin`` with its own ``add_form``."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Keeps
from codemods.rules.rule import Rule
from codemods.rules.site import Site
from codemods.rules.triggers import OnSubclass

_ADMIN = "django.contrib.auth.admin.UserAdmin"
_FORM = "django.contrib.auth.forms.AdminUserCreationForm"
_CODE = """\
add_fieldsets = (
    (None, {"classes": ("wide",), "fields": ("username", "password1", "password2")}),
)
"""


class UserAdminAddFieldsets(Rule):
    """``UserAdmin.add_fieldsets`` names ``usable_password`` now, a field that this ``add_form`` does not have."""

    change = "5.1/user-admin-add-fieldsets"
    advice = "State add_fieldsets, or base the form on AdminUserCreationForm to offer unusable passwords."
    triggers = (OnSubclass(_ADMIN),)
    examples = [
        Fixes(
            before="""\
                from django.contrib.auth.admin import UserAdmin
                from django.contrib.auth.forms import UserCreationForm

                class NewUserForm(UserCreationForm):
                    pass

                class ShopUserAdmin(UserAdmin):
                    add_form = NewUserForm
                    list_display = ("username",)
                """,
            after="""\
                from django.contrib.auth.admin import UserAdmin
                from django.contrib.auth.forms import UserCreationForm

                class NewUserForm(UserCreationForm):
                    pass

                class ShopUserAdmin(UserAdmin):
                    add_form = NewUserForm
                    add_fieldsets = (
                        (None, {"classes": ("wide",), "fields": ("username", "password1", "password2")}),
                    )
                    list_display = ("username",)
                """,
        ),
        Keeps(
            """\
                from django import forms
                from django.contrib.auth.admin import UserAdmin
                from django.contrib.auth.forms import AdminUserCreationForm, UserCreationForm

                class NewUserForm(UserCreationForm):
                    usable_password = forms.BooleanField()

                class One(UserAdmin):
                    add_form = NewUserForm

                class Two(UserAdmin):
                    add_form = AdminUserCreationForm

                class Three(UserAdmin):
                    add_form = UserCreationForm
                    add_fieldsets = ()

                class Four(Three):
                    add_form = UserCreationForm

                class Five(UserAdmin):
                    add_form = unknown()
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        node = site.node
        if not isinstance(node, ast.ClassDef):
            return
        statement = next(
            (
                one
                for one in node.body
                if isinstance(one, ast.Assign)
                and any(isinstance(target, ast.Name) and target.id == "add_form" for target in one.targets)
            ),
            None,
        )
        if statement is None or self._states(site, node, {"add_fieldsets", "get_fieldsets", "get_form"}):
            return
        form = site.resolve(statement.value)
        if form is None:
            return
        ancestry = site.index.ancestry(form)
        if "django.forms.forms.BaseForm" not in ancestry or _FORM in ancestry:
            return
        if any(self._has(site, one, "usable_password") for one in ancestry):
            return
        yield site.fix(site.insert_after(statement, _CODE), node=statement)

    def _states(self, site: Site, node: ast.ClassDef, names: set[str]) -> bool:
        inner = site.module.walk.scope_of[node]
        if not names.isdisjoint(inner.bindings):
            return True
        for base in node.bases:
            found = site.resolve(base, certain=False)
            if found is None:
                return True
            for ancestor in site.index.ancestry(found):
                if any(self._has(site, ancestor, name) for name in names):
                    return True
        return False

    def _has(self, site: Site, qname: str, name: str) -> bool:
        facts = site.index.class_facts(qname)
        return facts is not None and name in facts.members
