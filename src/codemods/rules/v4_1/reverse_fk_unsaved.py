"""The way back along a foreign key, of an object that is not saved yet."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Flags, Keeps
from codemods.rules.rule import Rule
from codemods.rules.shapes.overrides import is_super
from codemods.rules.shapes.relations import relations_of
from codemods.rules.site import Site
from codemods.rules.triggers import OnMethod
from codemods.source.inference import MODEL


class ReverseFkUnsaved(Rule):
    """What refers to an object that has no primary key yet cannot be asked for: that gave nothing, and raises ``ValueError``."""

    change = "4.1/reverse-fk-unsaved"
    partly = True
    triggers = tuple(
        OnMethod(MODEL, name)
        for name in ("__init__", "__bool__", "__iter__", "__len__", "clean", "full_clean", "save")
    )
    advice = "Ask whether self.pk is None first."
    examples = [
        Flags(
            path="shop/models.py",
            source="""\
                from django.db import models

                class Author(models.Model):
                    count = models.IntegerField()

                    def save(self, *args, **kwargs):
                        self.count = self.book_set.count()
                        super().save(*args, **kwargs)
                        self.book_set.update(seen=True)

                    def clean(self):
                        if any(page.id for page in self.pages.filter(new=True)):
                            raise ValueError

                class Book(models.Model):
                    author = models.ForeignKey(Author, on_delete=models.CASCADE)

                class Page(models.Model):
                    author = models.ForeignKey(Author, on_delete=models.CASCADE, related_name="pages")
                """,
            lines=(7, 12),
        ),
        Keeps(
            path="shop/models.py",
            source="""\
                from django.db import models

                class Author(models.Model):
                    count = models.IntegerField()

                    def save(self, *args, **kwargs):
                        if self.pk:
                            self.count = self.book_set.count()
                        super().save(*args, **kwargs)

                    def clean(self):
                        return self.other_set.count()

                    def books(self):
                        return self.book_set.all()

                class Shelf(models.Model):
                    key = models.UUIDField(primary_key=True, default=uuid4)

                    def clean(self):
                        return self.books.count()

                class Book(models.Model):
                    author = models.ForeignKey(Author, on_delete=models.CASCADE)
                    shelf = models.ForeignKey(Shelf, on_delete=models.CASCADE, related_name="books")
                """,
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        node, owner = site.node, site.class_
        if not isinstance(node, ast.FunctionDef) or owner is None or not node.args.args:
            return
        this, model = node.args.args[0].arg, f"{site.module.name}.{owner.name}"
        if re.search(rf"\b{this}\.(?:pk|id|_state)\b", site.source(node)):
            return
        if self._has_key_of_its_own(site, model):
            return
        relations = relations_of(site.index)
        end = _saved_at(node) if node.name == "save" else None
        for part in ast.walk(node):
            if not isinstance(part, ast.Attribute) or not isinstance(part.value, ast.Attribute):
                continue
            manager = part.value
            if not isinstance(manager.value, ast.Name) or manager.value.id != this:
                continue
            if end is not None and manager.lineno >= end:
                continue
            back = relations.back(model, manager.attr)
            if back is not None and back.kind == "key":
                yield site.flag(node=manager)

    def _has_key_of_its_own(self, site: Site, model: str) -> bool:
        """Whether an object has its primary key from the beginning: one that no database counts up."""
        return any(
            "primary_key" in call.texts and not call.callee.endswith("AutoField")
            for facts in site.index.own_line(model)
            for call in facts.calls.values()
        )


def _saved_at(node: ast.FunctionDef) -> int | None:
    """The line on which an override saves the object."""
    lines = [
        part.lineno
        for part in ast.walk(node)
        if isinstance(part, ast.Attribute) and part.attr == "save" and is_super(part.value)
    ]
    return min(lines, default=None)
