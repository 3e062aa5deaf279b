"""``CSRF_TRUSTED_ORIGINS`` with schemes."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Flags, Keeps
from codemods.rules.rule import Rule
from codemods.rules.shapes.handed_settings import handed_settings
from codemods.rules.site import Site
from codemods.rules.triggers import OnModule, OnSetting

_NAME = "CSRF_TRUSTED_ORIGINS"


class CsrfTrustedOrigins(Rule):
    """Every trusted origin must name its scheme, and a whole domain is written with an asterisk."""

    change = "4.0/csrf-trusted-origins-scheme"
    available = "4.0"
    advice = "Write https://example.com, and https://*.example.com for all its subdomains."
    triggers = (OnSetting(_NAME), OnModule((_NAME,)))
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
                CSRF_TRUSTED_ORIGINS += ["shop." + DOMAIN + ":8443", DOMAIN + ":8443"]
                """,
            after="""\
                INSTALLED_APPS = []
                DEBUG = True
                CSRF_TRUSTED_ORIGINS = ["https://shop.example.com", 'https://*.partners.example.com', "https://a.b"] + [r"https://x:8443"]
                if DEBUG:
                    CSRF_TRUSTED_ORIGINS += ("https://localhost",)
                CSRF_TRUSTED_ORIGINS.append("https://more")
                CSRF_TRUSTED_ORIGINS += ["https://shop." + DOMAIN + ":8443", DOMAIN + ":8443"]
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
        Fixes(
            path="runtests.py",
            before="""\
                from django.conf import settings

                OPTIONS = dict(DEBUG=True, CSRF_TRUSTED_ORIGINS=["a.b"])
                settings.configure(**OPTIONS)
                OTHER = dict(CSRF_TRUSTED_ORIGINS=["a.b"])
                """,
            after="""\
                from django.conf import settings

                OPTIONS = dict(DEBUG=True, CSRF_TRUSTED_ORIGINS=["https://a.b"])
                settings.configure(**OPTIONS)
                OTHER = dict(CSRF_TRUSTED_ORIGINS=["a.b"])
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
        for value in _values(site):
            yield from self._strings(site, value)

    def _strings(self, site: Site, value: ast.expr) -> Iterator[Answer]:
        for node in filter(None, map(_begins, _parts(value))):
            text = node.value
            if not isinstance(text, str) or not text or "://" in text:
                continue
            message = f"The trusted origin {text!r} names no scheme"
            if not self.replaceable:
                yield site.flag(node=node, message=message)
                continue
            new = f"https://*{text}" if text.startswith(".") else f"https://{text}"
            yield site.fix(site.replace_in_string(node, text, new), node=node, message=message)


class CsrfTrustedOriginsDynamic(Rule):
    """Every trusted origin must name its scheme, those that the environment or another setting gives as well."""

    change = "4.0/csrf-trusted-origins-dynamic"
    advice = "See to it that each value begins with https:// (or http://), here or where the value is set."
    triggers = CsrfTrustedOrigins.triggers
    examples = [
        Flags(
            """\
                import os

                INSTALLED_APPS = []
                ALLOWED_HOSTS = ["example.com"]
                if os.environ.get("ORIGINS"):
                    CSRF_TRUSTED_ORIGINS = os.environ["ORIGINS"].split(",")
                else:
                    CSRF_TRUSTED_ORIGINS = ALLOWED_HOSTS
                CSRF_TRUSTED_ORIGINS += ["https://a.b", f"{os.environ['HOST']}:8443"]
                CSRF_TRUSTED_ORIGINS.append(os.getenv("OTHER"))
                """,
            path="site/settings.py",
            lines=(6, 8, 9, 10),
        ),
        Keeps(
            """\
                import os

                INSTALLED_APPS = []
                ALLOWED_HOSTS = ["example.com"]
                CSRF_TRUSTED_ORIGINS = ["https://a.b", f"https://{os.environ['HOST']}", "https://*." + os.environ["HOST"]]
                CSRF_TRUSTED_ORIGINS = CSRF_TRUSTED_ORIGINS + [f"https://{host}" for host in ALLOWED_HOSTS]
                CSRF_TRUSTED_ORIGINS += ("https://c.d",)
                CORS_ALLOWED_ORIGINS = ALLOWED_HOSTS
                """,
            path="site/settings.py",
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        for value in _values(site):
            for part in _parts(value):
                if not _tells(site, part):
                    yield site.flag(node=part)
                    break


def _values(site: Site) -> Iterator[ast.expr]:
    """The values that the setting is given, or that are added to it, at a site."""
    node = site.node
    if isinstance(node, ast.Module):
        yield from (handed.value for handed in handed_settings(site, _NAME))
        for use, scope in site.module.walk.names.get(_NAME, ()):
            call = site.module.parents.get(use)
            if (
                "settings" in site.roles
                and isinstance(use, ast.Attribute)
                and use.attr in ("append", "extend", "insert")
                and scope.parent is None
            ):
                if isinstance(call, ast.Call) and call.args:
                    yield call.args[-1]
    elif site.kind in ("assign", "keyword"):
        value = site.given()
        if value is not None:
            yield value
    elif site.kind == "write" and isinstance(site.parent, ast.Assign):
        yield site.parent.value


def _parts(value: ast.expr, inside: bool = False) -> Iterator[ast.expr]:
    """What a list is made of: its elements, and what is added to it; ``inside`` one the value is an element."""
    if isinstance(value, ast.List | ast.Tuple | ast.Set):
        for element in value.elts:
            yield from _parts(element, inside=True)
    elif isinstance(value, ast.Starred):
        yield from _parts(value.value)
    elif isinstance(value, ast.BinOp) and isinstance(value.op, ast.Add) and not inside:
        yield from _parts(value.left)
        yield from _parts(value.right)
    elif isinstance(value, ast.IfExp):
        yield from _parts(value.body, inside)
        yield from _parts(value.orelse, inside)
    else:
        yield value


def _begins(part: ast.expr) -> ast.Constant | None:
    """The text that an origin begins with, where that is written down."""
    while isinstance(part, ast.BinOp) and isinstance(part.op, ast.Add):
        part = part.left
    return part if isinstance(part, ast.Constant) and isinstance(part.value, str) else None


def _tells(site: Site, part: ast.expr) -> bool:
    """Whether a part is text, which is judged by itself, the setting itself, or makes values with a scheme."""
    if _begins(part) is not None or (isinstance(part, ast.Name) and part.id == _NAME):
        return True
    return "://" in site.source(part)
