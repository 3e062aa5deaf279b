"""``DeferredAttribute`` and the field that it is made with."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Flags, Keeps, Suggests
from codemods.rules.rule import Rule
from codemods.rules.shapes.local_classes import local_calls
from codemods.rules.site import Site
from codemods.rules.triggers import OnCall, OnSubclass

_ATTRIBUTE = "django.db.models.query_utils.DeferredAttribute"


class DeferredAttributeSignature(Rule):
    """``DeferredAttribute`` is made with the field itself, and has ``field`` in place of ``field_name``."""

    change = "3.0/deferredattribute-signature"
    available = "3.0"
    triggers = (OnCall(_ATTRIBUTE, subclasses=True), OnSubclass(_ATTRIBUTE))
    advice = "Give it the model field; its name is field.attname."
    examples = [
        Suggests(
            before="""\
                from django.db.models.query_utils import DeferredAttribute

                class Tracked(DeferredAttribute):
                    def name(self):
                        return self.field_name

                def track(field, attribute):
                    return Tracked(field.attname, None), DeferredAttribute(attribute.field_name)
                """,
            after="""\
                from django.db.models.query_utils import DeferredAttribute

                class Tracked(DeferredAttribute):
                    def name(self):
                        return self.field.attname

                def track(field, attribute):
                    return Tracked(field), DeferredAttribute(attribute.field)
                """,
        ),
        Suggests(
            before="""\
                from django.db.models.query_utils import DeferredAttribute

                def track(instance, name):
                    class Tracked(DeferredAttribute):
                        owner = instance

                    old = getattr(instance.__class__, name)
                    setattr(instance.__class__, name, Tracked(old.field_name))
                """,
            after="""\
                from django.db.models.query_utils import DeferredAttribute

                def track(instance, name):
                    class Tracked(DeferredAttribute):
                        owner = instance

                    old = getattr(instance.__class__, name)
                    setattr(instance.__class__, name, Tracked(old.field))
                """,
        ),
        Flags(
            """\
                from django.db.models.query_utils import DeferredAttribute

                class Named:
                    def name(self):
                        return self.field_name

                class Tracked(Named, DeferredAttribute):
                    pass
                """,
            line=5,
        ),
        Flags(
            """\
                from django.db.models.query_utils import DeferredAttribute

                def track(names):
                    return [DeferredAttribute(name) for name in names]
                """,
            line=4,
        ),
        Keeps(
            """\
                from django.db.models.query_utils import DeferredAttribute
                from shop.tracking import DeferredAttribute as Own

                class Tracked(DeferredAttribute):
                    def __init__(self, field):
                        super().__init__(field)
                        self.field_name = field.name

                    def name(self):
                        return self.field_name

                class Named:
                    field_name = "name"

                    def name(self):
                        return self.field_name

                class Other(Named, DeferredAttribute):
                    pass

                def track(field):
                    class Tracked(Named):
                        pass

                    return Tracked(field), Own(field.attname), Tracked(field.field_name)
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        node = site.node
        if not self.replaceable:
            return
        if isinstance(node, ast.Call):
            yield from self._made(site, node)
        elif isinstance(node, ast.ClassDef):
            yield from self._read(site, node)
            yield from self._mixed_in(site, node)
            for call in local_calls(site, node):
                yield from self._made(site, call)

    def _made(self, site: Site, call: ast.Call) -> Iterator[Answer]:
        name = site.argument(call, "field_name", 0)
        if name is None or site.has_stars(call):
            return
        if not isinstance(name, ast.Attribute):
            looks_right = isinstance(name, ast.Name) and name.id.endswith("field") and len(call.args) == 1
            if not looks_right:
                yield site.flag(node=call)
            return
        if name.attr == "field_name":
            field = f"{site.source(name.value)}.field"
        elif name.attr == "attname":
            field = site.source(name.value)
        elif name.attr.endswith("field") and len(call.args) == 1:
            return
        else:
            yield site.flag(node=call)
            return
        yield site.suggest(site.replace(call, f"{site.source(call.func)}({field})"), node=call)

    def _read(self, site: Site, class_: ast.ClassDef) -> Iterator[Answer]:
        for read in _reads(site, class_):
            yield site.suggest(site.replace(read, "self.field.attname"), node=read)

    def _mixed_in(self, site: Site, class_: ast.ClassDef) -> Iterator[Answer]:
        """A class of the same file that reads the name, and that is put before ``DeferredAttribute``."""
        for base in class_.bases:
            if not isinstance(base, ast.Name):
                continue
            owner = site.module.scope_at(base).owner(base.id)
            bound = owner.bindings[base.id] if owner is not None else []
            mixin = bound[0].node if len(bound) == 1 else None
            if not isinstance(mixin, ast.ClassDef) or site.descends(mixin, _ATTRIBUTE):
                continue
            for read in _reads(site, mixin):
                yield site.flag(
                    node=read, advice=f"{class_.name} has self.field.attname where this is mixed into it."
                )


def _reads(site: Site, class_: ast.ClassDef) -> list[ast.Attribute]:
    """Every ``self.field_name`` of a class that has none of its own."""
    reads: list[ast.Attribute] = []
    for one in ast.walk(class_):
        if isinstance(one, ast.Attribute) and one.attr == "field_name":
            if isinstance(one.value, ast.Name) and one.value.id == "self":
                if isinstance(one.ctx, ast.Store):
                    return []
                reads.append(one)
    if "field_name" in site.module.walk.scope_of[class_].bindings:
        return []
    return reads
