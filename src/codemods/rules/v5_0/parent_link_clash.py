"""Links to a parent model that have the name of one of its fields (models.E006)."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Flags, Keeps
from codemods.rules.rule import Rule
from codemods.rules.shapes.model_meta import is_option, meta_of, says
from codemods.rules.site import Site
from codemods.rules.triggers import OnSubclass
from codemods.source.bases import base_expressions

_MODEL = "django.db.models.Model"


class ParentLinkClash(Rule):
    """The link of a model to its parent must not have the name of a field of the parent's."""

    change = "5.0/check-models-e006-parent-link"
    triggers = (OnSubclass(_MODEL),)
    advice = "Write the link as a OneToOneField of another name with parent_link=True."
    examples = [
        Flags(
            """\
                from django.db import models


                class Place(models.Model):
                    place_ptr = models.IntegerField()
                    owner = models.IntegerField()


                class Restaurant(Place):
                    pass


                class Bar(Place):
                    owner = models.OneToOneField(Place, models.CASCADE, parent_link=True)


                class Garden(Place):
                    owner: models.OneToOneField = models.OneToOneField(Place, models.CASCADE, parent_link=True)

                    class Meta:
                        abstract = False


                class Proxy(Place):
                    class Meta:
                        proxy = True


                class Heir(Proxy):
                    pass
                """,
            lines=(9, 14, 18, 29),
        ),
        Keeps(
            """\
                from django.db import models


                class Base(models.Model):
                    base_ptr = models.IntegerField()

                    class Meta:
                        abstract = True


                class Place(Base):
                    owner = models.IntegerField()


                class Restaurant(Place):
                    link = models.OneToOneField(Place, models.CASCADE, parent_link=True)


                class Proxy(Place):
                    class Meta:
                        proxy = True
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        node = site.node
        if not isinstance(node, ast.ClassDef):
            return
        links = dict(self._links(node))
        if is_option(meta_of(node), "proxy"):
            return
        for base in base_expressions(node):
            parent = self._concrete(site, site.resolve(base))
            facts = site.index.class_facts(parent) if parent is not None else None
            if parent is None or facts is None:
                continue
            fields = {
                name
                for ancestor in site.index.ancestry(parent)
                if (known := site.index.class_facts(ancestor)) is not None
                for name in known.calls
            }
            for name, spot in links.items() or [(f"{facts.qualname.rpartition('.')[2].lower()}_ptr", node)]:
                if name in fields:
                    yield site.flag(
                        node=spot,
                        message=f"The link to {facts.qualname} is called {name}, as a field of it is",
                    )

    def _links(self, node: ast.ClassDef) -> Iterator[tuple[str, ast.AST]]:
        """The fields of a class that are declared as links to a parent."""
        for statement in node.body:
            if not isinstance(statement, ast.Assign | ast.AnnAssign):
                continue
            target = statement.targets[0] if isinstance(statement, ast.Assign) else statement.target
            if (
                isinstance(target, ast.Name)
                and isinstance(statement.value, ast.Call)
                and any(keyword.arg == "parent_link" for keyword in statement.value.keywords)
            ):
                yield target.id, target

    def _concrete(self, site: Site, model: str | None) -> str | None:
        """The model of the repository whose table a parent stands for: its own, or that of what it is a proxy of."""
        if model is None or not site.index.is_subclass(model, _MODEL):
            return None
        for one in site.index.ancestry(model):
            if site.index.class_facts(one) is None:
                return None
            if says(site, one, "proxy") is False:
                return one if says(site, one, "abstract") is False else None
        return None
