"""``AdminPasswordChangeForm`` outside of the admin."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Flags, Keeps
from codemods.rules.rule import Rule
from codemods.rules.site import Site
from codemods.rules.triggers import OnName, OnSubclass

_FORM = "django.contrib.auth.forms.AdminPasswordChangeForm"
_ADMIN = "django.contrib.admin.options.BaseModelAdmin"
_FIELD = "usable_password"
_FILES = {
    "shop/__init__.py": "",
    "shop/urls.py": "from shop.forms import DroppedForm, NewForm\n",
    "shop/admin.py": """\
        from django.contrib.auth.admin import UserAdmin
        from shop.forms import StaffForm


        class ShopUserAdmin(UserAdmin):
            change_password_form = StaffForm
        """,
}


class AdminPasswordForm(Rule):
    """``AdminPasswordChangeForm`` has the field ``usable_password``: who posts ``false`` for it switches the password off."""

    change = "5.1/undocumented-admin-password-form"
    advice = "Outside of the admin drop the field from self.fields in __init__(), or use SetPasswordForm."
    triggers = (OnName(_FORM), OnSubclass(_FORM))
    examples = [
        Flags(
            """\
                from django.contrib.auth import forms, views
                from django.contrib.auth.forms import AdminPasswordChangeForm
                from django.views.generic import FormView

                class Change(FormView):
                    form_class = AdminPasswordChangeForm

                class Choose(FormView):
                    def get_form_class(self):
                        return AdminPasswordChangeForm

                def change(request, user):
                    form = forms.AdminPasswordChangeForm(user, request.POST)
                    if form.is_valid():
                        form.save()

                view = views.PasswordChangeView.as_view(form_class=AdminPasswordChangeForm)
                options = {"password_change_form": AdminPasswordChangeForm}
                """,
            lines=(6, 10, 13, 17, 18),
        ),
        Flags(
            """\
                from django.contrib.auth.forms import AdminPasswordChangeForm

                class NewForm(AdminPasswordChangeForm):
                    def save(self, commit=True):
                        log(self.user)
                        return super().save(commit=commit)

                class DroppedForm(AdminPasswordChangeForm):
                    def __init__(self, *args, **kwargs):
                        super().__init__(*args, **kwargs)
                        self.fields.pop("usable_password", None)

                class StaffForm(AdminPasswordChangeForm):
                    pass

                class OtherForm(AdminPasswordChangeForm):
                    pass
                """,
            path="shop/forms.py",
            files=_FILES,
            line=3,
        ),
        Keeps(
            """\
                from django.contrib.admin.forms import AdminPasswordChangeForm as OwnPasswordForm
                from django.contrib.auth.admin import UserAdmin
                from django.contrib.auth.forms import AdminPasswordChangeForm
                from django.views.generic import FormView

                class ShopUserAdmin(UserAdmin):
                    change_password_form = AdminPasswordChangeForm

                    def user_change_password(self, request, id):
                        return AdminPasswordChangeForm(self.get_object(request, id))

                class Change(FormView):
                    form_class = OwnPasswordForm

                def is_own(form):
                    return isinstance(form, AdminPasswordChangeForm)
                """
        ),
        Keeps(
            """\
                from django.contrib.auth.forms import AdminPasswordChangeForm

                def test_form(user):
                    assert AdminPasswordChangeForm(user, {}).errors
                """,
            path="shop/tests.py",
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        if isinstance(site.node, ast.ClassDef):
            if self._is_handed_out(site, site.node):
                yield site.flag()
        elif site.kind == "use" and "test" not in site.roles:
            assert isinstance(site.node, ast.expr)
            if _is_given(site, site.node) and not (
                site.class_ is not None and site.descends(site.class_, _ADMIN)
            ):
                yield site.flag()

    def _is_handed_out(self, site: Site, class_: ast.ClassDef) -> bool:
        """Whether a form of the project's that lets the field be is for more than the admin."""
        around = site.module.walk.scope_of[class_].parent
        name = site.module.qualname(class_.name, around) if around is not None else None
        if name is None or "test" in site.roles or _FIELD in site.source(class_):
            return False
        line = site.index.ancestry(f"{site.module.name}.{name}")
        if any(
            _FORM in site.index.ancestry(one) for one in line[1:] if site.index.class_facts(one) is not None
        ):
            return False  # told at the base
        if _is_of_admin(site, line[0]):
            return False
        users = site.index.users(*(f"{module}.{name}" for module in site.module.names))
        if any("test" not in facts.path for facts in users):
            return True
        loads = site.module.walk.names.get(name, ())
        return any(_is_given(site, node) and class_ not in site.module.ancestors(node) for node, _ in loads)


def _is_of_admin(site: Site, form: str) -> bool:
    """Whether a ``ModelAdmin`` of the repository names a form."""
    last = form.rpartition(".")[2]
    for facts in site.index.files.values():
        for one in facts.classes.values():
            for named in one.names.values():
                if named.rpartition(".")[2] == last and site.index.name(named).qname == form:
                    bases = (site.index.name(base).qname for base in one.bases if base is not None)
                    if any(_ADMIN in site.index.ancestry(base) for base in bases):
                        return True
    return False


def _is_given(site: Site, node: ast.expr) -> bool:
    """Whether a form is made here, or handed to what makes it."""
    parent = site.module.parents.get(node)
    if isinstance(parent, ast.Call):
        return parent.func is node
    if isinstance(parent, ast.Assign):
        return parent.value is node and isinstance(site.module.parents.get(parent), ast.ClassDef)
    if isinstance(parent, ast.Dict):
        return node in parent.values
    return isinstance(parent, ast.keyword | ast.Return)
