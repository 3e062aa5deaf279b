"""Redirects to the logout view."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.findings import Edit
from codemods.index.index import Index
from codemods.rewrite.answer import Answer
from codemods.rules.examples import Flags, Keeps, Suggests
from codemods.rules.rule import Rule
from codemods.rules.shapes.logout_addresses import LOGOUT_VIEW, logout_name, named_logout
from codemods.rules.site import Site
from codemods.rules.triggers import OnCall, OnModule, OnSubclass

_THEN_LOGIN = "django.contrib.auth.views.logout_then_login"
_POST_ONLY = "LogoutView answers POST requests only"


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
        OnSubclass("django.views.generic.base.RedirectView"),
        OnCall(f"{LOGOUT_VIEW}.as_view"),
        OnModule(("ogout",)),
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
        Flags(
            """\
                from django.shortcuts import redirect
                from django.urls import reverse_lazy
                from django.views.generic import RedirectView

                class Out(RedirectView):
                    pattern_name = "shop:out"

                class Leave(RedirectView):
                    url = reverse_lazy("admin:logout")

                def leave(request):
                    return redirect("shop:out")
                """,
            files={
                "shop/__init__.py": "",
                "shop/urls.py": "from django.contrib.auth.views import LogoutView\nfrom django.urls import path\n\n"
                "app_name = 'shop'\nurlpatterns = [path('out/', LogoutView.as_view(), name='out')]\n",
                "site/urls.py": "from django.urls import include, path\n\n"
                "urlpatterns = [path('shop/', include('shop.urls', namespace='shop'))]\n",
            },
            lines=(6, 9, 12),
        ),
        Flags(
            """\
                from django.contrib.auth.views import LogoutView

                def leave(request):
                    return LogoutView.as_view(next_page="login")(request)
                """,
            line=4,
        ),
        Flags(
            """\
                from shop.out import logout_at_once

                try:
                    from django.contrib.auth.views import LogoutView
                    django_logout = LogoutView.as_view(next_page="login")
                except ImportError:
                    from django.contrib.auth.views import logout as django_logout

                def leave(request):
                    close(request.cart)
                    return django_logout(request)

                def leave_at_once(request):
                    return logout_at_once(request)
                """,
            files={
                "shop/__init__.py": "",
                "shop/out.py": "from django.contrib.auth.views import LogoutView\n\n"
                "logout_at_once = LogoutView.as_view()\n",
            },
            lines=(11, 14),
        ),
        Flags(
            """\
                from django.shortcuts import redirect

                def leave(request):
                    return redirect("logout")
                """,
            files={
                "site/urls.py": "from django.conf.urls import url\nfrom django.contrib.auth.views import logout\n\n"
                "urlpatterns = [url('^out/$', logout, name='logout')]\n",
            },
            line=4,
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
                from django.contrib.auth.views import LoginView, LogoutView
                from django.urls import path

                out = LogoutView.as_view(next_page="login")
                enter = LoginView.as_view()
                urlpatterns = [path("logout/", out)]

                def start(request):
                    return enter(request)
                """
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
        if isinstance(site.node, ast.ClassDef):
            yield from self._class(site, site.node)
            return
        if isinstance(site.node, ast.Module):
            yield from self._made_before(site)
            return
        call = site.call
        if call is None:
            return
        if site.is_name(call.func, _THEN_LOGIN):
            yield from self._then_login(site, call)
            return
        if isinstance(call.func, ast.Attribute) and site.is_name(call.func.value, LOGOUT_VIEW):
            made = site.module.parents.get(call)
            if isinstance(made, ast.Call) and made.func is call:
                yield site.flag(message=_POST_ONLY)
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
            found = named_logout(site, target)
        if found == "sure":
            yield site.flag()

    def _made_before(self, site: Site) -> Iterator[Answer]:
        """Calls of what a module keeps of ``LogoutView.as_view()``."""
        root = site.module.walk.root
        own = {
            name
            for name, bindings in root.bindings.items()
            for binding in bindings
            if isinstance(binding.value, ast.Call)
            and site.resolve(binding.value.func) == f"{LOGOUT_VIEW}.as_view"
        }
        made = site.index.ask(_views_made)
        for func, call in site.module.walk.calls.items() if own or made else ():
            if not call.args:
                continue
            if isinstance(func, ast.Name) and func.id in own:
                hit = site.module.scope_at(func).owner(func.id) is root
            else:
                hit = (site.resolve(func) or "") in made
            if hit:
                yield site.flag(node=call, message=_POST_ONLY)

    def _class(self, site: Site, node: ast.ClassDef) -> Iterator[Answer]:
        """``pattern_name`` and ``url`` in the body of a ``RedirectView``."""
        for name, bindings in site.module.walk.scope_of[node].bindings.items():
            for binding in bindings if name in ("pattern_name", "url") else ():
                value = binding.value
                if value is None:
                    continue
                found = named_logout(site, value) if name == "pattern_name" else logout_name(site, value)
                if found == "sure":
                    yield site.flag(node=binding.node)

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


def _views_made(index: Index) -> frozenset[str]:
    """The module-level names of the repository that stand for what ``LogoutView.as_view()`` made."""
    return frozenset(
        f"{facts.names[0]}.{name}"
        for facts in index.files.values()
        for name, maker in facts.made_by.items()
        if maker.endswith(".as_view") and facts.names and index.name(maker).qname == f"{LOGOUT_VIEW}.as_view"
    )
