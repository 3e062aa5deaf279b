"""``UserAdmin`` with its own ``change_password_form``."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Flags, Keeps
from codemods.rules.rule import Rule
from codemods.rules.site import Site
from codemods.rules.triggers import OnSubclass

_FORM = "django.contrib.auth.forms.AdminPasswordChangeForm"


class UserAdminChangePasswordForm(Rule):
    """The admin's password page reads ``set_usable_password``, which only ``AdminPasswordChangeForm`` provides."""

    change = "5.1/user-admin-change-password-form"
    advice = "Base the form on AdminPasswordChangeForm."
    triggers = (OnSubclass("django.contrib.auth.admin.UserAdmin"),)
    examples = [
        Flags(
            """\
                from django.contrib.auth.admin import UserAdmin
                from django.contrib.auth.forms import SetPasswordForm

                class ShopUserAdmin(UserAdmin):
                    change_password_form = SetPasswordForm
                """,
            line=5,
        ),
        Keeps(
            """\
                from django.contrib.auth.admin import UserAdmin
                from django.contrib.auth.forms import AdminPasswordChangeForm
                from shop.forms import ShopPasswordForm

                class PasswordForm(AdminPasswordChangeForm):
                    pass

                class ShopUserAdmin(UserAdmin):
                    change_password_form = PasswordForm

                class OtherUserAdmin(UserAdmin):
                    change_password_form = ShopPasswordForm
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        node = site.node
        if not isinstance(node, ast.ClassDef):
            return
        for statement in node.body:
            if isinstance(statement, ast.Assign) and any(
                isinstance(target, ast.Name) and target.id == "change_password_form"
                for target in statement.targets
            ):
                form = site.resolve(statement.value)
                ancestry = site.index.ancestry(form) if form is not None else ()
                if "django.forms.forms.BaseForm" in ancestry and _FORM not in ancestry:
                    yield site.flag(node=statement)
