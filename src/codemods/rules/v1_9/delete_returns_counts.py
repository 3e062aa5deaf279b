"""Overrides of ``delete()`` that keep its result to themselves."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Keeps, Suggests
from codemods.rules.rule import Rule
from codemods.rules.shapes.overrides import is_super
from codemods.rules.site import Site
from codemods.rules.triggers import OnMethod


class DeleteReturnsCounts(Rule):
    """``delete()`` gives how many objects went; an override should hand that on."""

    change = "1.9/delete-returns-counts"
    triggers = (
        OnMethod("django.db.models.Model", "delete"),
        OnMethod("django.db.models.query.QuerySet", "delete"),
    )
    available = "1.9"
    examples = [
        Suggests(
            before="""\
                from django.db import models

                class Book(models.Model):
                    def delete(self, *args, **kwargs):
                        self.pages.all().delete()
                        super().delete(*args, **kwargs)
                """,
            after="""\
                from django.db import models

                class Book(models.Model):
                    def delete(self, *args, **kwargs):
                        self.pages.all().delete()
                        return super().delete(*args, **kwargs)
                """,
            modernize=True,
        ),
        Keeps(
            """\
                from django.db import models

                class Book(models.Model):
                    def delete(self, *args, **kwargs):
                        return super().delete(*args, **kwargs)

                class Page(models.Model):
                    def delete(self, *args, **kwargs):
                        super().delete(*args, **kwargs)
                        self.log()

                class Other:
                    def delete(self):
                        super().delete()
                """,
            modernize=True,
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        node = site.node
        if not isinstance(node, ast.FunctionDef) or not self.replaceable:
            return
        last = node.body[-1]
        call = last.value if isinstance(last, ast.Expr) else None
        if not isinstance(call, ast.Call) or not isinstance(call.func, ast.Attribute):
            return
        if call.func.attr != "delete" or not is_super(call.func.value):
            return
        if any(isinstance(part, ast.Return | ast.Yield) for part in ast.walk(node)):
            return
        yield site.suggest(site.replace(last, f"return {site.source(call)}"), node=last)
