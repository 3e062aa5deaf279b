"""``extra_context`` of ``logout_then_login()``."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Keeps
from codemods.rules.rule import Rule
from codemods.rules.shapes.literals import key_of, remove_entries
from codemods.rules.site import Site
from codemods.rules.triggers import OnName, Trigger


class LogoutThenLoginExtraContext(Rule):
    """``logout_then_login()`` no longer takes ``extra_context``, which it never used."""

    change = "1.11/auth-logout-then-login-extra-context"
    also = ("2.1/logout-then-login-extra-context",)
    examples = [
        Fixes(
            path="shop/urls.py",
            before="""\
                from django.conf.urls import url
                from django.contrib.auth.views import logout_then_login

                def leave(request):
                    return logout_then_login(request, "/in/", extra_context={})

                urlpatterns = [
                    url(r"^out/$", logout_then_login, {"login_url": "/in/", "extra_context": {"a": 1}}),
                ]
                """,
            after="""\
                from django.conf.urls import url
                from django.contrib.auth.views import logout_then_login

                def leave(request):
                    return logout_then_login(request, "/in/")

                urlpatterns = [
                    url(r"^out/$", logout_then_login, {"login_url": "/in/"}),
                ]
                """,
        ),
        Keeps(
            path="shop/urls.py",
            source="""\
                from django.conf.urls import url
                from django.contrib.auth.views import logout, logout_then_login

                urlpatterns = [
                    url(r"^out/$", logout_then_login, {"login_url": "/in/"}),
                    url(r"^off/$", logout, {"extra_context": {}}),
                ]
                """,
        ),
    ]

    @classmethod
    def subscriptions(cls) -> Iterator[Trigger]:
        yield OnName("django.contrib.auth.views.logout_then_login")

    def visit(self, site: Site) -> Iterator[Answer]:
        if site.kind != "use":
            return
        call = site.call
        if call is not None:
            if site.keyword(call, "extra_context") is not None:
                yield site.fix(site.edit_call(call).remove("extra_context").edit(), node=call)
            elif len(call.args) == 3 and not site.has_stars(call):
                yield site.fix(site.edit_call(call).remove(2).edit(), node=call)
            return
        route = site.parent
        if not isinstance(route, ast.Call):
            return
        options = site.argument(route, "kwargs", 2)
        if isinstance(options, ast.Dict):
            gone = [key for key in options.keys if key is not None and key_of(key) == "extra_context"]
            if gone:
                yield site.fix(remove_entries(site, options, gone), node=options)
