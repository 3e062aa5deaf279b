"""Overrides of the hooks of ``RedirectURLMixin``."""

from __future__ import annotations

from codemods.rules.examples import Fixes, Flags, Keeps
from codemods.rules.shapes import ChangeMethods


class AuthRedirectRequest(ChangeMethods):
    """``get_success_url_allowed_hosts()`` and ``get_redirect_url()`` of the login views are called with the request."""

    change = "6.1/auth-redirect-url-mixin-request"
    available = "6.1"
    advice = "Take request=None as well; hand it on to super() only where Django 6.1 is the oldest release."
    bases = ("django.contrib.auth.views.RedirectURLMixin",)
    grow = {
        "get_success_url_allowed_hosts": [("request", "None")],
        "get_redirect_url": [("request", "None")],
    }
    examples = [
        Fixes(
            before="""\
                from django.contrib.auth import views

                class Login(views.LoginView):
                    def get_success_url_allowed_hosts(self):
                        return {*super().get_success_url_allowed_hosts(), "shop.example.com"}
                """,
            after="""\
                from django.contrib.auth import views

                class Login(views.LoginView):
                    def get_success_url_allowed_hosts(self, request=None):
                        return {*super().get_success_url_allowed_hosts(request=request), "shop.example.com"}
                """,
        ),
        Flags(
            """\
                from django.contrib.auth.views import LogoutView

                class Logout(LogoutView):
                    def get_redirect_url(self):
                        return "/"
                """,
            line=4,
            supports="5.2",
        ),
        Keeps(
            """\
                from django.contrib.auth.views import LoginView
                from django.views.generic import RedirectView

                class Login(LoginView):
                    def get_redirect_url(self, request=None):
                        return super().get_redirect_url(request)

                class Jump(RedirectView):
                    def get_redirect_url(self):
                        return "/"
                """
        ),
    ]
