"""``db_collation`` of fields that pass over the ``__init__()`` of their base."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Flags, Keeps
from codemods.rules.rule import Rule
from codemods.rules.site import Site
from codemods.rules.triggers import OnAttribute, OnSubclass

_BASES = ("django.db.models.CharField", "django.db.models.TextField")
_ABOVE = ("django.db.models.Field", "django.db.models.fields.Field")


class CharFieldInitSkipped(Rule):
    """``CharField`` and ``TextField`` set ``db_collation``: a field that passes over their ``__init__()`` lacks it."""

    change = "3.2/undocumented-charfield-init-skipped"
    triggers = (*(OnSubclass(base) for base in _BASES), OnAttribute("__class__"))
    advice = "Call the __init__() of the base, or set self.db_collation = None."
    examples = [
        Flags(
            """\
                from django.db import models
                from django.db.models import CharField, Field

                class CountryField(CharField):
                    def __init__(self, *args, **kwargs):
                        super(CharField, self).__init__(*args, **kwargs)

                class TagsField(models.TextField):
                    def __init__(self, *args, **kwargs):
                        Field.__init__(self, *args, **kwargs)

                class Quoted:
                    def __init__(self, *args, **kwargs):
                        Field.__init__(self, *args, **kwargs)

                class QuotedField(Quoted, CharField):
                    pass
                """,
            lines=(6, 10, 14),
        ),
        Flags(
            """\
                from django.db import models

                def plain(field):
                    if isinstance(field, models.FileField):
                        field.__class__ = models.TextField
                """,
            line=5,
        ),
        Keeps(
            """\
                from django.db import models
                from django.db.models import CharField

                class CountryField(CharField):
                    def __init__(self, *args, **kwargs):
                        super(CountryField, self).__init__(*args, **kwargs)

                class OldField(CharField):
                    def __init__(self, *args, **kwargs):
                        self.db_collation = kwargs.pop("db_collation", None)
                        super(CharField, self).__init__(*args, **kwargs)

                def plain(field, other):
                    field.__class__ = models.CharField
                    field.db_collation = None
                    return other.__class__ is models.CharField

                class Plain:
                    def __init__(self, *args, **kwargs):
                        models.Field.__init__(self, *args, **kwargs)

                class NumberField(Plain, models.IntegerField):
                    def __init__(self, *args, **kwargs):
                        models.Field.__init__(self, *args, **kwargs)
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        node = site.node
        if isinstance(node, ast.Attribute):
            yield from self._turned(site, node)
        if not isinstance(node, ast.ClassDef) or "db_collation" in site.source(node):
            return
        for method in (one for class_ in (node, *self._mixins(site, node)) for one in class_.body):
            if isinstance(method, ast.FunctionDef) and method.name == "__init__":
                for part in ast.walk(method):
                    if isinstance(part, ast.Call) and self._passes_over(site, part.func):
                        yield site.flag(node=part)

    def _mixins(self, site: Site, node: ast.ClassDef) -> Iterator[ast.ClassDef]:
        """The classes of the file that are put before the field's."""
        names = {
            f"{one}.{base.id}"
            for base in node.bases
            if isinstance(base, ast.Name)
            for one in site.module.names
        }
        for class_, scope, _ in site.module.walk.classes:
            if f"{site.module.name}.{site.module.qualname(class_.name, scope)}" in names:
                if not site.descends(class_, *_BASES) and "db_collation" not in site.source(class_):
                    yield class_

    def _turned(self, site: Site, node: ast.Attribute) -> Iterator[Answer]:
        """``field.__class__ = models.TextField``: the field was made as another one."""
        around = site.function or site.module.tree
        if isinstance(site.parent, ast.Assign) and isinstance(node.ctx, ast.Store):
            if site.is_name(site.parent.value, *_BASES) and not _names_collation(around):
                yield site.flag(advice="Set db_collation = None on it, or make a new field.")

    def _passes_over(self, site: Site, func: ast.expr) -> bool:
        if not isinstance(func, ast.Attribute) or func.attr != "__init__":
            return False
        owner = func.value
        if isinstance(owner, ast.Call) and isinstance(owner.func, ast.Name) and owner.func.id == "super":
            return bool(owner.args) and site.is_name(owner.args[0], *_BASES)
        return site.is_name(owner, *_ABOVE)


def _names_collation(around: ast.AST) -> bool:
    return any(isinstance(one, ast.Attribute) and one.attr == "db_collation" for one in ast.walk(around))
