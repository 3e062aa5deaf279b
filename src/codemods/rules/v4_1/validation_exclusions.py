"""``_get_validation_exclusions()``."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Flags, Keeps
from codemods.rules.rule import Rule
from codemods.rules.shapes.mixed_in import overrides_hook_of
from codemods.rules.shapes.overrides import is_super, own_definition
from codemods.rules.site import Site
from codemods.rules.triggers import OnAttribute, OnFunction

_NAME = "_get_validation_exclusions"
_FORM = "django.forms.models.BaseModelForm"
_METHODS = {"append": "add", "extend": "update"}


class ValidationExclusions(Rule):
    """``ModelForm._get_validation_exclusions()`` gives a set."""

    change = "4.1/get-validation-exclusions-set"
    available = "4.1"
    triggers = (OnAttribute(_NAME), OnFunction(_NAME))
    advice = "Do what is done to a set."
    examples = [
        Fixes(
            before="""\
                from django import forms

                class ShopForm(forms.ModelForm):
                    def _get_validation_exclusions(self):
                        exclude = super()._get_validation_exclusions()
                        exclude.append("a")
                        exclude += ["c"]
                        exclude.insert(0, "d")
                        try:
                            exclude.remove("e")
                        except ValueError:
                            pass
                        return exclude + ["b"] + MORE

                class BookForm(forms.ModelForm):
                    def _get_validation_exclusions(self):
                        return super()._get_validation_exclusions() + ["x"]
                """,
            after="""\
                from django import forms

                class ShopForm(forms.ModelForm):
                    def _get_validation_exclusions(self):
                        exclude = super()._get_validation_exclusions()
                        exclude.add("a")
                        exclude.update(["c"])
                        exclude.add("d")
                        try:
                            exclude.discard("e")
                        except ValueError:
                            pass
                        return exclude | {"b"} | set(MORE)

                class BookForm(forms.ModelForm):
                    def _get_validation_exclusions(self):
                        return super()._get_validation_exclusions() | {"x"}
                """,
        ),
        Flags(
            """\
                from django import forms

                class ShopForm(forms.ModelForm):
                    def _get_validation_exclusions(self):
                        return ["a"]

                    def full_clean(self):
                        exclude = self._get_validation_exclusions()
                        return exclude + ["b"]

                class BookForm(forms.ModelForm):
                    def _get_validation_exclusions(self):
                        exclude = super()._get_validation_exclusions()
                        first = exclude[0]
                        exclude.pop(0)
                        return exclude
                """,
            lines=(5, 14, 15),
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
        if isinstance(site.node, ast.FunctionDef):
            yield from self._own(site, site.node)
            return
        node, call = site.node, site.call
        if not isinstance(node, ast.Attribute) or call is None:
            return
        if not is_super(node.value):
            found = site.infer(node.value)
            if found is not None and own_definition(site, found.qname, _NAME) is not None:
                return  # told where it gives a list
        parent = site.module.parents.get(call)
        if isinstance(parent, ast.BinOp):
            yield from self._added(site, call)
        elif isinstance(parent, ast.Assign) and isinstance(parent.targets[0], ast.Name):
            yield from self._named(site, parent.targets[0].id, parent)

    def _own(self, site: Site, method: ast.FunctionDef) -> Iterator[Answer]:
        """What an override gives."""
        class_ = site.module.parents.get(method)
        if not isinstance(class_, ast.ClassDef) or not overrides_hook_of(site, class_, _FORM):
            return
        for statement in ast.walk(method):
            if isinstance(statement, ast.Return) and isinstance(statement.value, ast.List | ast.ListComp):
                yield site.flag(node=statement, message="A list is given where Django takes a set")

    def _named(self, site: Site, name: str, statement: ast.Assign) -> Iterator[Answer]:
        """The places that take the variable for a list."""
        scope = site.module.scope_at(statement)
        bindings = scope.bindings.get(name, ())
        once = [one for one in bindings if not isinstance(site.module.parents.get(one.node), ast.AugAssign)]
        for use, at in site.module.walk.names.get(name, ()):
            if at.owner(name) is not scope:
                continue
            answers = list(self._used(site, name, use))
            if answers and (len(once) != 1 or not self.replaceable):
                yield site.flag(node=use)
            else:
                yield from answers

    def _used(self, site: Site, name: str, use: ast.expr) -> Iterator[Answer]:
        parent = site.module.parents.get(use)
        if isinstance(parent, ast.BinOp):
            yield from self._added(site, use)
        elif isinstance(parent, ast.AugAssign) and parent.target is use and isinstance(parent.op, ast.Add):
            yield site.fix(site.replace(parent, f"{name}.update({site.source(parent.value)})"), node=parent)
        elif isinstance(use, ast.Attribute) and isinstance(parent, ast.Call) and parent.func is use:
            if use.attr in _METHODS:
                yield site.fix(site.replace_name(use, _METHODS[use.attr]), node=use)
            elif use.attr == "insert" and len(parent.args) == 2:
                yield site.fix(site.edit_call(parent).callee(f"{name}.add").remove(0).edit(), node=use)
            elif use.attr == "remove" and (around := _minding(site, parent)) is not None:
                if all(isinstance(one, ast.Pass) for one in around.body):
                    yield site.fix(site.replace_name(use, "discard"), node=use)
                else:
                    yield site.flag(node=use, advice="A set raises KeyError.")
            elif use.attr in ("index", "pop", "sort", "reverse"):
                yield site.flag(node=use)
        elif isinstance(parent, ast.Subscript) and parent.value is use:
            yield site.flag(node=parent)

    def _added(self, site: Site, use: ast.expr) -> Iterator[Answer]:
        """Lists that are added to it."""
        top: ast.AST = use
        while isinstance(outer := site.module.parents.get(top), ast.BinOp):
            if not isinstance(outer.op, ast.Add):
                return
            top = outer
        if top is use:
            return
        parts = [self._as_set(site, one, use) for one in _operands(top)]
        if "#" in site.source(top) or not self.replaceable:
            yield site.flag(node=top)
        else:
            yield site.fix(site.replace(top, " | ".join(parts)), node=top)

    def _as_set(self, site: Site, part: ast.expr, use: ast.expr) -> str:
        if part is use:
            return site.source(part)
        if isinstance(part, ast.List | ast.Tuple) and part.elts:
            return f"{{{', '.join(site.source(one) for one in part.elts)}}}"
        return f"set({site.source(part)})"


def _operands(node: ast.AST) -> Iterator[ast.expr]:
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add):
        yield from _operands(node.left)
        yield from _operands(node.right)
    elif isinstance(node, ast.expr):
        yield node


def _minding(site: Site, call: ast.Call) -> ast.ExceptHandler | None:
    """The handler that minds that a list does not hold what is taken out."""
    for around in site.module.ancestors(call):
        if isinstance(around, ast.FunctionDef):
            return None
        for handler in around.handlers if isinstance(around, ast.Try) else ():
            if handler.type is not None and "ValueError" in site.source(handler.type):
                return handler
    return None
