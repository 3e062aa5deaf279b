"""The fields of models in the state of migrations."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Flags, Keeps
from codemods.rules.rule import Rule
from codemods.rules.site import Site
from codemods.rules.triggers import OnAttribute

_OF_LIST = frozenset(["append", "extend", "index", "insert", "remove", "reverse", "sort"])


class ModelstateFields(Rule):
    """The fields of a model in the state of migrations are a dictionary, no longer a list of pairs."""

    change = "3.1/undocumented-modelstate-fields-dict"
    triggers = (OnAttribute("fields"),)
    advice = "Write fields[name] = field, and go through fields.items(); isinstance(fields, dict) tells both apart."
    examples = [
        Flags(
            path="shop/migrations/0002_key.py",
            source="""\
                from django.db import migrations, models

                class AddKey(migrations.AlterField):
                    def state_forwards(self, app_label, state):
                        state.models[app_label, "book"].fields.insert(0, ("id", models.AutoField(primary_key=True)))
                        for name, field in state.models[app_label, "page"].fields:
                            print(name, field)
                        model = state.models[app_label, "page"]
                        return model.fields[0]
                """,
            lines=(5, 6),
        ),
        Keeps(
            """\
                def show(state, form):
                    for name, field in state.models["shop", "book"].fields.items():
                        print(name, field)
                    for name in form.fields:
                        form.fields.insert(0, name)
                    return state.models["shop", "book"].fields["id"]
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        node = site.node
        if not isinstance(node, ast.Attribute) or not _is_model_state(node.value):
            return
        parent = site.module.parents.get(node)
        if isinstance(parent, ast.Attribute) and parent.attr in _OF_LIST:
            yield site.flag(node=parent)
        elif isinstance(parent, ast.For | ast.comprehension) and parent.iter is node:
            if isinstance(parent.target, ast.Tuple):
                yield site.flag(node=node)
        elif isinstance(parent, ast.Subscript) and parent.value is node:
            if isinstance(parent.slice, ast.Slice) or isinstance(getattr(parent.slice, "value", None), int):
                yield site.flag(node=parent)


def _is_model_state(node: ast.expr) -> bool:
    """``state.models[app_label, name]``."""
    return (
        isinstance(node, ast.Subscript)
        and isinstance(node.value, ast.Attribute)
        and node.value.attr == "models"
        and isinstance(node.slice, ast.Tuple)
    )
