"""``TransactionMiddleware``."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.findings import Edit
from codemods.rewrite.answer import Answer
from codemods.rules.examples import Flags, Keeps, Suggests
from codemods.rules.shapes import RemoveSymbols
from codemods.rules.shapes.entries import holder_of, take_out
from codemods.rules.shapes.literals import entries
from codemods.rules.site import Site

_NAME = "django.middleware.transaction.TransactionMiddleware"


class Transactionmiddleware(RemoveSymbols):
    """``TransactionMiddleware`` is gone; a database with ``ATOMIC_REQUESTS`` wraps every view in a transaction."""

    change = "1.8/transactionmiddleware"
    names = {_NAME: "Set ATOMIC_REQUESTS in DATABASES, which covers the view but not other middleware."}
    advice = "ATOMIC_REQUESTS covers the view, but not other middleware."
    examples = [
        Suggests(
            path="shop/settings.py",
            before="""\
                DATABASES = {
                    "default": {
                        "ENGINE": "django.db.backends.sqlite3",
                    },
                }
                MIDDLEWARE_CLASSES = (
                    "django.middleware.common.CommonMiddleware",
                    "django.middleware.transaction.TransactionMiddleware",
                )
                """,
            after="""\
                DATABASES = {
                    "default": {
                        "ENGINE": "django.db.backends.sqlite3",
                        "ATOMIC_REQUESTS": True,
                    },
                }
                MIDDLEWARE_CLASSES = (
                    "django.middleware.common.CommonMiddleware",
                )
                """,
        ),
        Flags(
            path="shop/settings.py",
            source="""\
                from shop.base import *

                SECRET_KEY = ""
                MIDDLEWARE_CLASSES = ("django.middleware.transaction.TransactionMiddleware",)
                """,
            line=4,
        ),
        Keeps(
            path="shop/settings.py",
            source="""\
                MIDDLEWARE_CLASSES = ("shop.middleware.transaction.TransactionMiddleware",)
                """,
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        node = site.node
        if site.kind != "string":
            yield from super().visit(site)
            return
        if not isinstance(node, ast.Constant) or holder_of(site, node) is None:
            return
        value = site.value_of("DATABASES")
        default: ast.expr | None = None
        if isinstance(value, ast.Dict):
            default = next((one for name, _, one in entries(value) if name == "default"), None)
        if not isinstance(default, ast.Dict) or not default.values:
            yield site.flag(advice=self.names[_NAME])
            return
        edits: list[Edit] = [*take_out(site, node)]
        if not any(name == "ATOMIC_REQUESTS" for name, _, _ in entries(default)):
            edits.append(self._entry(site, default))
        yield site.suggest(edits)

    def _entry(self, site: Site, default: ast.Dict) -> Edit:
        """A further entry at the end of the database's dictionary."""
        module = site.module
        end = module.span(default.values[-1])[1]
        first = module.span(default.keys[0] or default.values[0])[0]
        quote = module.text[first] if module.text[first] in "'\"" else '"'
        entry = f"{quote}ATOMIC_REQUESTS{quote}: True"
        if module.lines.position(first)[0] == module.lines.position(module.span(default)[0])[0]:
            return Edit(end, end, f", {entry}")
        line = module.lines.position(first)[0]
        indent = module.text[module.lines.line_start(line) : first]
        comma = module.text[end : module.span(default)[1]].lstrip().startswith(",")
        if comma:
            end = module.text.index(",", end) + 1
            return Edit(end, end, f"{module.source.newline}{indent}{entry},")
        return Edit(end, end, f",{module.source.newline}{indent}{entry}")
