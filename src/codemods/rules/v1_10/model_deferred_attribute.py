"""``Model._deferred`` and the classes made for deferred fields."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Flags, Keeps, Suggests
from codemods.rules.shapes import RemoveSymbols
from codemods.rules.site import Site
from codemods.rules.triggers import OnAttribute, Trigger

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
        if not self._of_model(site, node):
            return
        parent = site.parent
        if isinstance(parent, ast.BoolOp) and '"_deferred")' in site.source(parent).replace("'", '"'):
            return  # asked for with hasattr() before
        owner = site.source(node.value)
        if isinstance(parent, ast.IfExp) and parent.test is node:
            if site.source(parent.body) == f"{owner}._meta.proxy_for_model":
                yield site.suggest(site.replace(parent, site.source(parent.orelse)))
                return
        yield site.suggest(site.replace(node, f"bool({owner}.get_deferred_fields())"))

    def _of_model(self, site: Site, node: ast.Attribute) -> bool:
        """Whether the receiver is a model's instance: by inference, or as its ``_meta`` is asked nearby."""
        found = site.infer(node.value)
        if found is not None:
            return found.instance and site.index.is_subclass(found.qname, "django.db.models.Model")
        owner = site.source(node.value)
        where = site.function or site.statement
        return any(
            isinstance(part, ast.Attribute) and part.attr == "_meta" and site.source(part.value) == owner
            for part in ast.walk(where)
        )
