"""``INSTALLED_APPS`` or ``TEMPLATE_DIRS`` that is a string."""

from __future__ import annotations

import ast
import io
import tokenize
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Flags, Keeps
from codemods.rules.rule import Rule
from codemods.rules.shapes.settings_modules import read_elsewhere
from codemods.rules.site import Site
from codemods.rules.triggers import OnSetting


class InstalledAppsString(Rule):
    """``INSTALLED_APPS`` and ``TEMPLATE_DIRS`` must not be a string; Django makes no tuple of it any more."""

    change = "1.7/installed-apps-string"
    triggers = (OnSetting("INSTALLED_APPS"), OnSetting("TEMPLATE_DIRS"))
    advice = "Make it a tuple or a list."
    examples = [
        Fixes(
            path="shop/settings.py",
            before="""\
                import os

                SECRET_KEY = "x"
                ROOT_URLCONF = "shop.urls"
                INSTALLED_APPS = (
                    "shop"  # the only one
                )
                TEMPLATE_DIRS = os.path.join("srv", "templates")
                """,
            after="""\
                import os

                SECRET_KEY = "x"
                ROOT_URLCONF = "shop.urls"
                INSTALLED_APPS = (
                    "shop",  # the only one
                )
                TEMPLATE_DIRS = (os.path.join("srv", "templates"),)
                """,
            current="1.6",
            target="1.7",
        ),
        Fixes(
            path="shop/settings.py",
            before="""\
                SECRET_KEY = "x"
                ROOT_URLCONF = "shop.urls"
                TEMPLATE_DIRS = ('/srv/templates')
                INSTALLED_APPS = 'shop'
                """,
            after="""\
                SECRET_KEY = "x"
                ROOT_URLCONF = "shop.urls"
                TEMPLATE_DIRS = ('/srv/templates',)
                INSTALLED_APPS = ('shop',)
                """,
            current="1.6",
            target="1.7",
        ),
        Flags(
            path="shop/settings.py",
            source="""\
                SECRET_KEY = "x"
                ROOT_URLCONF = "shop.urls"
                INSTALLED_APPS = (
                    "shop"
                    "basket"
                )
                TEMPLATE_DIRS = "/srv/templates"
                STATICFILES_DIRS = [TEMPLATE_DIRS + "/static"]
                """,
            lines=(3, 7),
            current="1.6",
            target="1.7",
        ),
        Keeps(
            path="shop/settings.py",
            source="""\
                SECRET_KEY = "x"
                ROOT_URLCONF = "shop.urls"
                INSTALLED_APPS = ("shop",)
                TEMPLATE_DIRS = ["/srv/templates"]
                MEDIA_ROOT = ("/srv/media")
                """,
            current="1.6",
            target="1.7",
        ),
        Keeps(
            """\
                class Options:
                    TEMPLATE_DIRS = "/srv/templates"
                """,
            current="1.6",
            target="1.7",
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        node, name = site.node, site.qname
        if site.kind != "assign" or not isinstance(node, ast.Assign | ast.AnnAssign):
            return
        value = node.value
        if value is None or not _is_text(site, value):
            return
        message = f"{name} must not be a string; Django makes no tuple of it any more"
        targets = node.targets if isinstance(node, ast.Assign) else [node.annotation]
        uses = [use for use, _ in site.module.walk.names.get(name, ()) if use is not targets[0]]
        if uses or len(targets) > 1 or read_elsewhere(site, name):
            yield site.flag(message=message, advice="Make it a tuple or a list, also where it is used.")
            return
        if isinstance(value, ast.Constant) and (not value.value or _pieces(site.source(value)) != 1):
            yield site.flag(
                message=message,
                advice="Make it a tuple or a list; commas between its entries may be missing.",
            )
            return
        text = site.source(value)
        between = site.module.text[site.module.span(targets[0])[1] : site.module.span(value)[0]]
        text = f"{text}," if "(" in between else f"({text},)"
        yield site.fix(site.replace(value, text), message=message)


def _is_text(site: Site, node: ast.expr) -> bool:
    """Whether an expression is a string for certain."""
    if isinstance(node, ast.Constant):
        return isinstance(node.value, str)
    if isinstance(node, ast.Call):
        return site.resolve(node.func) in ("os.path.join", "posixpath.join")
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add):
        return _is_text(site, node.left) or _is_text(site, node.right)
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Mod):
        return _is_text(site, node.left)
    return isinstance(node, ast.JoinedStr)


def _pieces(text: str) -> int:
    """How many literals a string is written in."""
    tokens = tokenize.generate_tokens(io.StringIO(f"({text})").readline)
    return sum(1 for one in tokens if one.type == tokenize.STRING)
