"""What a model class holds for a ``GenericForeignKey``."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Flags, Keeps
from codemods.rules.rule import Rule
from codemods.rules.site import Site
from codemods.rules.triggers import OnAttribute, OnMethod, OnName

_FIELD = "django.contrib.contenttypes.fields.GenericForeignKey"
_HOOKS = ("__get__", "__set__", "get_prefetch_queryset", "get_prefetch_querysets")
_OF_FIELD = ("ct_field", "fk_field", "for_concrete_model", "get_content_type")


class GenericForeignKeyDescriptor(Rule):
    """A model class holds a descriptor for a ``GenericForeignKey``, no longer the field itself."""

    change = "6.1/genericforeignkey-descriptor"
    advice = "Ask Model._meta.get_field(name) for the field."
    triggers = (
        *(OnMethod(_FIELD, name) for name in _HOOKS),
        *(OnAttribute(name) for name in _OF_FIELD),
        OnName(_FIELD),
    )
    examples = [
        Fixes(
            before="""\
                from django.contrib.contenttypes.fields import GenericForeignKey
                from django.db import models

                class Note(models.Model):
                    target = GenericForeignKey("kind", "key")

                print(Note.target.ct_field, Note.target.get_content_type(obj=note))
                """,
            after="""\
                from django.contrib.contenttypes.fields import GenericForeignKey
                from django.db import models

                class Note(models.Model):
                    target = GenericForeignKey("kind", "key")

                print(Note._meta.get_field("target").ct_field, Note._meta.get_field("target").get_content_type(obj=note))
                """,
        ),
        Flags(
            """\
                from django.contrib.contenttypes.fields import GenericForeignKey

                class Key(GenericForeignKey):
                    def __get__(self, instance, cls=None):
                        return super().__get__(instance, cls)

                def keys(model, names):
                    for name in names:
                        if isinstance(getattr(model, name), (GenericForeignKey, str)):
                            yield name
                    return isinstance(model.__dict__["target"], GenericForeignKey)
                """,
            lines=(4, 9, 11),
        ),
        Keeps(
            """\
                from django.contrib.contenttypes.admin import GenericTabularInline
                from django.contrib.contenttypes.fields import GenericForeignKey
                from django.db import models

                class Key(GenericForeignKey):
                    def contribute_to_class(self, cls, name, **kwargs):
                        super().contribute_to_class(cls, name, **kwargs)
                        setattr(cls, name, self)

                    def __get__(self, instance, cls=None):
                        return super().__get__(instance, cls)

                class Note(models.Model):
                    target = GenericForeignKey("kind", "key")
                    other = models.ForeignKey("Note", models.CASCADE)

                class Inline(GenericTabularInline):
                    ct_field = "kind"

                def keys(model, inline, relation):
                    print(Note.other.ct_field, inline.model.ct_field, Note.target, inline.ct_field)
                    for field in model._meta.private_fields:
                        if isinstance(field, GenericForeignKey) or isinstance(relation.field, GenericForeignKey):
                            yield field.ct_field
                    return isinstance(getattr(relation, "field", None), GenericForeignKey)
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        node = site.node
        if isinstance(node, ast.FunctionDef):
            yield from self._override(site, node)
        elif isinstance(node, ast.Attribute) and node.attr in _OF_FIELD:
            yield from self._read(site, node)
        elif site.kind == "use":
            yield from self._test(site, node)

    def _override(self, site: Site, node: ast.FunctionDef) -> Iterator[Answer]:
        class_ = site.class_
        if class_ is None or "contribute_to_class" in site.module.walk.scope_of[class_].bindings:
            return
        home = site.module.walk.scope_of[class_].parent or site.scope
        own = f"{site.module.name}.{site.module.qualname(class_.name, home)}"
        if not any("contribute_to_class" in facts.members for facts in site.index.own_line(own)):
            yield site.flag(
                message=f"{node.name}() of a GenericForeignKey is not called: its descriptor has it",
                advice="Write a GenericForeignKeyDescriptor with it, and set that in contribute_to_class() of the field.",
            )

    def _read(self, site: Site, node: ast.Attribute) -> Iterator[Answer]:
        """``Model.key.ct_field``, where the model's declaration of the key is known."""
        key = node.value
        if not isinstance(key, ast.Attribute) or not isinstance(node.ctx, ast.Load):
            return
        model = site.resolve(key.value)
        line = site.index.own_line(model) if model is not None else ()
        made = next((facts.calls.get(key.attr) for facts in line if key.attr in facts.members), None)
        if made is None or made.callee is None or not site.index.is_subclass(made.callee, _FIELD):
            return
        yield site.fix(site.replace(key, f'{site.source(key.value)}._meta.get_field("{key.attr}")'))

    def _test(self, site: Site, node: ast.AST) -> Iterator[Answer]:
        """``isinstance(getattr(Model, name), GenericForeignKey)``."""
        call = site.module.parents.get(node)
        if isinstance(call, ast.Tuple):
            call = site.module.parents.get(call)
        if (
            not isinstance(call, ast.Call)
            or getattr(call.func, "id", "") != "isinstance"
            or len(call.args) != 2
        ):
            return
        value = call.args[0]
        if isinstance(value, ast.Call):
            held = getattr(value.func, "id", "") == "getattr" and len(value.args) > 1
            held = held and not isinstance(value.args[1], ast.Constant) and not _is_self(value.args[0])
        else:
            held = isinstance(value, ast.Subscript) and getattr(value.value, "attr", "") == "__dict__"
        if held:
            yield site.flag(node=call)


def _is_self(node: ast.expr) -> bool:
    """Whether attributes are asked of an instance, of which nobody knows what they are."""
    return getattr(node, "id", "") == "self"
