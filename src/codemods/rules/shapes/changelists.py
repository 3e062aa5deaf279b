"""One more argument that the admin's ``ChangeList`` has to be given: in subclasses, and where one is made by hand."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import ClassVar

from codemods.rewrite.answer import Answer
from codemods.rules.shapes.methods import ChangeMethods
from codemods.rules.shapes.values import bindings_of
from codemods.rules.site import Site
from codemods.rules.triggers import OnCall, OnMember, Trigger

__all__ = ["CHANGELIST", "GrowChangeList"]

CHANGELIST = "django.contrib.admin.views.main.ChangeList"
_ADMIN = "django.contrib.admin.ModelAdmin"
_HOOK = "get_changelist"


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
            given = node.args
            if (given.vararg is None and given.kwarg is None) or len(given.args) > self.arguments:
                yield from super().visit(site)
            elif given.vararg is None:  # Django gives them by position, so it is the project that makes these
                yield site.flag(
                    message=f"ChangeList is made with {self.argument} as well",
                    advice=f"Give {self.argument} where this class is made.",
                )

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
