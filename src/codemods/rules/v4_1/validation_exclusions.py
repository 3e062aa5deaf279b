"""``_get_validation_exclusions()``."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Keeps
from codemods.rules.rule import Rule
from codemods.rules.site import Site
from codemods.rules.triggers import OnAttribute


class ValidationExclusions(Rule):
    """``ModelForm._get_validation_exclusions()`` gives a set."""

    change = "4.1/get-validation-exclusions-set"
    available = "4.1"
    triggers = (OnAttribute("_get_validation_exclusions"),)
    examples = [
        Fixes(
            before="""\
                from django import forms

                class ShopForm(forms.ModelForm):
                    def _get_validation_exclusions(self):
                        exclude = super()._get_validation_exclusions()
                        exclude.append("a")
                        return exclude + ["b"]
                """,
            after="""\
                from django import forms

                class ShopForm(forms.ModelForm):
                    def _get_validation_exclusions(self):
                        exclude = super()._get_validation_exclusions()
                        exclude.add("a")
                        return exclude | {"b"}
                """,
        ),
        Keeps(
            """\
                class ShopForm:
                    def _get_validation_exclusions(self):
                        exclude = []
                        exclude.append("a")
                        return exclude
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        call = site.call
        statement = site.module.parents.get(call) if call is not None else None
        if not isinstance(statement, ast.Assign) or not isinstance(statement.targets[0], ast.Name):
            return
        if not self.replaceable:
            yield site.flag()
            return
        name = statement.targets[0].id
        scope = site.module.scope_at(statement)
        if len(scope.bindings.get(name, ())) != 1:
            return
        for use, at in site.module.walk.names.get(name, ()):
            if at.owner(name) is not scope:
                continue
            if isinstance(use, ast.Attribute) and use.attr == "append":
                yield site.fix(site.replace_name(use, "add"), node=use)
            elif isinstance(use, ast.Attribute) and use.attr == "extend":
                yield site.fix(site.replace_name(use, "update"), node=use)
            parent = site.module.parents.get(use)
            if isinstance(parent, ast.BinOp) and isinstance(parent.op, ast.Add) and parent.left is use:
                if isinstance(parent.right, ast.List | ast.Tuple) and parent.right.elts:
                    inside = ", ".join(site.source(one) for one in parent.right.elts)
                    yield site.fix(site.replace(parent, f"{name} | {{{inside}}}"), node=use)
