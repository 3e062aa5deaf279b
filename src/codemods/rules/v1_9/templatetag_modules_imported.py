"""Modules of template tags that do not import."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Flags, Keeps
from codemods.rules.rule import Rule
from codemods.rules.site import Site
from codemods.rules.triggers import OnModule

_QUERIES = frozenset(
    {"aggregate", "count", "create", "exists", "first", "get", "get_or_create", "in_bulk", "last", "latest"}
)


class TemplatetagModulesImported(Rule):
    """Every module of template tags is imported when templates are set up, whether one loads it or not."""

    change = "1.9/templatetag-modules-imported"
    triggers = (OnModule(("import", "objects")),)
    advice = "Make the module import by itself, before any table is there, or take it out of the app."
    examples = [
        Flags(
            path="shop/templatetags/shop_tags.py",
            source="""\
                from django import template
                from shop.gone import price
                from shop.models import Book, Shelf
                from ..old import name

                register = template.Library()
                COUNT = Book.objects.filter(sold=True).count()
                """,
            lines=(2, 4, 7),
            files={
                "shop/__init__.py": "",
                "shop/templatetags/__init__.py": "",
                "shop/models.py": "class Book: pass\nclass Shelf: pass\n",
            },
        ),
        Keeps(
            path="shop/templatetags/shop_tags.py",
            source="""\
                from django import template
                from shop.models import Book
                from elsewhere import thing
                from . import other_tags
                try:
                    from shop.gone import price
                except ImportError:
                    price = None

                register = template.Library()
                BOOKS = Book.objects.filter(sold=True)

                @register.filter
                def count(value):
                    from shop.gone import price
                    return Book.objects.count()
                """,
            files={
                "shop/__init__.py": "",
                "shop/templatetags/__init__.py": "",
                "shop/templatetags/other_tags.py": "",
                "shop/models.py": "class Book: pass\n",
            },
        ),
        Keeps(
            path="shop/code.py",
            source="from shop.gone import price\n",
            files={"shop/__init__.py": "", "shop/models.py": ""},
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        module = site.module
        if "/templatetags/" not in f"/{module.path}" or not module.names:
            return
        for statement in module.tree.body:
            if isinstance(statement, ast.Import | ast.ImportFrom):
                missing = self._missing(site, statement)
                if missing:
                    yield site.flag(
                        node=statement,
                        message=f"{missing} is not in the repository, and the module is imported at start-up",
                    )
            elif not isinstance(statement, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef | ast.Try):
                for node in ast.walk(statement):
                    if isinstance(node, ast.Lambda):
                        break
                    if _queries(node):
                        yield site.flag(
                            node=node, message="A query runs when the module is imported, at start-up"
                        )

    def _missing(self, site: Site, statement: ast.Import | ast.ImportFrom) -> str:
        """A module of the repository's own packages that an import names and that is not there; or nothing."""
        if isinstance(statement, ast.ImportFrom):
            names = [site.module.walk.absolute(statement)]
        else:
            names = [alias.name for alias in statement.names]
        modules = site.index.modules
        for name in names:
            package = name.rpartition(".")[0]
            # A package with Python files beside it is all there; what is not may be built or written elsewhere.
            if name not in modules and package in modules and modules[package].path.endswith("__init__.py"):
                if name.rpartition(".")[2] in modules[package].bindings or name in site.index.unread:
                    continue
                if not any(known.startswith(f"{name}.") for known in modules):
                    return name
        return ""


def _queries(node: ast.AST) -> bool:
    """Whether a node is a call that asks the database by a manager, ``Model.objects.….get()``."""
    if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute):
        return False
    if node.func.attr not in _QUERIES:
        return False
    inner: ast.AST = node.func.value
    while isinstance(inner, ast.Call | ast.Attribute):
        if isinstance(inner, ast.Attribute) and inner.attr == "objects":
            return True
        inner = inner.func if isinstance(inner, ast.Call) else inner.value
    return False
