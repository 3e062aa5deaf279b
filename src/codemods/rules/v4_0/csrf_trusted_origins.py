"""``CSRF_TRUSTED_ORIGINS`` with schemes."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Flags, Keeps
from codemods.rules.rule import Rule
from codemods.rules.shapes.literals import strings_in
from codemods.rules.site import Site
from codemods.rules.triggers import OnModule, OnSetting

_NAME = "CSRF_TRUSTED_ORIGINS"


class CsrfTrustedOrigins(Rule):
    """Every trusted origin must name its scheme, and a whole domain is written with an asterisk."""

    change = "4.0/csrf-trusted-origins-scheme"
    available = "4.0"
    advice = "Write https://example.com, and https://*.example.com for all its subdomains."
    triggers = (OnSetting(_NAME), OnModule((_NAME,), roles=("settings",)))
    examples = [
        Fixes(
            path="site/settings.py",
            before="""\
                INSTALLED_APPS = []
                DEBUG = True
                CSRF_TRUSTED_ORIGINS = ["shop.example.com", '.partners.example.com', "https://a.b"] + [r"x:8443"]
                if DEBUG:
                    CSRF_TRUSTED_ORIGINS += ("localhost",)
                CSRF_TRUSTED_ORIGINS.append("more")
                """,
            after="""\
                INSTALLED_APPS = []
                DEBUG = True
                CSRF_TRUSTED_ORIGINS = ["https://shop.example.com", 'https://*.partners.example.com', "https://a.b"] + [r"https://x:8443"]
                if DEBUG:
                    CSRF_TRUSTED_ORIGINS += ("https://localhost",)
                CSRF_TRUSTED_ORIGINS.append("https://more")
                """,
        ),
        Fixes(
            before="""\
                from django.test import override_settings

                @override_settings(CSRF_TRUSTED_ORIGINS=[".example.com"])
                def test_it():
                    pass
                """,
            after="""\
                from django.test import override_settings

                @override_settings(CSRF_TRUSTED_ORIGINS=["https://*.example.com"])
                def test_it():
                    pass
                """,
        ),
        Flags(
            """\
                INSTALLED_APPS = []
                DEBUG = True
                CSRF_TRUSTED_ORIGINS = ["shop.example.com"]
                """,
            path="site/settings.py",
            supports="3.2",
            target="4.2",
            line=3,
        ),
        Keeps(
            """\
                import os

                INSTALLED_APPS = []
                DEBUG = True
                CSRF_TRUSTED_ORIGINS = ["https://*.example.com", os.environ["HOST"]]
                ALLOWED_HOSTS = ["example.com"]
                """,
            path="site/settings.py",
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        node = site.node
        if isinstance(node, ast.Module):
            for use, scope in site.module.walk.names.get(_NAME, ()):
                call = site.module.parents.get(use)
                if (
                    isinstance(use, ast.Attribute)
                    and use.attr in ("append", "extend", "insert")
                    and scope.parent is None
                ):
                    if isinstance(call, ast.Call) and call.args:
                        yield from self._strings(site, call.args[-1])
        elif site.kind == "assign" and isinstance(node, ast.Assign | ast.AnnAssign | ast.AugAssign):
            if node.value is not None:
                yield from self._strings(site, node.value)
        elif site.kind == "keyword" and isinstance(node, ast.Call):
            keyword = site.keyword(node, _NAME)
            if keyword is not None:
                yield from self._strings(site, keyword.value)
        elif site.kind == "write" and isinstance(site.parent, ast.Assign):
            yield from self._strings(site, site.parent.value)

    def _strings(self, site: Site, value: ast.expr) -> Iterator[Answer]:
        for node in strings_in(value):
            text = node.value
            if not isinstance(text, str) or not text or "://" in text:
                continue
            message = f"The trusted origin {text!r} names no scheme"
            if not self.replaceable:
                yield site.flag(node=node, message=message)
                continue
            new = f"https://*{text}" if text.startswith(".") else f"https://{text}"
            yield site.fix(site.replace_in_string(node, text, new), node=node, message=message)
