"""``field_name`` of ``earliest()`` and ``latest()``."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer, CannotRewrite
from codemods.rules.examples import Fixes, Flags, Keeps, Suggests
from codemods.rules.rule import Rule
from codemods.rules.site import Site
from codemods.rules.triggers import OnKeyword, OnMethod

_METHODS = ("earliest", "latest")
_BASES = ("django.db.models.query.QuerySet", "django.db.models.Manager")


class EarliestLatestFieldName(Rule):
    """``earliest()`` and ``latest()`` take the names of fields by position only."""

    change = "2.0/earliest-latest-field-name"
    also = ("3.0/earliest-latest-field-name",)
    triggers = (
        OnKeyword("field_name"),
        *(OnMethod(base, name) for base in _BASES for name in _METHODS),
    )
    examples = [
        Fixes(
            before="""\
                from django.db import models

                class Order(models.Model):
                    made = models.DateTimeField()

                print(Order.objects.filter(pk=1).latest(field_name="made"), Order.objects.earliest(field_name="made"))
                """,
            after="""\
                from django.db import models

                class Order(models.Model):
                    made = models.DateTimeField()

                print(Order.objects.filter(pk=1).latest("made"), Order.objects.earliest("made"))
                """,
        ),
        Fixes(
            before="def newest(model):\n    return model._default_manager.latest(field_name='made')\n",
            after="def newest(model):\n    return model._default_manager.latest('made')\n",
        ),
        Suggests(
            before="def newest(orders):\n    return orders.latest(field_name='made')\n",
            after="def newest(orders):\n    return orders.latest('made')\n",
        ),
        Flags(
            """\
                from django.db import models

                class Orders(models.QuerySet):
                    def latest(self, field_name=None):
                        return super().latest(field_name)
                """,
            line=4,
        ),
        Keeps(
            """\
                class Log:
                    def latest(self, field_name):
                        return field_name

                def show(orders):
                    return Log().latest(field_name="made"), orders.latest("made"), orders.in_bulk(field_name="slug")
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        node = site.node
        if isinstance(node, ast.FunctionDef):
            named = [*node.args.args[1:], *node.args.kwonlyargs]
            if any(one.arg == "field_name" for one in named) and node.args.vararg is None:
                yield site.flag(
                    message=f"{node.name}() takes several names of fields by position",
                    advice=f"Define {node.name}(self, *fields) and hand them on.",
                )
            return
        if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute):
            return
        if node.func.attr not in _METHODS or node.args:
            return
        keyword = site.keyword(node, "field_name")
        if keyword is None:
            return
        owner = site.infer(node.func.value)
        known = owner is not None and any(site.index.is_subclass(owner.qname, base) for base in _BASES)
        if owner is not None and not known:
            return
        value = site.source(keyword.value)
        message = f"{node.func.attr}() takes no field_name"
        try:
            editor = site.edit_call(node).remove("field_name").add(None, value, at=0)
        except CannotRewrite as reason:
            yield site.flag(message=message, advice=f"Not rewritten: {reason}.")
            return
        if known:
            yield site.fix(editor.edit(), message=message)
        else:
            yield site.suggest(
                editor.edit(),
                message=message,
                advice=f"Rewrite it if {site.source(node.func.value)} is a queryset or manager.",
            )
