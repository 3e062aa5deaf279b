"""``_default_manager`` and ``_base_manager`` of instances."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Keeps
from codemods.rules.rule import Rule
from codemods.rules.site import Site
from codemods.rules.triggers import OnMember, Trigger

_MODEL = "django.db.models.Model"


class InstanceManagerAttributes(Rule):
    """``_default_manager`` and ``_base_manager`` are attributes of model classes only, no longer of instances."""

    change = "1.10/instance-manager-attributes"
    examples = [
        Fixes(
            before="""\
                from django.db import models

                class Book(models.Model):
                    def others(self):
                        return self._default_manager.exclude(pk=self.pk) | self._base_manager.none()

                print(Book()._default_manager.all())
                """,
            after="""\
                from django.db import models

                class Book(models.Model):
                    def others(self):
                        return self.__class__._default_manager.exclude(pk=self.pk) | self.__class__._base_manager.none()

                print(Book().__class__._default_manager.all())
                """,
        ),
        Keeps(
            """\
                from django.db import models

                class Book(models.Model):
                    @classmethod
                    def first(cls):
                        return cls._default_manager.first()

                    def model(self):
                        return self.__class__._default_manager.first() or type(self)._default_manager.last()

                class Saver:
                    def save(self, model):
                        return self._default_manager, model._default_manager, Book._default_manager
                """
        ),
    ]

    @classmethod
    def subscriptions(cls) -> Iterator[Trigger]:
        yield OnMember(_MODEL, "_default_manager")
        yield OnMember(_MODEL, "_base_manager")

    def visit(self, site: Site) -> Iterator[Answer]:
        node = site.node
        if not isinstance(node, ast.Attribute):
            return
        found = site.infer(node.value)
        if found is None or not found.instance or not found.certain:
            return
        if isinstance(node.value, ast.Name | ast.Call | ast.Attribute):
            yield site.fix(site.replace(node.value, f"{site.source(node.value)}.__class__"))
