"""``Model._deferred`` and the classes made for deferred fields."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.releases import Release
from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Flags, Keeps, Suggests
from codemods.rules.shapes import RemoveSymbols
from codemods.rules.shapes.branches import choose_arm
from codemods.rules.shapes.overrides import foreign_bases, super_definition
from codemods.rules.site import Site
from codemods.rules.triggers import OnAttribute, Trigger

_MODEL = "django.db.models.Model"
_PROXY = "An object with deferred fields is of its own class, and has no proxy_for_model for that any more"
_ADVICE = "Deferred fields no longer make classes of their own; ask get_deferred_fields() of an instance."


class ModelDeferredAttribute(RemoveSymbols):
    """Models with deferred fields are no longer instances of a class made for them: ``_deferred`` is gone."""

    change = "1.10/model-deferred-attribute"
    names = {
        "django.db.models.query_utils.deferred_class_factory": _ADVICE,
        "django.db.models.query.RelatedPopulator.get_deferred_cls": _ADVICE,
    }
    advice = _ADVICE
    available = "1.8"
    examples = [
        Suggests(
            before="""\
                def label(instance):
                    model = instance._meta.proxy_for_model if instance._deferred else instance.__class__
                    return model, instance._deferred
                """,
            after="""\
                def label(instance):
                    model = instance.__class__
                    return model, bool(instance.get_deferred_fields())
                """,
        ),
        Suggests(
            before="""\
                def label(instance):
                    if instance._deferred:
                        name = repr(instance._meta.proxy_for_model)
                    else:
                        name = repr(instance.__class__)
                    return name
                """,
            after="""\
                def label(instance):
                    name = repr(instance.__class__)
                    return name
                """,
        ),
        Flags(
            """\
                def label(instance, name):
                    if name is None and instance._deferred:
                        name = instance._meta.proxy_for_model.__name__
                    return name
                """,
            lines=(2, 3),
        ),
        Fixes(
            before="""\
                from django.db import models

                class Book(models.Model):
                    @classmethod
                    def from_db(cls, db, field_names, values):
                        if cls._deferred:
                            instance = cls(**dict(zip(field_names, values)))
                        else:
                            instance = cls(*values)
                        instance._state.adding = False
                        instance._state.db = db
                        instance._loaded = dict(zip(field_names, values))
                        return instance
                """,
            after="""\
                from django.db import models

                class Book(models.Model):
                    @classmethod
                    def from_db(cls, db, field_names, values):
                        instance = super(Book, cls).from_db(db, field_names, values)
                        instance._state.adding = False
                        instance._state.db = db
                        instance._loaded = dict(zip(field_names, values))
                        return instance
                """,
        ),
        Flags(
            """\
                from django.db import models

                class Book(models.Model):
                    @classmethod
                    def label(cls):
                        return cls._deferred or cls.__name__
                """,
            line=6,
        ),
        Flags(
            "from django.db.models.query_utils import deferred_class_factory\n\ndeferred_class_factory(1, 2)\n",
            line=1,
        ),
        Keeps(
            """\
                class Task:
                    def __init__(self):
                        self._deferred = []

                    def run(self):
                        return self._deferred.pop()

                def label(model):
                    return hasattr(model, "_deferred") and model._deferred or model._meta.label
                """
        ),
    ]

    @classmethod
    def subscriptions(cls) -> Iterator[Trigger]:
        yield from super().subscriptions()
        yield OnAttribute("_deferred")

    def visit(self, site: Site) -> Iterator[Answer]:
        node = site.node
        if site.qname != "_deferred":
            yield from super().visit(site)
            return
        if not isinstance(node, ast.Attribute) or not isinstance(node.ctx, ast.Load) or not self.replaceable:
            return
        found = site.infer(node.value)
        if found is not None and not found.instance:
            if site.index.is_subclass(found.qname, _MODEL):
                yield self._of_class(site, node)
            return
        if not self._of_model(site, node):
            return
        parent = site.parent
        if isinstance(parent, ast.BoolOp) and '"_deferred")' in site.source(parent).replace("'", '"'):
            return  # asked for with hasattr() before
        owner = site.source(node.value)
        choice = _choice(site, node)
        read = [] if choice is None else _reads(site, choice, f"{owner}._meta.proxy_for_model")
        if choice is not None and read:
            edits = choose_arm(site, node, False) if _is_alike(site, choice, owner) else None
            if edits is not None:
                yield site.suggest(edits)
            else:
                yield site.flag(
                    node=node, also=read, message=_PROXY, advice=f"Take {owner}.__class__ in any case."
                )
            return
        yield site.suggest(site.replace(node, f"bool({owner}.get_deferred_fields())"))

    def _of_class(self, site: Site, node: ast.Attribute) -> Answer:
        """``cls._deferred``, which the documentation of 1.8 asks in ``from_db()``: what it did then, the base does."""
        method, class_, parent = site.function, site.class_, site.parent
        if (
            method is None
            or class_ is None
            or method.name != "from_db"
            or not isinstance(parent, ast.If)
            or parent.test is not node
            or [len(parent.body), len(parent.orelse)] != [1, 1]
        ):
            return site.flag()
        names = [one.arg for one in method.args.args]
        made = [one for one in (*parent.body, *parent.orelse) if isinstance(one, ast.Assign)]
        targets = {site.source(one.targets[0]) for one in made if len(one.targets) == 1}
        own = f"{site.module.name}.{class_.name}"
        if (
            len(made) != 2
            or len(targets) != 1
            or len(names) != 4
            or not _is_default(site, made, names)
            or super_definition(site, own, "from_db") is not None
            or foreign_bases(site, own)
        ):
            return site.flag()
        modern = self.range.supports >= Release(2, 0)
        above = "super()" if modern else f"super({class_.name}, {names[0]})"
        text = f"{targets.pop()} = {above}.from_db({', '.join(names[1:])})"
        return site.fix(site.replace(parent, text), node=node)

    def _of_model(self, site: Site, node: ast.Attribute) -> bool:
        """Whether the receiver is a model's instance: by inference, or as its ``_meta`` is asked nearby."""
        found = site.infer(node.value)
        if found is not None:
            return found.instance and site.index.is_subclass(found.qname, _MODEL)
        owner = site.source(node.value)
        where = site.function or site.statement
        return any(
            isinstance(part, ast.Attribute) and part.attr == "_meta" and site.source(part.value) == owner
            for part in ast.walk(where)
        )


def _choice(site: Site, node: ast.expr) -> ast.If | ast.IfExp | None:
    """The conditional whose condition a place is part of."""
    inside: ast.AST = node
    for ancestor in site.module.ancestors(node):
        if isinstance(ancestor, ast.If | ast.IfExp):
            return ancestor if ancestor.test is inside else None
        if not isinstance(ancestor, ast.UnaryOp | ast.BoolOp):
            return None
        inside = ancestor
    return None


def _reads(site: Site, choice: ast.If | ast.IfExp, name: str) -> list[ast.AST]:
    return [
        part
        for part in ast.walk(choice)
        if isinstance(part, ast.Attribute) and part.attr == "proxy_for_model" and site.source(part) == name
    ]


def _is_alike(site: Site, choice: ast.If | ast.IfExp, owner: str) -> bool:
    """Whether both arms do the same, the one with the class that was deferred and the other with the object's own."""
    arms = [one if isinstance(one, list) else [one] for one in (choice.body, choice.orelse)]
    deferred, plain = ("\n".join(map(ast.unparse, arm)) for arm in arms)
    names = (f"{owner}.__class__", f"type({owner})")
    return plain in [deferred.replace(f"{owner}._meta.proxy_for_model", name) for name in names]


def _is_default(site: Site, made: list[ast.Assign], names: list[str]) -> bool:
    """Whether an object is made as ``Model.from_db()`` made it: by name where fields are deferred, else by position."""
    cls, _, fields, values = names
    by_name, by_position = ("".join(site.source(one.value).split()) for one in made)
    pairs = f"zip({fields},{values})"
    return by_name in (f"{cls}(**dict({pairs}))", f"{cls}(**{pairs})") and by_position == f"{cls}(*{values})"
