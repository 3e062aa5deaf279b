"""``SECURE_BROWSER_XSS_FILTER``."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Flags, Keeps, Suggests
from codemods.rules.shapes import ChangeSettings
from codemods.rules.shapes.branches import decide
from codemods.rules.site import Site

_NAME = "SECURE_BROWSER_XSS_FILTER"


class XssFilterSetting(ChangeSettings):
    """The setting ``SECURE_BROWSER_XSS_FILTER`` is gone with the header that it set."""

    change = "4.0/secure-browser-xss-filter-setting"
    also = ("4.0/secure-browser-xss-filter-read",)
    available = "4.0"
    remove = {_NAME: "Responses no longer carry X-XSS-Protection; modern browsers take no notice of it."}
    examples = [
        Fixes(
            path="site/settings.py",
            files={"site/live.py": "from site.settings import *\n\nDEBUG = False\n"},
            before="""\
                INSTALLED_APPS = []
                DEBUG = True
                SECURE_BROWSER_XSS_FILTER = True
                STATIC_URL = "/static/"
                """,
            after="""\
                INSTALLED_APPS = []
                DEBUG = True
                STATIC_URL = "/static/"
                """,
        ),
        Flags(
            """\
                INSTALLED_APPS = []
                DEBUG = True
                SECURE_BROWSER_XSS_FILTER = True
                """,
            path="site/settings/base.py",
            files={
                "site/settings/__init__.py": "",
                "site/settings/test.py": "from .base import *\n\nDEBUG = SECURE_BROWSER_XSS_FILTER\n",
            },
            line=3,
        ),
        Suggests(
            before="""\
                from django.conf import settings

                if settings.SECURE_BROWSER_XSS_FILTER and settings.SECURE_SSL_REDIRECT:
                    print("filtered")
                print(settings.SECURE_BROWSER_XSS_FILTER)
                """,
            after="""\
                print(False)
                """,
        ),
        Keeps(
            """\
                from shop.conf import settings

                SECURE_BROWSER_XSS_FILTER = settings.SECURE_BROWSER_XSS_FILTER
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        if site.kind == "read":
            node = site.node
            if self.replaceable and isinstance(node, ast.expr) and not site.module.in_fstring(node):
                yield site.suggest(
                    decide(site, node, False) or site.replace(node, "False"),
                    message=f"Django no longer has the setting {_NAME}",
                    advice="Right unless the project goes on assigning it for itself.",
                )
            return
        yield from super().visit(site)
