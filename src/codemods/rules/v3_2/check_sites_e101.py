"""``SITE_ID`` as a text (sites.E101)."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Flags, Keeps
from codemods.rules.rule import Rule
from codemods.rules.site import Site
from codemods.rules.triggers import OnSetting

_NAME = "SITE_ID"


class CheckSitesE101(Rule):
    """A check requires ``SITE_ID`` to be a number; what the environment gives is text."""

    change = "3.2/check-sites-e101"
    advice = "Make a number of it."
    triggers = (OnSetting(_NAME),)
    examples = [
        Fixes(
            path="shop/settings.py",
            before="""\
                INSTALLED_APPS = []
                DEBUG = True
                SITE_ID = "1"
                """,
            after="""\
                INSTALLED_APPS = []
                DEBUG = True
                SITE_ID = 1
                """,
        ),
        Fixes(
            path="shop/settings.py",
            before="""\
                import os

                INSTALLED_APPS = []
                DEBUG = True
                if DEBUG:
                    SITE_ID = os.environ["SITE_ID"]
                else:
                    SITE_ID = os.environ.get("SITE_ID", "1")
                """,
            after="""\
                import os

                INSTALLED_APPS = []
                DEBUG = True
                if DEBUG:
                    SITE_ID = int(os.environ["SITE_ID"])
                else:
                    SITE_ID = int(os.environ.get("SITE_ID", "1"))
                """,
        ),
        Flags(
            path="shop/settings.py",
            source="""\
                import os

                INSTALLED_APPS = []
                DEBUG = True
                SITE_ID = os.getenv("SITE_ID")
                """,
            line=5,
        ),
        Keeps(
            path="shop/settings.py",
            source="""\
                import os

                INSTALLED_APPS = []
                DEBUG = True
                SITE_ID = int(os.environ["SITE_ID"])
                SHOP_SITE_ID = os.environ["SITE_ID"]
                """,
        ),
        Keeps(
            """\
                from django.test import override_settings

                @override_settings(SITE_ID="")
                def test():
                    pass
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        node = site.node
        value: ast.expr | None = None
        if site.kind == "assign" and isinstance(node, ast.Assign | ast.AnnAssign):
            value = node.value
        elif site.kind == "keyword" and isinstance(node, ast.Call) and _configures(node):
            keyword = site.keyword(node, _NAME)
            value = keyword.value if keyword is not None else None
        if isinstance(value, ast.Constant) and isinstance(value.value, str):
            if value.value.isascii() and value.value.isdigit():
                yield site.fix(site.replace(value, str(int(value.value))), node=value)
            else:
                yield site.flag(node=value)
        elif value is not None and (given := self._given(site, value)) is not None:
            if given:
                yield site.fix(site.replace(value, f"int({site.source(value)})"), node=value)
            else:
                yield site.flag(node=value)

    def _given(self, site: Site, value: ast.expr) -> bool | None:
        """Whether the environment is sure to give a text; None where a value does not come from there."""
        if isinstance(value, ast.Subscript):
            return True if site.is_name(value.value, "os.environ") else None
        if not isinstance(value, ast.Call) or not site.is_name(value.func, "os.environ.get", "os.getenv"):
            return None
        default = value.args[1] if len(value.args) > 1 else None
        return isinstance(default, ast.Constant) and str(default.value).isdigit()


def _configures(call: ast.Call) -> bool:
    """Whether a call gives all settings; what tests override for a moment no check looks at."""
    return isinstance(call.func, ast.Attribute) and call.func.attr == "configure"
