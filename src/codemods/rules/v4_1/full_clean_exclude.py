"""``exclude`` of model validation."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Flags, Keeps
from codemods.rules.rule import Rule
from codemods.rules.site import Site
from codemods.rules.triggers import OnMethod

_HOOKS = ("clean_fields", "full_clean", "validate_unique", "validate_constraints")


class FullCleanExclude(Rule):
    """``exclude`` is a set in the validation hooks of models."""

    change = "4.1/full-clean-exclude-set"
    advice = "Take exclude for any collection: {*(exclude or ()), …}."
    triggers = tuple(OnMethod("django.db.models.Model", name) for name in _HOOKS)
    examples = [
        Fixes(
            before="""\
                from django.db import models

                class Shop(models.Model):
                    def clean_fields(self, exclude=None):
                        exclude.append("a")
                        super().clean_fields(exclude + ["b"])

                    def validate_unique(self, exclude=None):
                        exclude += ["c", "d"]
                        super().validate_unique(exclude=exclude)
                """,
            after="""\
                from django.db import models

                class Shop(models.Model):
                    def clean_fields(self, exclude=None):
                        exclude = {*(exclude or ()), "a"}
                        super().clean_fields({*(exclude or ()), "b"})

                    def validate_unique(self, exclude=None):
                        exclude = {*(exclude or ()), "c", "d"}
                        super().validate_unique(exclude=exclude)
                """,
        ),
        Flags(
            """\
                from django.db import models

                class Shop(models.Model):
                    def clean_fields(self, exclude=None):
                        print(exclude[0], exclude.remove("a"))
                """,
            line=5,
        ),
        Fixes(
            before="""\
                from django.db import models

                class Shop(models.Model):
                    def clean_fields(self, exclude=None):
                        exclude = exclude or []
                        exclude += ["a"]
                        super().clean_fields(exclude)

                    def validate_unique(self, exclude=None):
                        if exclude is None:
                            exclude = []
                        exclude.append("a")
                        super().validate_unique(exclude=exclude)
                """,
            after="""\
                from django.db import models

                class Shop(models.Model):
                    def clean_fields(self, exclude=None):
                        exclude = exclude or []
                        exclude = {*(exclude or ()), "a"}
                        super().clean_fields(exclude)

                    def validate_unique(self, exclude=None):
                        if exclude is None:
                            exclude = []
                        exclude = {*(exclude or ()), "a"}
                        super().validate_unique(exclude=exclude)
                """,
        ),
        Keeps(
            """\
                from django.db import models

                class Shop(models.Model):
                    def clean_fields(self, exclude=None):
                        exclude = list(exclude or [])
                        exclude.append("a")
                        super().clean_fields(exclude)

                    def other(self, exclude):
                        exclude.append("a")
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        function = site.node
        if not isinstance(function, ast.FunctionDef):
            return
        scope = site.module.walk.scope_of[function]
        bindings = scope.bindings.get("exclude", [])
        plain = [one for one in bindings if not isinstance(site.module.parents.get(one.node), ast.AugAssign)]
        if not any(isinstance(one.node, ast.arg) for one in plain):
            return
        if not all(isinstance(one.node, ast.arg) or _leaves_kind(one.value) for one in plain):
            return
        message = "exclude is a set here"
        parents = site.module.parents
        for part in ast.walk(function):
            if not isinstance(part, ast.Name) or part.id != "exclude":
                continue
            parent = parents.get(part)
            if isinstance(parent, ast.AugAssign) and parent.target is part:
                items = _items(site, parent.value)
                if items is not None and isinstance(parent.op, ast.Add):
                    yield site.fix(
                        site.replace(parent, f"exclude = {_joined(items)}"), node=part, message=message
                    )
                else:
                    yield site.flag(node=part, message=message)
            elif isinstance(parent, ast.BinOp) and isinstance(parent.op, ast.Add) and parent.left is part:
                items = _items(site, parent.right)
                if items is not None:
                    yield site.fix(site.replace(parent, _joined(items)), node=part, message=message)
            elif isinstance(parent, ast.Subscript) and parent.value is part:
                yield site.flag(node=part, message=message)
            elif isinstance(parent, ast.Attribute) and parent.attr in ("append", "extend", "insert"):
                call = parents.get(parent)
                statement = parents.get(call) if call is not None else None
                if not isinstance(call, ast.Call) or not isinstance(statement, ast.Expr) or not call.args:
                    continue
                if parent.attr == "append":
                    items = site.source(call.args[0])
                else:
                    items = (
                        _items(site, call.args[-1]) if parent.attr == "extend" else site.source(call.args[-1])
                    )
                yield site.fix(
                    site.replace(statement, f"exclude = {_joined(items)}"), node=part, message=message
                )


def _leaves_kind(value: ast.expr | None) -> bool:
    """Whether ``exclude`` is what it was given behind such an assignment: ``exclude or []``, ``[]``, ``exclude + […]``."""
    if isinstance(value, ast.BoolOp):
        first, *others = value.values
        return _is_own(first) and all(map(_leaves_kind, others))
    if isinstance(value, ast.BinOp):
        return isinstance(value.op, ast.Add) and _is_own(value.left)
    if isinstance(value, ast.List | ast.Tuple):
        return not value.elts
    return isinstance(value, ast.Call) and getattr(value.func, "id", "") == "set" and not value.args


def _is_own(node: ast.expr) -> bool:
    return isinstance(node, ast.Name) and node.id == "exclude"


def _items(site: Site, node: ast.expr) -> str | None:
    """The elements of a literal list or tuple, or the expression itself, starred."""
    if isinstance(node, ast.List | ast.Tuple) and node.elts:
        return ", ".join(site.source(one) for one in node.elts)
    if isinstance(node, ast.Name | ast.Attribute | ast.Call):
        return f"*{site.source(node)}"
    return None


def _joined(items: str | None) -> str:
    return f"{{*(exclude or ()), {items}}}"
