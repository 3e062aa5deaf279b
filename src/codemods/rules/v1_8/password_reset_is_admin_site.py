"""The argument ``is_admin_site`` of ``password_reset()``."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Keeps, Suggests
from codemods.rules.rule import Rule
from codemods.rules.shapes.literals import entries, remove_entries
from codemods.rules.site import Site
from codemods.rules.triggers import OnCall, OnName

_VIEW = "django.contrib.auth.views.password_reset"


class PasswordResetIsAdminSite(Rule):
    """``password_reset()`` takes no ``is_admin_site``."""

    change = "1.8/password-reset-is-admin-site"
    also = ("1.10/password-reset-is-admin-site",)
    triggers = (OnName(_VIEW), OnCall(_VIEW))
    advice = "Give template_name and email_template_name where the pages of the admin are wanted."
    examples = [
        Suggests(
            before="""\
                from django.conf.urls import url
                from django.contrib.auth.views import password_reset

                def view(request):
                    return password_reset(request, is_admin_site=True)

                urlpatterns = [url("^a/$", password_reset, {"is_admin_site": True, "from_email": "a"})]
                """,
            after="""\
                from django.conf.urls import url
                from django.contrib.auth.views import password_reset

                def view(request):
                    return password_reset(request)

                urlpatterns = [url("^a/$", password_reset, {"from_email": "a"})]
                """,
        ),
        Keeps(
            """\
                from django.contrib.auth.views import password_reset

                def view(request):
                    return password_reset(request, from_email="a"), other(is_admin_site=True)
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        if isinstance(site.node, ast.Call):
            if site.keyword(site.node, "is_admin_site") is not None:
                yield site.suggest(site.edit_call(site.node).remove("is_admin_site").edit())
            return
        around = site.parent
        if site.kind != "use" or not isinstance(around, ast.Call) or site.node not in around.args:
            return
        for value in [*around.args, *[keyword.value for keyword in around.keywords]]:
            if isinstance(value, ast.Dict):
                gone = [key for name, key, _ in entries(value) if name == "is_admin_site"]
                if gone:
                    yield site.suggest(remove_entries(site, value, gone), node=value)
