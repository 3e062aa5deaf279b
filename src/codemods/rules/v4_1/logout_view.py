"""``LogoutView``."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.findings import Edit
from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Flags, Keeps, Suggests
from codemods.rules.rule import Rule
from codemods.rules.shapes import ChangeMethods
from codemods.rules.site import Site
from codemods.rules.triggers import OnCall, OnMember, OnMethod, OnSubclass

_VIEW = "django.contrib.auth.views.LogoutView"
_THEN_LOGIN = "django.contrib.auth.views.logout_then_login"
_REVERSE = ("django.urls.reverse", "django.urls.reverse_lazy")


def logout_name(site: Site, node: ast.expr | None) -> str | None:
    """ "sure" for an address that Django's logout view certainly answers, "likely" where it may, None otherwise.

    An address is the name of a URL in ``reverse()``, or a path. That of the admin is sure; another one is where the
    project routes to Django's view and has no view of such a name itself.
    """
    if isinstance(node, ast.Call) and site.is_name(node.func, *_REVERSE) and node.args:
        return _named(site, node.args[0])
    if isinstance(node, ast.Constant) and isinstance(node.value, str) and "/" in node.value:
        last = node.value.partition("?")[0].rstrip("/").rpartition("/")[2]
        return _by_view(site) if last == "logout" else None
    return None


def _named(site: Site, node: ast.expr) -> str | None:
    if not isinstance(node, ast.Constant) or not isinstance(node.value, str):
        return None
    if node.value == "admin:logout":
        return "sure"
    return _by_view(site) if node.value.rpartition(":")[2] == "logout" else None


def _by_view(site: Site) -> str | None:
    used = any(
        name.endswith((".LogoutView", ".logout_then_login")) or ".contrib.auth.urls" in name
        for facts in site.index.files.values()
        for name in (*facts.uses, *facts.strings)
    )
    if not used:
        return None
    own = any(
        "logout" in view.rpartition(".")[2].lower()
        for view in site.index.views
        if not view.startswith("django.")
    )
    return "likely" if own else "sure"


class LogoutTestClient(Rule):
    """A GET request no longer logs out: tests must POST."""

    change = "4.1/logout-get-test-client"
    also = ("5.0/logout-get-test-client",)
    triggers = (OnMember("django.test.client.Client", "get", likely=True),)
    examples = [
        Fixes(
            before="""\
                from django.contrib.auth.views import LogoutView
                from django.test import TestCase
                from django.urls import reverse

                class Tests(TestCase):
                    def test_it(self):
                        self.client.get(reverse("admin:logout"), follow=True)
                        self.client.get("/logout/")
                """,
            after="""\
                from django.contrib.auth.views import LogoutView
                from django.test import TestCase
                from django.urls import reverse

                class Tests(TestCase):
                    def test_it(self):
                        self.client.post(reverse("admin:logout"), follow=True)
                        self.client.post("/logout/")
                """,
        ),
        Suggests(
            path="shop/tests/test_it.py",
            files={
                "shop/__init__.py": "",
                "shop/views.py": "def logout_all(request):\n    pass\n",
                "shop/urls.py": "from django.urls import include, path\nfrom shop.views import logout_all\n\n"
                "urlpatterns = [path('a/', include('django.contrib.auth.urls')), path('b/', logout_all)]\n",
            },
            before="""\
                from django.test import TestCase
                from django.urls import reverse

                class Tests(TestCase):
                    def test_it(self):
                        self.client.get(reverse("logout"))
                """,
            after="""\
                from django.test import TestCase
                from django.urls import reverse

                class Tests(TestCase):
                    def test_it(self):
                        self.client.post(reverse("logout"))
                """,
        ),
        Keeps(
            """\
                from django.test import TestCase
                from django.urls import reverse

                class Tests(TestCase):
                    def test_it(self):
                        self.client.get(reverse("logout"))
                        self.client.get("/logout/")
                        self.client.post(reverse("admin:logout"))
                        OPTIONS.get("admin:logout")
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        node, call = site.node, site.call
        if not isinstance(node, ast.Attribute) or call is None:
            return
        found = logout_name(site, site.argument(call, "path", 0))
        last = node.value.attr if isinstance(node.value, ast.Attribute) else getattr(node.value, "id", "")
        if found is None or not (site.certain or "client" in last.lower()):
            return
        edit = site.replace_name(node, "post")
        if found == "sure":
            site.certain = True
            yield site.fix(edit)
        else:
            yield site.suggest(edit, advice="Right if Django's LogoutView answers at this address.")


class LogoutRedirect(Rule):
    """A redirect to the logout view is a GET request, which no longer logs out."""

    change = "4.1/logout-get-redirect"
    also = ("5.0/logout-get-redirect", "5.0/logout-then-login-get")
    advice = "Call django.contrib.auth.logout(request) here, and redirect to where the user shall go."
    triggers = (
        OnCall("django.shortcuts.redirect"),
        OnCall("django.http.HttpResponseRedirect"),
        OnCall(_THEN_LOGIN),
        OnCall("django.views.generic.base.RedirectView.as_view"),
    )
    examples = [
        Flags(
            """\
                from django.http import HttpResponseRedirect
                from django.shortcuts import redirect
                from django.urls import reverse
                from django.views.generic import RedirectView

                def leave(request):
                    if request.user:
                        return HttpResponseRedirect(reverse("admin:logout"))
                    return redirect("admin:logout")

                out = RedirectView.as_view(pattern_name="admin:logout")
                """,
            lines=(8, 9, 11),
        ),
        Suggests(
            before="""\
                from django.contrib.auth.views import logout_then_login

                def leave(request):
                    return logout_then_login(request)
                """,
            after="""\
                from django.conf import settings
                from django.contrib.auth import logout
                from django.shortcuts import redirect

                def leave(request):
                    logout(request)
                    return redirect(settings.LOGIN_URL)
                """,
        ),
        Keeps(
            """\
                from django.http import HttpResponseRedirect
                from django.shortcuts import redirect
                from django.urls import reverse

                def leave(request):
                    return redirect("login") or HttpResponseRedirect(reverse("shop:logout")) or redirect("/logout/")
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        call = site.call
        if call is None:
            return
        if site.is_name(call.func, _THEN_LOGIN):
            yield from self._then_login(site, call)
            return
        target = (
            site.argument(call, "pattern_name")
            or site.argument(call, "url")
            or (call.args[0] if call.args else None)
        )
        if target is None:
            return
        found = logout_name(site, target)
        if found is None and not site.is_name(call.func, "django.http.HttpResponseRedirect"):
            found = _named(site, target)
        if found == "sure":
            yield site.flag()

    def _then_login(self, site: Site, call: ast.Call) -> Iterator[Answer]:
        statement = site.statement
        message = "logout_then_login() answers POST requests only"
        if (
            isinstance(statement, ast.Return)
            and statement.value is call
            and len(call.args) == 1
            and not call.keywords
        ):
            logout = site.need("django.contrib.auth.logout")
            redirect = site.need("django.shortcuts.redirect")
            settings = site.need("django.conf.settings")
            text = f"return {redirect}({settings}.LOGIN_URL)"
            edits: list[Edit] = [
                site.insert_before(statement, f"{logout}({site.source(call.args[0])})"),
                site.replace(statement, text),
            ]
            yield site.suggest(edits, message=message, advice="Needed where the view is reached by GET.")
        else:
            yield site.flag(
                message=message, advice="Log out and redirect in two steps where the view is reached by GET."
            )


class LogoutViewGet(Rule):
    """``LogoutView`` answers POST only: what a subclass does on GET is not done any more."""

    change = "4.1/logoutview-get-override"
    advice = "Move the work to post()."
    triggers = (OnMethod(_VIEW, "get"), OnMethod(_VIEW, "dispatch"), OnSubclass(_VIEW))
    examples = [
        Flags(
            """\
                from django.contrib.auth.views import LogoutView

                class Leave(LogoutView):
                    http_method_names = ["get"]

                    def get(self, request):
                        return super().get(request)
                """,
            lines=(4, 6),
        ),
        Keeps(
            """\
                from django.contrib.auth import views

                class Leave(views.LogoutView):
                    def post(self, request):
                        return super().post(request)

                class Enter(views.LoginView):
                    def get(self, request):
                        return super().get(request)
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        node = site.node
        if not isinstance(node, ast.ClassDef):
            if (
                isinstance(node, ast.FunctionDef)
                and node.name == "dispatch"
                and "GET" not in site.source(node)
            ):
                return
            yield site.flag()
            return
        for statement in node.body:
            if isinstance(statement, ast.Assign) and isinstance(statement.targets[0], ast.Name):
                if statement.targets[0].id == "http_method_names" and "get" in site.source(statement.value):
                    yield site.flag(node=statement)


class LogoutNextPage(ChangeMethods):
    """``LogoutView.get_next_page()`` is ``get_success_url()`` now, and the old name is never called."""

    change = "4.1/logoutview-get-next-page"
    needs = ("django.contrib.auth.views.LogoutView.get_success_url",)
    bases = (_VIEW,)
    rename = {"get_next_page": "get_success_url"}
    examples = [
        Fixes(
            before="""\
                from django.contrib.auth.views import LogoutView

                class Leave(LogoutView):
                    def get_next_page(self):
                        return super().get_next_page() or "/"
                """,
            after="""\
                from django.contrib.auth.views import LogoutView

                class Leave(LogoutView):
                    def get_success_url(self):
                        return super().get_success_url() or "/"
                """,
        ),
        Keeps(
            """\
                from django.contrib.auth.views import LoginView

                class Enter(LoginView):
                    def get_next_page(self):
                        return "/"
                """
        ),
    ]
