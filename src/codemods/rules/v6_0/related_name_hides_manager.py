"""``related_name`` equal to the name of a manager (``fields.E348``)."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Flags, Keeps
from codemods.rules.rule import Rule
from codemods.rules.shapes.literals import key_of
from codemods.rules.site import Site
from codemods.rules.triggers import OnCall
from codemods.source.names import last_name

_MODEL = "django.db.models.Model"


class RelatedNameHidesManager(Rule):
    """A ``related_name`` that hides a manager of the related model is refused (``fields.E348``)."""

    change = "6.0/check-fields-e348"
    advice = "Rename one of the two, and follow in the code that reads it."
    triggers = (
        OnCall("django.db.models.ForeignKey", subclasses=True),
        OnCall("django.db.models.ManyToManyField", subclasses=True),
    )
    examples = [
        Flags(
            """\
                from django.db import models

                class Author(models.Model):
                    pass

                class Book(models.Model):
                    author = models.ForeignKey(Author, models.CASCADE, related_name="objects")
                    parent = models.ForeignKey("self", models.CASCADE, related_name="objects")
                """,
            lines=(7, 8),
        ),
        Keeps(
            """\
                from django.db import models

                class Author(models.Model):
                    everyone = models.Manager()

                class Book(models.Model):
                    author = models.ForeignKey(Author, models.CASCADE, related_name="objects")
                    other = models.ForeignKey(Author, models.CASCADE, related_name="books")
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        call = site.call
        given = site.argument(call, "related_name") if call is not None else None
        name = key_of(given)
        if call is None or given is None or not name:
            return
        target = site.argument(call, "to", 0)
        model = self._model(site, target)
        if model is None:
            return
        own = False
        for one in site.index.ancestry(model):
            facts = site.index.class_facts(one)
            if facts is None:
                continue
            if name != "objects":
                if name in facts.members and self._is_manager(site, one, name):
                    yield site.flag(node=given)
                    return
            elif facts.members.get("objects") == "value":
                yield site.flag(node=given)
                return
            own = own or self._has_manager(site, one)
        if name == "objects" and not own:
            yield site.flag(node=given)

    def _model(self, site: Site, target: ast.expr | None) -> str | None:
        """The final name of the related model, where it is a class of this module's or an import."""
        text = key_of(target)
        if text == "self":
            class_ = site.class_
            return f"{site.module.name}.{class_.name}" if class_ is not None else None
        if text is not None:
            found = f"{site.module.name}.{text}"
            return found if site.index.class_facts(found) is not None else None
        name = site.resolve(target)
        if name is None:
            return None
        name = site.index.name(name).qname
        return name if _MODEL in site.index.ancestry(name) and site.index.class_facts(name) else None

    def _values(self, site: Site, qname: str) -> dict[str, ast.expr]:
        for node, _, _ in site.module.walk.classes:
            if f"{site.module.name}.{node.name}" == qname:
                return {
                    one.targets[0].id: one.value
                    for one in node.body
                    if isinstance(one, ast.Assign) and isinstance(one.targets[0], ast.Name)
                }
        return {}

    def _is_manager(self, site: Site, qname: str, name: str) -> bool:
        value = self._values(site, qname).get(name)
        if not isinstance(value, ast.Call):
            return False
        made = site.infer(value)
        return made is not None and site.index.is_subclass(made.qname, "django.db.models.Manager")

    def _has_manager(self, site: Site, qname: str) -> bool:
        """Whether a class has a manager of its own, so that Django gives it no ``objects``; so too where unknown."""
        values = self._values(site, qname)
        facts = site.index.class_facts(qname)
        if facts is not None and not values and "value" in facts.members.values():
            return True
        return any(self._is_manager(site, qname, name) or _maybe(value) for name, value in values.items())


def _maybe(value: ast.expr) -> bool:
    """Whether a call may make a manager by its name."""
    if not isinstance(value, ast.Call):
        return False
    name = last_name(value.func)
    return "manager" in name.lower() or name in ("as_manager", "from_queryset")
