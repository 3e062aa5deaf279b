"""Middleware whose models belong to applications that are not installed."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Flags, Keeps
from codemods.rules.rule import Rule
from codemods.rules.shapes.literals import strings_in
from codemods.rules.site import Site
from codemods.rules.triggers import OnCall, OnModule

_MIDDLEWARE = {
    "django.contrib.auth.middleware.AuthenticationMiddleware": (
        "django.contrib.auth",
        "django.contrib.contenttypes",
    ),
    "django.contrib.auth.middleware.RemoteUserMiddleware": (
        "django.contrib.auth",
        "django.contrib.contenttypes",
    ),
    "django.contrib.flatpages.middleware.FlatpageFallbackMiddleware": ("django.contrib.flatpages",),
    "django.contrib.redirects.middleware.RedirectFallbackMiddleware": ("django.contrib.redirects",),
}
_LISTS = ("MIDDLEWARE", "MIDDLEWARE_CLASSES")


class MiddlewareNeedsApps(Rule):
    """Middleware imports models whose application is not installed, which fails at the first request."""

    change = "1.9/models-need-installed-app"
    triggers = (OnModule(_LISTS, roles=("settings",)), OnCall("django.conf.settings.configure"))
    advice = "Install the application, or leave the middleware out."
    examples = [
        Flags(
            path="tests/settings.py",
            source="""\
                SECRET_KEY = "x"
                INSTALLED_APPS = ("shop",)
                MIDDLEWARE_CLASSES = (
                    "django.contrib.sessions.middleware.SessionMiddleware",
                    "django.contrib.auth.middleware.AuthenticationMiddleware",
                )
                """,
            line=5,
        ),
        Flags(
            """\
                from django.conf import settings

                settings.configure(
                    INSTALLED_APPS=["django.contrib.auth"],
                    MIDDLEWARE=["django.contrib.auth.middleware.AuthenticationMiddleware"],
                )
                """,
            line=5,
        ),
        Keeps(
            path="tests/settings.py",
            source="""\
                SECRET_KEY = "x"
                INSTALLED_APPS = ("django.contrib.auth", "django.contrib.contenttypes", "shop")
                MIDDLEWARE = ("django.contrib.auth.middleware.AuthenticationMiddleware",)
                """,
        ),
        Keeps(
            path="shop/settings/test.py",
            source="""\
                from .base import *

                INSTALLED_APPS = BASE + ["shop"]
                MIDDLEWARE = ["django.contrib.auth.middleware.AuthenticationMiddleware"]
                """,
            files={
                "shop/__init__.py": "",
                "shop/settings/__init__.py": "",
                "shop/settings/base.py": "BASE = []\n",
            },
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        node = site.node
        given = _called(node) if isinstance(node, ast.Call) else _assigned(site)
        apps = given.get("INSTALLED_APPS")
        if not isinstance(apps, ast.List | ast.Tuple) or any(
            not isinstance(one, ast.Constant) for one in apps.elts
        ):
            return
        installed = {str(one.value) for one in strings_in(apps)}
        for name in _LISTS:
            listed = given.get(name)
            for entry in strings_in(listed) if listed is not None else ():
                missing = [one for one in _MIDDLEWARE.get(str(entry.value), ()) if not _has(installed, one)]
                if missing:
                    yield site.flag(
                        node=entry,
                        message=f"{entry.value!s} imports models that are not installed, of {', '.join(missing)}",
                    )


def _has(installed: set[str], app: str) -> bool:
    """Whether an application is installed, be it by a configuration of Django's or of the project's own."""
    last = app.rpartition(".")[2]
    return any(one == app or last in one.lower() for one in installed)


def _assigned(site: Site) -> dict[str, ast.expr]:
    """The settings that a module gives their only value."""
    if site.module.walk.stars:
        return {}
    found = {name: site.value_of(name) for name in ("INSTALLED_APPS", *_LISTS)}
    return {name: value for name, value in found.items() if value is not None}


def _called(call: ast.Call) -> dict[str, ast.expr]:
    if call.args or any(keyword.arg is None for keyword in call.keywords):
        return {}
    return {keyword.arg: keyword.value for keyword in call.keywords if keyword.arg is not None}
