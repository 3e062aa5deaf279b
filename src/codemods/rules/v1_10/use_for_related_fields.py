"""``use_for_related_fields`` of managers."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.findings import Edit
from codemods.index.index import Index
from codemods.rewrite.answer import Answer, CannotRewrite
from codemods.rules.examples import Fixes, Flags, Keeps, Suggests
from codemods.rules.rule import Rule
from codemods.rules.shapes.docstrings import insert_first
from codemods.rules.site import Site
from codemods.rules.triggers import OnSubclass, Trigger
from codemods.source.bases import base_expressions

_NAMES = ("use_for_related_fields", "silence_use_for_related_fields_deprecation")


class UseForRelatedFields(Rule):
    """``use_for_related_fields`` of a manager is not read any more: models name such a manager in their Meta."""

    change = "1.10/use-for-related-fields"
    also = ("2.0/use-for-related-fields",)
    available = "1.10"
    advice = "Set base_manager_name in the Meta of every model that has it as its default manager, and drop it here."
    examples = [
        Fixes(
            before="""\
                from django.db import models

                class LiveManager(models.Manager):
                    use_for_related_fields = True
                    kept = 1

                    def live(self):
                        return self.filter(live=True)

                class Book(models.Model):
                    books = LiveManager()  # those on sale

                class Page(models.Model):
                    objects = LiveManager()

                    class Meta:
                        ordering = ["number"]
                """,
            after="""\
                from django.db import models

                class LiveManager(models.Manager):
                    kept = 1

                    def live(self):
                        return self.filter(live=True)

                class Book(models.Model):
                    books = LiveManager()  # those on sale

                    class Meta:
                        base_manager_name = "books"

                class Page(models.Model):
                    objects = LiveManager()

                    class Meta:
                        base_manager_name = "objects"
                        ordering = ["number"]
                """,
        ),
        Fixes(
            before="""\
                from django.db import models

                class LiveManager(models.Manager):
                    use_for_related_fields = True
                    kept = 1

                class Book(models.Model):
                    objects = LiveManager()

                    class Meta:
                        base_manager_name = "objects"
                """,
            after="""\
                from django.db import models

                class LiveManager(models.Manager):
                    kept = 1

                class Book(models.Model):
                    objects = LiveManager()

                    class Meta:
                        base_manager_name = "objects"
                """,
        ),
        Fixes(
            before="""\
                from django.db import models

                class LiveManager(models.Manager):
                    use_for_related_fields = True

                class Titled(models.Model):
                    class Meta:
                        abstract = True
                        ordering = ["title"]

                class Book(Titled):
                    objects = LiveManager()

                class Novel(Book):
                    objects = LiveManager()
                """,
            after="""\
                from django.db import models

                class LiveManager(models.Manager):
                    pass

                class Titled(models.Model):
                    class Meta:
                        abstract = True
                        ordering = ["title"]

                class Book(Titled):
                    objects = LiveManager()

                    class Meta(Titled.Meta):
                        base_manager_name = "objects"

                class Novel(Book):
                    objects = LiveManager()

                    class Meta(Book.Meta):
                        base_manager_name = "objects"
                """,
        ),
        Fixes(
            before="""\
                from django.db import models

                class PlainManager(models.Manager):
                    kept = 1
                    use_for_related_fields = False
                """,
            after="""\
                from django.db import models

                class PlainManager(models.Manager):
                    kept = 1
                """,
        ),
        Flags(
            path="shop/managers.py",
            source="""\
                from django.db import models

                class LiveManager(models.Manager):
                    use_for_related_fields = True
                """,
            line=4,
            files={
                "shop/__init__.py": "",
                "shop/models.py": "from django.db import models\nfrom shop.managers import LiveManager\n\n"
                "class Book(models.Model):\n    objects = LiveManager()\n",
            },
        ),
        Flags(
            path="shop/models.py",
            source="""\
                from django.db import models

                class LiveManager(models.Manager):
                    use_for_related_fields = True
                    kept = 1

                class Book(models.Model): objects = LiveManager()
                """,
            line=3,
        ),
        Flags(
            path="shop/models.py",
            source="""\
                from django.db import models

                class LiveManager(models.Manager):
                    use_for_related_fields = True
                    kept = 1

                class Book(models.Model):
                    number = 1; objects = LiveManager(); size = 2
                """,
            line=3,
        ),
        Keeps(
            """\
                class LiveManager:
                    use_for_related_fields = True
                """
        ),
    ]

    @classmethod
    def subscriptions(cls) -> Iterator[Trigger]:
        yield OnSubclass("django.db.models.Manager")

    def visit(self, site: Site) -> Iterator[Answer]:
        class_ = site.node
        if not isinstance(class_, ast.ClassDef):
            return
        gone = [
            one
            for one in class_.body
            if isinstance(one, ast.Assign)
            and len(one.targets) == 1
            and isinstance(one.targets[0], ast.Name)
            and one.targets[0].id in _NAMES
        ]
        first = next((one for one in gone if getattr(one.targets[0], "id", "") == _NAMES[0]), None)
        if first is None:
            return
        if not self.replaceable:
            if self.gone:
                yield site.flag(node=first)
            return
        if isinstance(first.value, ast.Constant) and first.value.value is False:
            yield site.fix(site.remove(*gone), node=first)
            return
        metas = self.models(site, class_)
        if metas is None:
            yield site.flag(node=first)
            return
        yield site.fix([*site.remove(*gone), *metas], node=first)

    def models(self, site: Site, class_: ast.ClassDef) -> list[Edit] | None:
        """What has to be written into the models that use the manager; None where not all of them are seen."""
        module = site.module
        if site.scope is not module.walk.root or site.reexported(class_.name):
            return None
        edits: list[Edit] = []
        for node, _ in module.walk.names.get(class_.name, ()):
            root: ast.AST = node
            while isinstance(root, ast.Attribute):
                root = root.value
            if root is not node:
                return None
            call = module.parents.get(node)
            if isinstance(call, ast.Call) and any(part is node for part in call.args):
                continue  # super(LiveManager, self)
            statement = module.parents.get(call) if isinstance(call, ast.Call) else None
            if not isinstance(statement, ast.Assign) or not isinstance(statement.targets[0], ast.Name):
                return None
            model = module.parents.get(statement)
            if not isinstance(model, ast.ClassDef) or not site.descends(model, "django.db.models.Model"):
                return None
            if _first_manager(site, model) is not statement:
                return None
            if not _is_named(model):
                edits.append(_named(site, model, statement, statement.targets[0].id))
        return edits


_FILES = {
    "shop/__init__.py": "",
    "shop/managers.py": """\
from django.db import models


class LiveManager(models.Manager):
    use_for_related_fields = True


class Sorted(LiveManager):
    pass


class Plain(models.Manager):
    pass
""",
}


class ModelsOfRelatedManagers(Rule):
    """The model's default manager has ``use_for_related_fields``, which is not read any more."""

    change = "1.10/use-for-related-fields"
    available = "1.10"
    advice = "This is what use_for_related_fields did, where the manager's class sets it to True."
    examples = [
        Suggests(
            path="shop/models.py",
            before="""\
                from django.db import models
                from shop.managers import Plain, Sorted

                class Book(models.Model):
                    objects = Sorted()
                    every = Plain()
                """,
            after="""\
                from django.db import models
                from shop.managers import Plain, Sorted

                class Book(models.Model):
                    objects = Sorted()

                    class Meta:
                        base_manager_name = "objects"
                    every = Plain()
                """,
            files=_FILES,
        ),
        Keeps(
            path="shop/models.py",
            source="""\
                from django.db import models
                from shop.managers import LiveManager, Plain, Sorted

                class Book(models.Model):
                    objects = Plain()
                    live = Sorted()

                class Page(models.Model):
                    objects = LiveManager()

                    class Meta:
                        base_manager_name = "objects"
                """,
            files=_FILES,
        ),
    ]

    @classmethod
    def subscriptions(cls) -> Iterator[Trigger]:
        yield OnSubclass("django.db.models.Model")

    def concerns(self, index: Index) -> bool:
        return self.replaceable and bool(index.owners(_NAMES[0]))

    def visit(self, site: Site) -> Iterator[Answer]:
        model = site.node
        if not isinstance(model, ast.ClassDef):
            return
        statement = _first_manager(site, model)
        if not isinstance(statement, ast.Assign) or not isinstance(statement.value, ast.Call):
            return
        target = statement.targets[0]
        manager = self._related(site, site.resolve(statement.value.func) or "")
        if manager is None or not isinstance(target, ast.Name) or _is_named(model):
            return
        if not self._seen_with_manager(site, manager):
            yield site.suggest(_named(site, model, statement, target.id), node=statement)

    def _related(self, site: Site, manager: str) -> str | None:
        """The class that sets the attribute for a manager."""
        for ancestor in site.index.ancestry(manager):
            facts = site.index.class_facts(ancestor)
            if facts is not None and _NAMES[0] in facts.members:
                return ancestor
        return None

    def _seen_with_manager(self, site: Site, manager: str) -> bool:
        """Whether the manager stands in the same file, and its models are rewritten together with it."""
        for class_, scope, _ in site.module.walk.classes:
            if f"{site.module.name}.{site.module.qualname(class_.name, scope)}" == manager:
                return UseForRelatedFields(self.range).models(site, class_) is not None
        return False


def _first_manager(site: Site, model: ast.ClassDef) -> ast.stmt | None:
    for one in model.body:
        if isinstance(one, ast.Assign) and isinstance(one.value, ast.Call):
            found = site.resolve(one.value.func)
            if found and site.index.is_subclass(found, "django.db.models.Manager"):
                return one
    return None


def _meta(model: ast.ClassDef) -> ast.ClassDef | None:
    return next((one for one in model.body if isinstance(one, ast.ClassDef) and one.name == "Meta"), None)


def _is_named(model: ast.ClassDef) -> bool:
    meta = _meta(model)
    return meta is not None and any(
        isinstance(one, ast.Assign)
        and any(isinstance(name, ast.Name) and name.id == "base_manager_name" for name in one.targets)
        for one in meta.body
    )


def _named(site: Site, model: ast.ClassDef, statement: ast.Assign, name: str) -> Edit:
    """Name the base manager in the model's ``Meta``."""
    line = f'base_manager_name = "{name}"'
    meta = _meta(model)
    if meta is not None:
        return insert_first(site, meta, line)
    return site.insert_after(statement, f"\nclass Meta{_inherited(site, model)}:\n    {line}")


def _inherited(site: Site, model: ast.ClassDef) -> str:
    """What a new ``Meta`` has to descend from, so that the model keeps the one that it has from an abstract base."""
    from codemods.django import api

    for base in base_expressions(model):
        name = site.resolve(base)
        qname = site.index.name(name).qname if name is not None else ""
        if qname.startswith("django."):
            if api.kind(f"{qname}.Meta", site.range.target) == "class":
                return f"({site.source(base)}.Meta)"
            continue
        for ancestor in site.index.ancestry(qname):
            facts = site.index.class_facts(ancestor)
            if facts is None and not ancestor.startswith("django."):
                raise CannotRewrite("a Meta of its own may cut off that of a base")
            if facts is not None and _is_abstract(
                site, ancestor
            ):  # that of a concrete model is not handed down
                return f"({site.source(base)}.Meta)"
    return ""


def _is_abstract(site: Site, model: str) -> bool:
    meta = site.index.class_facts(f"{model}.Meta")
    return meta is not None and "abstract" in meta.members
