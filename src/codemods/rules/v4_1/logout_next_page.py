"""``LogoutView.get_next_page()``."""

from __future__ import annotations

from codemods.rules.examples import Fixes, Keeps
from codemods.rules.shapes import ChangeMethods
from codemods.rules.shapes.logout_addresses import LOGOUT_VIEW


class LogoutNextPage(ChangeMethods):
    """``LogoutView.get_next_page()`` is ``get_success_url()`` now, and the old name is never called."""

    change = "4.1/logoutview-get-next-page"
    needs = ("django.contrib.auth.views.LogoutView.get_success_url",)
    bases = (LOGOUT_VIEW,)
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
