"""The one-to-one field to the parent in multi-table inheritance."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Keeps
from codemods.rules.rule import Rule
from codemods.rules.site import Site
from codemods.rules.triggers import OnCall, Trigger
from codemods.source.bases import base_expressions

_MODEL = "django.db.models.Model"


class ImplicitParentLink(Rule):
    """A one-to-one field to the parent of a model must say ``parent_link=True``; it is no longer promoted silently."""

    change = "1.10/implicit-parent-link"
    also = ("2.0/implicit-parent-link",)
    examples = [
        Fixes(
            before="""\
                from django.db import models

                class Place(models.Model):
                    name = models.CharField(max_length=9)

                class Shop(Place):
                    place = models.OneToOneField(Place, models.CASCADE)

                class Bar(Place):
                    place = models.OneToOneField("Place", on_delete=models.CASCADE, primary_key=True)
                """,
            after="""\
                from django.db import models

                class Place(models.Model):
                    name = models.CharField(max_length=9)

                class Shop(Place):
                    place = models.OneToOneField(Place, models.CASCADE, parent_link=True)

                class Bar(Place):
                    place = models.OneToOneField("Place", on_delete=models.CASCADE, primary_key=True, parent_link=True)
                """,
        ),
        Keeps(
            """\
                from django.db import models

                class Place(models.Model):
                    class Meta:
                        abstract = True

                class Town(models.Model):
                    pass

                class Shop(Place):
                    town = models.OneToOneField(Town, models.CASCADE)

                class Bar(Town):
                    place = models.OneToOneField(Town, models.CASCADE, parent_link=True)
                    other = models.OneToOneField(Shop, models.CASCADE)
                    second = models.ForeignKey(Town, models.CASCADE)

                class Pub(Town):
                    home = models.OneToOneField(Town, models.CASCADE, parent_link=True)
                    away = models.OneToOneField(Town, models.CASCADE, related_name="+")
                """
        ),
    ]

    @classmethod
    def subscriptions(cls) -> Iterator[Trigger]:
        yield OnCall("django.db.models.OneToOneField", subclasses=True)

    def visit(self, site: Site) -> Iterator[Answer]:
        call, class_ = site.call, site.class_
        if call is None or class_ is None or site.keyword(call, "parent_link") is not None:
            return
        statement = site.module.parents.get(call)
        if not isinstance(statement, ast.Assign) or site.module.parents.get(statement) is not class_:
            return
        if not site.descends(class_, _MODEL) or site.has_stars(call) or self._has_link(site, class_):
            return
        target = self._target(site, class_, site.argument(call, "to", 0))
        if target is None:
            return
        for base in base_expressions(class_):
            if site.resolve(base) == target and self._concrete(site, target):
                yield site.fix(site.edit_call(call).add("parent_link", "True").edit(), node=call)
                return

    def _target(self, site: Site, class_: ast.ClassDef, node: ast.expr | None) -> str | None:
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            name = node.value
            if name == "self" or name.count(".") > 1:
                return None
            last = name.rpartition(".")[2]
            found = [site.resolve(base) for base in class_.bases]
            return next((one for one in found if one and one.rpartition(".")[2] == last), None)
        return site.resolve(node)

    def _concrete(self, site: Site, qname: str) -> bool:
        facts = site.index.class_facts(qname)
        if facts is None or not site.index.is_subclass(qname, _MODEL):
            return False
        meta = site.index.class_facts(f"{qname}.Meta")
        return meta is None or not {"abstract", "proxy"} & meta.members.keys()

    def _has_link(self, site: Site, class_: ast.ClassDef) -> bool:
        return any(
            isinstance(part, ast.keyword) and part.arg == "parent_link"
            for statement in class_.body
            for part in ast.walk(statement)
        )
