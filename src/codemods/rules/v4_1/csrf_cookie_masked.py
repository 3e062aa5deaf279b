"""``CSRF_COOKIE_MASKED``."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Keeps, Suggests
from codemods.rules.shapes import ChangeSettings
from codemods.rules.site import Site

_NAME = "CSRF_COOKIE_MASKED"


class CsrfCookieMasked(ChangeSettings):
    """``CSRF_COOKIE_MASKED`` is a bridge for the time when old and new instances run side by side."""

    change = "4.1/csrf-cookie-masked"
    also = ("5.0/csrf-cookie-masked",)
    remove = {_NAME: "Delete it once every instance runs 4.1 or later."}
    examples = [
        Fixes(
            path="site/settings.py",
            before="""\
                INSTALLED_APPS = []
                CSRF_COOKIE_MASKED = True
                DEBUG = True
                """,
            after="""\
                INSTALLED_APPS = []
                DEBUG = True
                """,
        ),
        Suggests(
            path="site/settings.py",
            target="4.2",
            before="""\
                INSTALLED_APPS = []
                CSRF_COOKIE_MASKED = True
                DEBUG = True
                """,
            after="""\
                INSTALLED_APPS = []
                DEBUG = True
                """,
        ),
        Keeps("CSRF_COOKIE_MASKED = True\n"),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        if self.gone:
            yield from super().visit(site)
        elif (
            site.kind == "assign"
            and isinstance(site.node, ast.Assign)
            and not site.module.walk.names.get(_NAME)
        ):
            yield site.suggest(
                site.remove(site.node),
                message=f"{_NAME} is deprecated since Django 4.1",
                advice=self.remove[_NAME],
            )
