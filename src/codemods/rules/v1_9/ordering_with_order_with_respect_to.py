"""``ordering`` beside ``order_with_respect_to``."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Keeps, Suggests
from codemods.rules.rule import Rule
from codemods.rules.site import Site
from codemods.rules.triggers import OnSubclass
from codemods.source.inference import MODEL


class OrderingWithOrderWithRespectTo(Rule):
    """A model with ``order_with_respect_to`` is ordered by that; ``ordering`` beside it is an error."""

    change = "1.9/ordering-with-order-with-respect-to"
    triggers = (OnSubclass("django.db.models.Model"),)
    examples = [
        Fixes(
            before="""\
                from django.db import models

                class Answer(models.Model):
                    question = models.ForeignKey("Question", models.CASCADE)

                    class Meta:
                        order_with_respect_to = "question"
                        ordering = ["pk"]
                """,
            after="""\
                from django.db import models

                class Answer(models.Model):
                    question = models.ForeignKey("Question", models.CASCADE)

                    class Meta:
                        order_with_respect_to = "question"
                """,
        ),
        Suggests(
            before="""\
                from django.db import models
                from shop.base import Orderable

                class Page(Orderable):
                    class Meta:
                        ordering = ("title",)
                        order_with_respect_to = "parent"
                """,
            after="""\
                from django.db import models
                from shop.base import Orderable

                class Page(Orderable):
                    class Meta:
                        order_with_respect_to = "parent"
                """,
            files={
                "shop/base.py": """\
                from django.db import models

                class OrderableBase(models.base.ModelBase):
                    def __new__(cls, name, bases, attrs):
                        return super().__new__(cls, name, bases, without_order(attrs))

                class Orderable(models.Model, metaclass=OrderableBase):
                    class Meta:
                        abstract = True
                """
            },
        ),
        Keeps(
            """\
                from django.db import models

                class Answer(models.Model):
                    class Meta:
                        ordering = ["pk"]

                class Other:
                    class Meta:
                        order_with_respect_to = "question"
                        ordering = ["pk"]

                class None_(models.Model):
                    class Meta:
                        order_with_respect_to = None
                        ordering = ["pk"]
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        node = site.node
        if not isinstance(node, ast.ClassDef):
            return
        for inner in node.body:
            if not isinstance(inner, ast.ClassDef) or inner.name != "Meta":
                continue
            options = {
                statement.targets[0].id: statement
                for statement in inner.body
                if isinstance(statement, ast.Assign) and isinstance(statement.targets[0], ast.Name)
            }
            respect, ordering = options.get("order_with_respect_to"), options.get("ordering")
            if respect is None or ordering is None or len(ordering.targets) > 1:
                continue
            if isinstance(respect.value, ast.Constant) and not respect.value.value:
                continue
            if isinstance(ordering.value, ast.List | ast.Tuple) and not ordering.value.elts:
                continue
            if all(site.is_name(base, MODEL) for base in node.bases) and not node.keywords:
                yield site.fix(site.remove(ordering), node=ordering)
            else:  # a metaclass may take the option away before Django sees it
                yield site.suggest(site.remove(ordering), node=ordering)
