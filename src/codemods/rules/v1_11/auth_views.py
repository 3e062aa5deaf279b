"""The function views of ``django.contrib.auth.views``."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from codemods.releases import Release
from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Flags, Keeps, Suggests
from codemods.rules.shapes.class_views import ClassView, ViewsToClasses
from codemods.rules.site import Site

_VIEWS = "django.contrib.auth.views"
_POST_ONLY = Release(5, 0)
_DONE = ("template_name", "extra_context")
_URLS = """\
from django.conf.urls import url
from django.contrib.auth import views

urlpatterns = [
    url("^in/$", views.login, name="in"),
    url("^out/$", views.logout, name="out"),
]
"""


class AuthViews(ViewsToClasses):
    """The login, logout and password views are classes now."""

    change = "1.11/auth-login-view"
    also = (
        "1.11/auth-logout-view",
        "1.11/auth-password-change-view",
        "1.11/auth-password-change-done-view",
        "1.11/auth-password-reset-view",
        "1.11/auth-password-reset-done-view",
        "1.11/auth-password-reset-confirm-view",
        "1.11/auth-password-reset-complete-view",
        "2.1/auth-login-logout-views",
        "2.1/auth-password-views",
    )
    needs = (f"{_VIEWS}.LoginView",)
    views = {
        f"{_VIEWS}.login": ClassView(
            f"{_VIEWS}.LoginView",
            (
                "template_name",
                "redirect_field_name",
                "authentication_form",
                "extra_context",
                "redirect_authenticated_user",
            ),
        ),
        f"{_VIEWS}.logout": ClassView(
            f"{_VIEWS}.LogoutView", ("next_page", "template_name", "redirect_field_name", "extra_context")
        ),
        f"{_VIEWS}.password_change": ClassView(
            f"{_VIEWS}.PasswordChangeView",
            ("template_name", "post_change_redirect", "password_change_form", "extra_context"),
            rename={"post_change_redirect": "success_url", "password_change_form": "form_class"},
            urls=("post_change_redirect",),
        ),
        f"{_VIEWS}.password_change_done": ClassView(f"{_VIEWS}.PasswordChangeDoneView", _DONE),
        f"{_VIEWS}.password_reset": ClassView(
            f"{_VIEWS}.PasswordResetView",
            (
                "template_name",
                "email_template_name",
                "subject_template_name",
                "password_reset_form",
                "token_generator",
                "post_reset_redirect",
                "from_email",
                "extra_context",
                "html_email_template_name",
                "extra_email_context",
            ),
            rename={"post_reset_redirect": "success_url", "password_reset_form": "form_class"},
            urls=("post_reset_redirect",),
        ),
        f"{_VIEWS}.password_reset_done": ClassView(f"{_VIEWS}.PasswordResetDoneView", _DONE),
        f"{_VIEWS}.password_reset_confirm": ClassView(
            f"{_VIEWS}.PasswordResetConfirmView",
            (
                "uidb64",
                "token",
                "template_name",
                "token_generator",
                "set_password_form",
                "post_reset_redirect",
                "extra_context",
            ),
            rename={"post_reset_redirect": "success_url", "set_password_form": "form_class"},
            urls=("post_reset_redirect",),
            from_url=("uidb64", "token"),
        ),
        f"{_VIEWS}.password_reset_complete": ClassView(f"{_VIEWS}.PasswordResetCompleteView", _DONE),
    }
    examples = [
        Fixes(
            path="shop/urls.py",
            before="""\
                from django.conf.urls import url
                from django.contrib.auth import views as auth_views
                from shop.forms import LoginForm

                urlpatterns = [
                    url(r"^login/$", auth_views.login, name="login"),
                    url(r"^in/$", auth_views.login, {"template_name": "in.html", "authentication_form": LoginForm}, name="in"),
                    url(r"^logout/$", auth_views.logout, {"next_page": "/"}, "logout"),
                    url(
                        r"^password/$",
                        auth_views.password_change,
                        kwargs={"post_change_redirect": "done"},
                        name="change",
                    ),
                    url(r"^reset/(?P<uidb64>[0-9A-Za-z_\\-]+)/(?P<token>[0-9A-Za-z]{1,13}-[0-9A-Za-z]{1,20})/$",
                        auth_views.password_reset_confirm,
                        {"post_reset_redirect": "/accounts/done/"}),
                ]
                """,
            after="""\
                from django.conf.urls import url
                from django.contrib.auth import views as auth_views
                from django.urls import reverse_lazy
                from shop.forms import LoginForm

                urlpatterns = [
                    url(r"^login/$", auth_views.LoginView.as_view(), name="login"),
                    url(r"^in/$", auth_views.LoginView.as_view(template_name="in.html", authentication_form=LoginForm), name="in"),
                    url(r"^logout/$", auth_views.LogoutView.as_view(next_page="/"), name="logout"),
                    url(
                        r"^password/$",
                        auth_views.PasswordChangeView.as_view(success_url=reverse_lazy("done")),
                        name="change",
                    ),
                    url(r"^reset/(?P<uidb64>[0-9A-Za-z_\\-]+)/(?P<token>[0-9A-Za-z]{1,13}-[0-9A-Za-z]{1,20})/$",
                        auth_views.PasswordResetConfirmView.as_view(success_url="/accounts/done/")),
                ]
                """,
        ),
        Fixes(
            path="shop/urls.py",
            before="""\
                from django.conf.urls import url
                from django.contrib.auth.views import login, logout as sign_out, password_reset_done
                from django.views.decorators.cache import cache_page

                urlpatterns = [
                    url(r"^login/$", login),
                    url(r"^out/$", sign_out, dict(template_name="out.html")),
                    url(r"^sent/$", cache_page(60)(password_reset_done), {"extra_context": {"a": 1}}),
                ]
                """,
            after="""\
                from django.conf.urls import url
                from django.contrib.auth.views import LoginView, LogoutView, PasswordResetDoneView
                from django.views.decorators.cache import cache_page

                urlpatterns = [
                    url(r"^login/$", LoginView.as_view()),
                    url(r"^out/$", LogoutView.as_view(template_name="out.html")),
                    url(r"^sent/$", cache_page(60)(PasswordResetDoneView.as_view(extra_context={"a": 1}))),
                ]
                """,
        ),
        Fixes(
            path="shop/urls.py",
            before="""\
                from django.conf.urls import url
                from django.contrib.auth import views

                template = {"template_name": "in.html"}

                urlpatterns = [url(r"^login/$", views.login, template, name="login")]
                """,
            after="""\
                from django.conf.urls import url
                from django.contrib.auth import views

                template = {"template_name": "in.html"}

                urlpatterns = [url(r"^login/$", views.LoginView.as_view(template_name="in.html"), name="login")]
                """,
        ),
        Fixes(
            before="""\
                from django.contrib.auth import login
                from django.contrib.auth import views

                def enter(request, user, uid, key):
                    if user:
                        login(request, user)
                        return views.logout(request, "/")
                    if uid:
                        return views.password_reset_confirm(request, uidb64=uid, token=key, template_name="a.html")
                    return views.login(request, template_name="enter.html")
                """,
            after="""\
                from django.contrib.auth import login
                from django.contrib.auth import views

                def enter(request, user, uid, key):
                    if user:
                        login(request, user)
                        return views.LogoutView.as_view(next_page="/")(request)
                    if uid:
                        return views.PasswordResetConfirmView.as_view(template_name="a.html")(request, uidb64=uid, token=key)
                    return views.LoginView.as_view(template_name="enter.html")(request)
                """,
        ),
        Fixes(
            before="""\
                from django.contrib.auth.views import logout
                from django.shortcuts import redirect

                def leave(request):
                    logout(request)
                    return redirect("/")
                """,
            after="""\
                from django.contrib.auth import logout as django_logout
                from django.shortcuts import redirect

                def leave(request):
                    django_logout(request)
                    return redirect("/")
                """,
            target="5.2",
        ),
        Suggests(
            before="""\
                from django.contrib.auth import views

                def leave(request):
                    return views.logout(request, next_page="/")
                """,
            after="""\
                from django.contrib.auth import logout
                from django.shortcuts import redirect

                def leave(request):
                    logout(request)
                    return redirect("/")
                """,
            target="5.2",
        ),
        Flags(
            """\
                from django.contrib.auth import views

                def leave(request):
                    return views.logout(request, template_name="out.html")
                """,
            line=4,
            target="5.2",
        ),
        Suggests(
            path="shop/urls.py",
            before="""\
                from django.conf.urls import url
                from django.contrib.auth import views

                urlpatterns = [
                    url(r"^reset/(?P<uidb64>\\w+)/(?P<token>[0-9a-f]+)/$", views.password_reset_confirm),
                ]
                """,
            after="""\
                from django.conf.urls import url
                from django.contrib.auth import views

                urlpatterns = [
                    url(r"^reset/(?P<uidb64>\\w+)/(?P<token>[0-9a-f]+)/$", views.PasswordResetConfirmView.as_view()),
                ]
                """,
        ),
        Fixes(
            before="""\
                from django.contrib.auth.views import login, logout as logout_view
                from django.urls import reverse

                def menu():
                    return [reverse(login), reverse(logout_view)]
                """,
            after="""\
                from django.urls import reverse

                def menu():
                    return [reverse('in'), reverse('out')]
                """,
            files={"shop/urls.py": _URLS},
        ),
        Suggests(
            before="""\
                from django.contrib.auth.views import logout as logout_view
                from django.urls import reverse

                def menu():
                    return [reverse(logout_view)]
                """,
            after="""\
                from django.urls import reverse

                def menu():
                    return [reverse('out')]
                """,
            files={"shop/urls.py": _URLS},
            target="5.0",
        ),
        Flags(
            """\
                from django.contrib.auth import views
                from django.shortcuts import redirect
                from django.urls import reverse_lazy

                out = reverse_lazy(views.logout)

                def enter(request):
                    return redirect(views.login)
                """,
            lines=(5, 8),
            target="5.0",
        ),
        Flags(
            path="shop/urls.py",
            source="""\
                from functools import partial
                from django.conf.urls import url
                from django.contrib.auth.views import login

                urlpatterns = [url(r"^in/$", partial(login, template_name="in.html"))]
                """,
            line=5,
        ),
        Flags(
            path="shop/urls.py",
            source="""\
                from django.conf.urls import url
                from django.contrib.auth import views
                from shop.auth import options

                urlpatterns = [
                    url(r"^login/$", views.login, options),
                    url(r"^logout/(?P<next_page>.*)/$", views.logout),
                    url(r"^change/$", views.password_change, {"current_app": "shop"}),
                ]
                start = views.login
                """,
            lines=(6, 7, 8, 10),
        ),
        Flags(
            "from django.contrib.auth.views import login, redirect_to_login\n\nredirect_to_login('/')\n",
            line=1,
        ),
        Flags(
            """\
                from django.contrib.auth.views import login

                def enter(request):
                    return login(request)
                """,
            line=4,
            supports="1.10",
        ),
        Keeps(
            path="shop/urls.py",
            source="""\
                from django.conf.urls import url
                from django.contrib.auth import login, views
                from shop import views as auth_views

                urlpatterns = [
                    url(r"^login/$", auth_views.login, {"template_name": "in.html"}),
                    url(r"^in/$", views.LoginView.as_view()),
                    url(r"^out/$", views.logout_then_login),
                ]

                def enter(request, user):
                    login(request, user)
                """,
        ),
    ]

    def reversed(self, site: Site, view: ClassView, node: ast.expr) -> Iterator[Answer]:
        if not view.name.endswith(".LogoutView") or site.range.target < _POST_ONLY:
            yield from super().reversed(site, view, node)
            return
        message = "The function logged out whatever the method was; the class answers POST requests only"
        name = self.route_name(site)
        if name:
            advice = "Whatever goes to this URL must do so by a form that posts to it."
            yield site.suggest(site.replace(node, repr(name)), message=message, advice=advice)
        else:
            advice = "Reverse the URL by the name of its route, and have what goes there post a form to it."
            yield site.flag(message=message, advice=advice)

    def _called(self, site: Site, view: ClassView, call: ast.Call) -> Iterator[Answer]:
        if not view.name.endswith(".LogoutView") or site.range.target < _POST_ONLY:
            yield from super()._called(site, view, call)
            return
        message = "The function logged out whatever the method was; the class answers POST requests only"
        statement = site.statement
        options = [*call.args[1:], *(keyword.value for keyword in call.keywords)]
        names = {keyword.arg for keyword in call.keywords}
        if call.args and not site.has_stars(call) and getattr(statement, "value", None) is call:
            if isinstance(statement, ast.Expr):
                logout = site.need("django.contrib.auth.logout")
                yield site.fix(site.replace(call, f"{logout}({site.source(call.args[0])})"), message=message)
                return
            if isinstance(statement, ast.Return) and len(options) == 1 and names <= {"next_page"}:
                logout = site.need("django.contrib.auth.logout")
                redirect = site.need("django.shortcuts.redirect")
                yield site.suggest(
                    site.insert_before(statement, f"{logout}({site.source(call.args[0])})"),
                    site.replace(statement, f"return {redirect}({site.source(options[0])})"),
                    message=message,
                    advice="A page that the request asks for with next= counts no longer.",
                )
                return
        yield site.flag(
            message=message,
            advice="Call django.contrib.auth.logout(request), and redirect or show a page where it goes on.",
        )

    def doubt(self, site: Site, view: ClassView, call: ast.Call) -> str:
        if "token" not in view.from_url:
            return ""
        pattern = site.argument(call, "regex", 0) or site.argument(call, "route", 0)
        text = pattern.value if isinstance(pattern, ast.Constant) else None
        if isinstance(text, str) and _takes_set_password(text):
            return ""
        return 'The view redirects once to a URL whose token is "set-password": the pattern must match that word.'


def _takes_set_password(pattern: str) -> bool:
    """Whether the token of a URL pattern may be the word that the class puts there."""
    if re.search(r"<(str:|slug:)?token>", pattern) and "(?P<token>" not in pattern:
        return True
    start = pattern.find("(?P<token>")
    if start < 0:
        return False
    depth = 0
    for at in range(start, len(pattern)):
        if pattern[at] == "\\":
            continue
        if pattern[at] == "(":
            depth += 1
        elif pattern[at] == ")":
            depth -= 1
            if not depth:
                try:
                    return re.fullmatch(pattern[start : at + 1], "set-password") is not None
                except re.error:
                    return False
    return False
