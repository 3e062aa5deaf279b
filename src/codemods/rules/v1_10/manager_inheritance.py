"""How managers are inherited."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Flags, Keeps
from codemods.rules.rule import Rule
from codemods.rules.site import Site
from codemods.rules.triggers import OnSubclass, Trigger
from codemods.source.bases import base_expressions

_MODEL = "django.db.models.Model"
_MANAGER = "django.db.models.Manager"
_QUERYSET = "django.db.models.QuerySet"
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
        Flags(
            """\
                from shop.models import Place, Town

                class Shop(Place):
                    pass

                class City(Town):
                    pass
                """,
            lines=(3, 6),
            files={
                "shop/__init__.py": "",
                "shop/models.py": """\
                    from django.db import models

                    class LiveSet(models.QuerySet):
                        pass

                    class Place(models.Model):
                        live = LiveSet.as_manager()

                    class Town(models.Model):
                        towns = models.Manager()
                    """,
            },
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

                class Third(Plain):
                    pass

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
        for base in base_expressions(class_):
            parent = site.resolve(base)
            if parent is not None and self._hands_down(site, parent):
                yield site.flag()
                return

    def _hands_down(self, site: Site, parent: str) -> bool:
        """Whether a class of the repository is a concrete model with managers that its children did not inherit."""
        from codemods.django import api

        facts, meta = site.index.class_facts(parent), site.index.class_facts(f"{parent}.Meta")
        if facts is None or not site.index.is_subclass(parent, _MODEL):
            return False
        if meta is not None and not meta.members.keys().isdisjoint(("abstract", "proxy", _OPTION)):
            return False
        for name, call in facts.calls.items():
            callee = call.callee
            while callee.rpartition(".")[2] in ("as_manager", "from_queryset"):
                callee = callee.rpartition(".")[0]
            made = site.index.name(callee).qname
            if any(site.index.is_subclass(made, base) for base in (_MANAGER, _QUERYSET)):
                if name != "objects" or made not in api.equivalents(_MANAGER):
                    return True
        return False


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
        if named is not None and any(site.index.is_subclass(named, base) for base in (_MANAGER, _QUERYSET)):
            found.append(one)
    return found
