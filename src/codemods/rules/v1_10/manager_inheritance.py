"""How managers are inherited."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Flags, Keeps
from codemods.rules.rule import Rule
from codemods.rules.site import Site
from codemods.rules.triggers import OnSubclass, Trigger

_MODEL = "django.db.models.Model"
_MANAGER = "django.db.models.Manager"
_OPTION = "manager_inheritance_from_future"


class ManagerInheritance(Rule):
    """Managers are inherited from concrete parents too, by Python's own rules."""

    change = "1.10/manager-inheritance"
    also = ("2.0/manager-inheritance", "2.0/manager-inheritance-from-future")
    advice = "The model may get another default manager than before: declare the wanted one in it."
    examples = [
        Flags(
            """\
                from django.db import models

                class LiveManager(models.Manager):
                    pass

                class Place(models.Model):
                    objects = LiveManager()

                class Shop(Place):
                    pass
                """,
            line=9,
        ),
        Fixes(
            before="""\
                from django.db import models

                class Place(models.Model):
                    class Meta:
                        ordering = ["pk"]
                        manager_inheritance_from_future = True
                """,
            after="""\
                from django.db import models

                class Place(models.Model):
                    class Meta:
                        ordering = ["pk"]
                """,
        ),
        Keeps(
            """\
                from django.db import models

                class LiveManager(models.Manager):
                    pass

                class Base(models.Model):
                    objects = LiveManager()

                    class Meta:
                        abstract = True

                class Place(Base):
                    objects = LiveManager()

                class Shop(Place):
                    objects = models.Manager()

                class Plain(models.Model):
                    objects = models.Manager()

                class Other(Plain):
                    class Meta:
                        proxy = True

                class Town(Base):
                    pass

                class City(Town):
                    pass
                """
        ),
    ]

    @classmethod
    def subscriptions(cls) -> Iterator[Trigger]:
        yield OnSubclass(_MODEL)

    def visit(self, site: Site) -> Iterator[Answer]:
        class_ = site.node
        if not isinstance(class_, ast.ClassDef):
            return
        option = _meta_option(class_, _OPTION)
        if option is not None:
            if all(release >= (2, 0) for release in self.range.supported):
                yield site.fix(
                    site.remove(option),
                    node=option,
                    message=f"The Meta option {_OPTION} is gone, as what it asked for is always done",
                )
            return
        if _meta_option(class_, "proxy") is not None or _managers(site, class_):
            return
        for base in class_.bases:
            parent = self._class_here(site, base)
            if parent is None or not site.descends(parent, _MODEL):
                continue
            if _meta_option(parent, "abstract") is not None or _meta_option(parent, "proxy") is not None:
                continue
            if _managers(site, parent) and _meta_option(parent, _OPTION) is None:
                yield site.flag()
                return

    def _class_here(self, site: Site, node: ast.expr) -> ast.ClassDef | None:
        """The class statement of this module that a base names."""
        if not isinstance(node, ast.Name):
            return None
        found = site.module.lookup(node.id, site.module.walk.root, node)
        nodes = [one.node for one in found.bindings]
        return nodes[0] if len(nodes) == 1 and isinstance(nodes[0], ast.ClassDef) else None


def _meta_option(class_: ast.ClassDef, name: str) -> ast.stmt | None:
    for inner in class_.body:
        if isinstance(inner, ast.ClassDef) and inner.name == "Meta":
            for one in inner.body:
                if isinstance(one, ast.Assign) and any(
                    isinstance(target, ast.Name) and target.id == name for target in one.targets
                ):
                    return one
    return None


def _managers(site: Site, class_: ast.ClassDef) -> list[ast.stmt]:
    """The statements of a model's body that declare a manager of the project's own kind."""
    found: list[ast.stmt] = []
    for one in class_.body:
        if not isinstance(one, ast.Assign) or not isinstance(one.value, ast.Call):
            continue
        func = one.value.func
        while isinstance(func, ast.Attribute) and func.attr in ("as_manager", "from_queryset"):
            func = func.value
        named = site.resolve(func)
        if named is not None and any(
            site.index.is_subclass(named, base) for base in (_MANAGER, "django.db.models.QuerySet")
        ):
            found.append(one)
    return found
