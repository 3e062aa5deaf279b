"""Files without a name that a model is to store."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Flags, Keeps
from codemods.rules.rule import Rule
from codemods.rules.shapes.model_objects import model_of
from codemods.rules.site import Site
from codemods.rules.triggers import OnCall
from codemods.source.inference import MODEL
from codemods.source.scopes import BindingKind

_FILE_FIELD = "django.db.models.FileField"
_MANAGERS = frozenset(["objects", "_default_manager", "_base_manager"])
_MAKES = frozenset(["create", "acreate", "get_or_create", "aget_or_create"])
_SAVES = frozenset(["save", "asave", "bulk_create", "abulk_create"])


class FileWithoutName(Rule):
    """Saving a ``FileField`` whose file has no name raises ``FieldError``; the file was left out without a word."""

    change = "5.1/filefield-requires-name"
    advice = 'Give the file a name: ContentFile(content, name="…").'
    triggers = (OnCall("django.core.files.base.ContentFile"),)
    examples = [
        Flags(
            files={
                "shop/models.py": """\
                    from django.db import models

                    class Product(models.Model):
                        name = models.CharField(max_length=10)
                        photo = models.ImageField()
                    """
            },
            source="""\
                from django.core.files.base import ContentFile
                from shop.models import Product

                def make(data):
                    Product.objects.create(photo=ContentFile(data))
                    file = ContentFile(data)
                    Product(name="a", photo=file).save()

                def change(data, pk):
                    product = Product.objects.get(pk=pk)
                    product.photo = ContentFile(data)
                    product.save()
                """,
            lines=(5, 6, 11),
        ),
        Keeps(
            files={
                "shop/models.py": """\
                    from django.db import models

                    class Product(models.Model):
                        photo = models.ImageField()
                        size = models.TextField()

                    class Named(models.Model):
                        photo = models.ImageField()

                        def save(self, *args, **kwargs):
                            self.photo.name = "photo.png"
                            super().save(*args, **kwargs)
                    """
            },
            source="""\
                from django.core.files.base import ContentFile
                from shop.models import Named, Product

                def make(data, pk, other):
                    Product.objects.create(photo=ContentFile(data, "photo.png"))
                    Product.objects.create(photo=ContentFile(data, name="photo.png"), size=ContentFile(data))
                    file = ContentFile(data)
                    file.name = "photo.png"
                    Product.objects.create(photo=file)
                    other.photo = ContentFile(data)
                    other.save()
                    Named.objects.create(photo=ContentFile(data))

                def change(data, pk):
                    product = Product.objects.get(pk=pk)
                    product.photo.save("photo.png", ContentFile(data))
                    product.photo = ContentFile(data)
                    product.photo.name = "photo.png"
                    product.save()

                def check(data):
                    return Product(photo=ContentFile(data)).photo
                """,
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        call = site.call
        if call is None or site.has_stars(call) or site.argument(call, "name", 1) is not None:
            return
        if any(self._is_stored(site, place) for place in self._places(site, call)):
            yield site.flag(node=call)

    def _places(self, site: Site, call: ast.Call) -> Iterator[ast.AST]:
        """The expressions that give the file on: the call itself, or the uses of the one name that it is given."""
        statement = site.parent
        if not isinstance(statement, ast.Assign) or len(statement.targets) != 1:
            yield call
            return
        target = statement.targets[0]
        if not isinstance(target, ast.Name):
            yield call
            return
        owner = site.scope.owner(target.id)
        if owner is None or len(owner.bindings[target.id]) != 1:
            return
        if owner.bindings[target.id][0].kind is not BindingKind.ASSIGN:
            return
        uses = [
            node
            for node, scope in site.module.walk.names.get(target.id, ())
            if scope.owner(target.id) is owner
        ]
        if not any(isinstance(use, ast.Attribute) and isinstance(use.ctx, ast.Store) for use in uses):
            yield from uses

    def _is_stored(self, site: Site, place: ast.AST) -> bool:
        around = site.module.parents.get(place)
        if isinstance(around, ast.keyword) and around.arg is not None:
            made = site.module.parents.get(around)
            return isinstance(made, ast.Call) and self._is_made(site, made, around.arg)
        if not isinstance(around, ast.Assign) or around.value is not place or len(around.targets) != 1:
            return False
        target = around.targets[0]
        if not isinstance(target, ast.Attribute):
            return False
        model = model_of(site, target.value)
        return self._has_field(site, model, target.attr) and self._is_saved(site, around, target.attr)

    def _is_made(self, site: Site, call: ast.Call, field: str) -> bool:
        """Whether a call makes an object of a model with the file field, which is saved."""
        func = call.func
        if isinstance(func, ast.Attribute) and func.attr in _MAKES and isinstance(func.value, ast.Attribute):
            manager = func.value
            if manager.attr not in _MANAGERS:
                return False
            return self._has_field(site, self._class(site, manager.value), field)
        return self._has_field(site, self._class(site, func), field) and self._is_saved(site, call, field)

    def _class(self, site: Site, node: ast.expr) -> str | None:
        found = site.infer(node)
        return found.qname if found is not None and found.certain and not found.instance else None

    def _has_field(self, site: Site, model: str | None, field: str) -> bool:
        """Whether a model has a file field of Django's own kind, and no ``save()`` that may give the file a name."""
        index = site.index
        if model is None or not index.is_subclass(model, MODEL):
            return False
        line = list(index.own_line(index.name(model).qname))
        if any("save" in facts.members or "__init__" in facts.members for facts in line):
            return False
        call = next((facts.calls.get(field) for facts in line if field in facts.members), None)
        if call is None:
            return False
        kind = index.name(call.callee).qname
        return index.is_subclass(kind, _FILE_FIELD) and not any(
            "pre_save" in facts.members for facts in index.own_line(kind)
        )

    def _is_saved(self, site: Site, node: ast.AST, field: str) -> bool:
        """Whether the code around saves an object, and leaves the file of the field alone otherwise."""
        function = next(
            (
                one
                for one in site.module.ancestors(node)
                if isinstance(one, ast.FunctionDef | ast.AsyncFunctionDef)
            ),
            None,
        )
        saves = False
        for part in ast.walk(function) if function is not None else ():
            if not isinstance(part, ast.Attribute):
                continue
            inner = part.value
            if isinstance(inner, ast.Attribute) and inner.attr == field:
                return False
            saves = saves or part.attr in _SAVES
        return saves
