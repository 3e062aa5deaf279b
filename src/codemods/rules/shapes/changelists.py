"""One more argument that the admin's ``ChangeList`` has to be given: in subclasses, and where one is made by hand."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import ClassVar

from codemods.rewrite.answer import Answer
from codemods.rules.shapes.methods import ChangeMethods, super_calls
from codemods.rules.shapes.overrides import is_super, super_definition
from codemods.rules.shapes.values import bindings_of
from codemods.rules.site import Site
from codemods.rules.triggers import OnCall, OnMember, Trigger

__all__ = ["CHANGELIST", "GrowChangeList"]

CHANGELIST = "django.contrib.admin.views.main.ChangeList"
_ADMIN = "django.contrib.admin.ModelAdmin"
_HOOK = "get_changelist"
_GIVEN = (12, 13)  # how many arguments Django has given, all by position


class GrowChangeList(ChangeMethods):
    """``ChangeList`` takes one more argument, at its end.

    The class is often asked for first (``ChangeList = self.get_changelist(request)``) and called by that name.
    """

    bases = (CHANGELIST,)
    argument: ClassVar[str] = ""
    value: ClassVar[str] = ""
    """What a model admin hands on: an expression of ``self`` and of ``request``."""
    arguments: ClassVar[int] = 0
    """How many arguments there were before."""

    @classmethod
    def subscriptions(cls) -> Iterator[Trigger]:
        yield from super().subscriptions()
        yield OnCall(CHANGELIST, subclasses=True)
        yield OnMember(_ADMIN, _HOOK)

    def visit(self, site: Site) -> Iterator[Answer]:
        node = site.node
        if isinstance(node, ast.Call):
            yield from self._made(site, node, site.certain)
        elif isinstance(node, ast.Attribute):
            if node.attr == _HOOK:
                for call, certain in self._calls_of(site, node):
                    yield from self._made(site, call, certain)
        elif isinstance(node, ast.FunctionDef):
            if _made_by_django(node):
                yield from super().visit(site)
            elif node.args.vararg is None and self.argument not in site.source(node):
                yield from self._own(site, node)

    def _own(self, site: Site, node: ast.FunctionDef) -> Iterator[Answer]:
        """A class that takes other arguments than Django gives, and so is made by the project alone."""
        message = f"ChangeList is made with {self.argument} as well"
        if node.args.kwarg is not None:
            yield site.flag(message=message, advice=f"Give {self.argument} where this class is made.")
            return
        if super_definition(site, f"{site.module.name}.{getattr(site.class_, 'name', '')}", "__init__"):
            return
        for call in super_calls(site, node, node.name):
            given = len(call.args) + len(call.keywords) - (not is_super(call.func.value))  # type: ignore[attr-defined]
            if given == self.arguments and not site.has_stars(call) and self.replaceable:
                edit = site.edit_call(call).add(self.argument, "None").edit()
                yield site.fix(edit, node=call, message=message)
            elif given in _GIVEN and not site.has_stars(call):
                continue  # it is the turn of the other one
            else:
                advice = f"Give {self.argument} here; None does what was done without it."
                yield site.flag(node=call, message=message, advice=advice)

    def _calls_of(self, site: Site, node: ast.Attribute) -> Iterator[tuple[ast.Call, bool]]:
        """The calls of the class that a model admin was asked for."""
        asked = site.call
        if asked is None:
            return
        outer = site.module.parents.get(asked)
        if isinstance(outer, ast.Call) and outer.func is asked:
            yield outer, True
        elif isinstance(outer, ast.Assign) and len(outer.targets) == 1 and site.function is not None:
            target = outer.targets[0]
            if isinstance(target, ast.Name):
                inside = list(ast.walk(site.function))
                stores = [
                    one
                    for one in inside
                    if isinstance(one, ast.Name) and one.id == target.id and isinstance(one.ctx, ast.Store)
                ]
                for one in inside:
                    if (
                        isinstance(one, ast.Call)
                        and isinstance(one.func, ast.Name)
                        and one.func.id == target.id
                    ):
                        yield one, len(stores) == 1

    def _made(self, site: Site, call: ast.Call, certain: bool) -> Iterator[Answer]:
        if self._gathers(site, call):
            yield site.flag(
                node=call,
                message=f"ChangeList is made with {self.argument} as well",
                advice=f"Put {self.argument} at the end of what is handed on with *.",
            )
            return
        given = len(call.args) + len(call.keywords)
        if given != self.arguments or site.has_stars(call) or site.keyword(call, self.argument) is not None:
            return
        message = f"ChangeList is made with {self.argument} as well"
        value = self._value(site, call)
        if value is None or not certain or not self.replaceable:
            yield site.flag(node=call, message=message)
            return
        name = None if not call.keywords else self.argument
        yield site.fix(site.edit_call(call).add(name, value).edit(), node=call, message=message)

    def _gathers(self, site: Site, call: ast.Call) -> bool:
        """Whether the arguments are gathered in a tuple or list of the function's own, without the new one."""
        if len(call.args) != 1 or not isinstance(call.args[0], ast.Starred) or site.function is None:
            return False
        gathered = call.args[0].value
        if isinstance(gathered, ast.Name):
            values = [binding.value for binding in bindings_of(site, gathered)]
            made = any(isinstance(one, ast.Tuple | ast.List | ast.BinOp) for one in values)
        else:
            made = isinstance(gathered, ast.Tuple | ast.List | ast.BinOp)
        return made and self.argument not in site.source(site.function)

    def _value(self, site: Site, call: ast.Call) -> str | None:
        """The new argument in a method of a model admin, where ``self`` and the request are at hand."""
        owner, function = site.class_, site.function
        if owner is None or function is None or not site.descends(owner, _ADMIN):
            return None
        admin = site.argument(call, "model_admin", 11)
        request = site.argument(call, "request", 0)
        first = function.args.args[0].arg if function.args.args else None
        if not (isinstance(admin, ast.Name) and isinstance(request, ast.Name) and admin.id == first):
            return None
        return self.value.format(self=admin.id, request=request.id)


def _made_by_django(node: ast.FunctionDef) -> bool:
    """Whether a constructor can be given what Django gives it, which is all by position."""
    arguments = node.args
    most = len(arguments.posonlyargs) + len(arguments.args) - 1
    least = most - len(arguments.defaults)
    asked = [default for default in arguments.kw_defaults if default is None]
    return arguments.vararg is None and not asked and any(least <= number <= most for number in _GIVEN)
