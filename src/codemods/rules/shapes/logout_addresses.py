"""Which addresses Django's logout view answers."""

from __future__ import annotations

import ast

from codemods.index.index import Index
from codemods.rules.site import Site

__all__ = ["LOGOUT_VIEW", "logout_name", "named_logout"]

LOGOUT_VIEW = "django.contrib.auth.views.LogoutView"
_FUNCTIONS = (".logout_then_login", ".contrib.auth.views.logout")
_REVERSE = ("django.urls.reverse", "django.urls.reverse_lazy")


def logout_name(site: Site, node: ast.expr | None) -> str | None:
    """ "sure" for an address that Django's logout view certainly answers, "likely" where it may, None otherwise.

    An address is the name of a URL in ``reverse()``, or a path. That of the admin is sure; one called ``logout`` is where
    the project routes to Django's view and has no view of such a name itself, and so is any that a URLconf gives to it.
    """
    if isinstance(node, ast.Call) and site.is_name(node.func, *_REVERSE) and node.args:
        return named_logout(site, node.args[0])
    if isinstance(node, ast.Constant) and isinstance(node.value, str) and "/" in node.value:
        last = node.value.partition("?")[0].rstrip("/").rpartition("/")[2]
        return _by_view(site) if last == "logout" else None
    return None


def named_logout(site: Site, node: ast.expr) -> str | None:
    if not isinstance(node, ast.Constant) or not isinstance(node.value, str):
        return None
    if node.value == "admin:logout":
        return "sure"
    if node.value.rpartition(":")[2] == "logout":
        return _by_view(site)
    return "sure" if node.value in site.index.urls.logouts else None


def _by_view(site: Site) -> str | None:
    if not site.index.ask(_logs_out):
        return None
    own = any(
        "logout" in view.rpartition(".")[2].lower()
        for view in site.index.views
        if not view.startswith("django.")
    )
    return "likely" if own else "sure"


def _logs_out(index: Index) -> bool:
    """Whether anything in the repository names one of Django's views that log out."""
    return any(
        ".LogoutView" in name or name.endswith(_FUNCTIONS) or ".contrib.auth.urls" in name
        for facts in index.files.values()
        for name in (*facts.uses, *facts.strings)
    )
