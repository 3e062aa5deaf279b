"""``get_joining_columns()`` of relation fields."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Flags, Keeps
from codemods.rules.rule import Rule
from codemods.rules.shapes.overrides import is_super
from codemods.rules.site import Site
from codemods.rules.triggers import OnAttribute, OnFunction

_NEW = {
    "get_joining_columns": "get_joining_fields",
    "get_reverse_joining_columns": "get_reverse_joining_fields",
}
Function = ast.FunctionDef | ast.AsyncFunctionDef


class GetJoiningColumns(Rule):
    """Relations give pairs of fields to join on, with ``get_joining_fields()``, rather than pairs of columns."""

    change = "5.0/get-joining-columns"
    also = (
        "5.0/get-reverse-joining-columns",
        "6.0/join-get-joining-columns",
        "6.0/foreignobject-get-joining-columns",
        "6.0/foreignobject-get-reverse-joining-columns",
    )
    available = "5.0"
    advice = "Provide get_joining_fields() (get_reverse_joining_fields()), which returns pairs of fields."
    triggers = tuple(one for name in _NEW for one in (OnAttribute(name), OnFunction(name)))
    examples = [
        Fixes(
            before="""\
                def columns(field):
                    return field.get_joining_columns(), field.get_reverse_joining_columns()
                """,
            after="""\
                def columns(field):
                    return tuple((lhs.column, rhs.column) for lhs, rhs in field.get_joining_fields()), tuple((lhs.column, rhs.column) for lhs, rhs in field.get_reverse_joining_fields())
                """,
        ),
        Flags(
            """\
                from django.db.models import ForeignObject

                class Composite(ForeignObject):
                    def get_joining_columns(self, reverse_join=False):
                        return super().get_joining_columns(reverse_join)

                def columns(field):
                    return field.get_joining_columns()
                """,
            lines=(4, 8),
        ),
        Keeps(
            """\
                class Composite:
                    def get_joining_columns(self, reverse_join=False):
                        return ()

                    def get_joining_fields(self, reverse_join=False):
                        return ()

                def get_joining_columns(field):
                    return field.get_joining_fields()

                class Both(ForeignObject):
                    def get_reverse_joining_columns(self):
                        return self.get_joining_columns(reverse_join=True)

                    def get_reverse_joining_fields(self):
                        return self.get_joining_fields(reverse_join=True)
                """
        ),
    ]

    def _both(self, site: Site, function: Function) -> bool:
        """Whether the class around a method has the method's successor beside it."""
        class_ = site.class_
        return (
            class_ is not None
            and function in class_.body
            and any(isinstance(one, Function) and one.name == _NEW[function.name] for one in class_.body)
        )

    def visit(self, site: Site) -> Iterator[Answer]:
        node = site.node
        if isinstance(node, Function):
            class_ = site.class_
            if class_ is None or node not in class_.body:
                return
            names = {one.name for one in class_.body if isinstance(one, Function)}
            if _NEW[node.name] not in names:
                yield site.flag(message=f"{node.name}() is not asked any more: {_NEW[node.name]}() is")
            return
        if not isinstance(node, ast.Attribute):
            return
        call = site.call
        function = site.function
        if call is None or (is_super(node.value) and function is not None and function.name == node.attr):
            return
        if function is not None and function.name in _NEW and self._both(site, function):
            return  # only releases that have no get_joining_fields() call it
        if not self.replaceable:
            if self.gone:
                yield site.flag()
            return
        new = _NEW[node.attr]
        if any(new not in one.members for one in site.index.owners(node.attr).values()):
            yield site.flag()  # it may be one of those, which have no fields to give yet
            return
        inner = site.edit_call(call).callee(f"{site.source(node.value)}.{new}").code
        yield site.fix(
            site.replace(call, f"tuple((lhs.column, rhs.column) for lhs, rhs in {inner})"),
            node=call,
            message=f"{node.attr}() gave pairs of columns; {new}() gives pairs of fields",
        )
