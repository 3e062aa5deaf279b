"""Which addresses Django's logout view answers."""

from __future__ import annotations

import ast

from codemods.index.index import Index
from codemods.rules.site import Site

__all__ = ["LOGOUT_VIEW", "logout_name", "named_logout", "places_of"]

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
    """As ``logout_name``, for the name of a URL."""
    if _is_of_a_namespace(node):
        return "likely" if _has_own(site) else "sure"
    if not isinstance(node, ast.Constant) or not isinstance(node.value, str):
        return "sure" if (site.resolve(node) or "").endswith(_FUNCTIONS) else None
    if node.value == "admin:logout" or (":" in node.value and node.value in site.index.urls.logouts):
        return "sure"
    if node.value.rpartition(":")[2] == "logout":
        return _by_view(site)
    return "sure" if node.value in site.index.urls.logouts else None


def places_of(site: Site, call: ast.Call) -> list[ast.expr]:
    """Where an address is used: where it is made, or where the one name that it is given is read."""
    statement = site.module.parents.get(call)
    target = statement.targets[0] if isinstance(statement, ast.Assign) else None
    if not isinstance(target, ast.Name):
        return [call]
    scope = site.module.scope_at(target).owner(target.id)
    if scope is None or len(scope.bindings[target.id]) != 1:
        return []
    return [
        node
        for node, at in site.module.walk.names.get(target.id, ())
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load) and at.owner(target.id) is scope
    ]


def _by_view(site: Site) -> str | None:
    if not site.index.ask(_logs_out):
        return None
    return "likely" if _has_own(site) else "sure"


def _has_own(site: Site) -> bool:
    """Whether the project has a view of its own that goes by such a name."""
    return any(
        "logout" in view.rpartition(".")[2].lower()
        for view in site.index.views
        if not view.startswith("django.")
    )


def _is_of_a_namespace(node: ast.expr) -> bool:
    """Whether a name is ``logout`` in a computed namespace, as one of several sites of the admin has it."""
    if isinstance(node, ast.JoinedStr):
        first, last = node.values[0], node.values[-1]
        return len(node.values) == 2 and isinstance(first, ast.FormattedValue) and _is_last(last, ":logout")
    if isinstance(node, ast.BinOp):
        return _is_last(node.left, "%s:logout") or (
            isinstance(node.op, ast.Add) and _is_last(node.right, ":logout")
        )
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "format":
        return _is_last(node.func.value, "{}:logout") or _is_last(node.func.value, "{0}:logout")
    return False


def _is_last(node: ast.expr, text: str) -> bool:
    return isinstance(node, ast.Constant) and node.value == text


def _logs_out(index: Index) -> bool:
    """Whether anything in the repository names one of Django's views that log out."""
    return any(
        ".LogoutView" in name or name.endswith(_FUNCTIONS) or ".contrib.auth.urls" in name
        for facts in index.files.values()
        for name in (*facts.uses, *facts.strings)
    )
