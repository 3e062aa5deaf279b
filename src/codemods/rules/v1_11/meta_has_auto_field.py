"""``_meta.has_auto_field``."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Flags, Keeps
from codemods.rules.rule import Rule
from codemods.rules.shapes.brackets import bracketed
from codemods.rules.site import Site
from codemods.rules.triggers import OnAttribute, Trigger
from codemods.rules.v1_8.meta import is_options
from codemods.source.names import last_name


class MetaHasAutoField(Rule):
    """``_meta.has_auto_field`` is gone: ``_meta.auto_field`` is None where there is none."""

    change = "1.11/meta-has-auto-field"
    also = ("2.1/meta-has-auto-field",)
    advice = "Read or set auto_field."
    examples = [
        Fixes(
            before="""\
                def auto(model, opts):
                    if model._meta.has_auto_field and not opts.has_auto_field:
                        return model._meta.has_auto_field == True
                """,
            after="""\
                def auto(model, opts):
                    if model._meta.auto_field is not None and opts.auto_field is None:
                        return (model._meta.auto_field is not None) == True
                """,
        ),
        Flags("def clear(model):\n    model._meta.has_auto_field = False\n", line=2),
        Keeps("def auto(table):\n    return table.has_auto_field\n"),
        Keeps("""\
                from mongoengine.fields import StringField

                class Key(StringField):
                    def contribute_to_class(self, cls, name):
                        assert not cls._meta.has_auto_field
                """),
    ]

    @classmethod
    def subscriptions(cls) -> Iterator[Trigger]:
        yield OnAttribute("has_auto_field")

    def visit(self, site: Site) -> Iterator[Answer]:
        node = site.node
        if not isinstance(node, ast.Attribute):
            return
        owner, parent = node.value, site.parent
        held = last_name(owner)
        if held not in ("_meta", "opts") or not is_options(site, owner):
            return
        if not isinstance(node.ctx, ast.Load):
            yield site.flag()
            return
        text = f"{site.source(owner)}.auto_field is"
        if isinstance(parent, ast.UnaryOp) and isinstance(parent.op, ast.Not):
            yield site.fix(site.replace(parent, bracketed(site, parent, f"{text} None")), node=node)
        else:
            yield site.fix(site.replace(node, bracketed(site, node, f"{text} not None")))
