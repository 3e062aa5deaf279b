"""What ``Node.render()`` returns."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Flags, Keeps, Suggests
from codemods.rules.rule import Rule
from codemods.rules.site import Site
from codemods.rules.triggers import OnMethod

_NODE = "django.template.base.Node"
_NUMBERS = frozenset(["abs", "bool", "float", "int", "len", "round"])
_FALLS_THROUGH = (ast.Expr, ast.Assign, ast.AugAssign, ast.AnnAssign, ast.Delete)


class NodeRenderStr(Rule):
    """``Node.render()`` must return a string: what it returns is no longer made one.

    ``None`` was written out as the word; who returns nothing is likely to mean an empty string.
    """

    change = "4.0/node-render-str"
    advice = 'Return a string: "" for nothing, str(value) for a value.'
    triggers = (OnMethod(_NODE, "render"),)
    examples = [
        Suggests(
            before="""\
                from django import template

                class Count(template.Node):
                    def render(self, context):
                        if "items" not in context:
                            return
                        if not context["items"]:
                            return None if self.quiet else 0
                        if self.twice:
                            return 2 * len(context["items"])
                        return len(context["items"])

                class Keep(template.Node):
                    def render(self, context):
                        context[self.name] = self.value
                """,
            after="""\
                from django import template

                class Count(template.Node):
                    def render(self, context):
                        if "items" not in context:
                            return ""
                        if not context["items"]:
                            return "" if self.quiet else str(0)
                        if self.twice:
                            return 2 * len(context["items"])
                        return str(len(context["items"]))

                class Keep(template.Node):
                    def render(self, context):
                        context[self.name] = self.value
                        return ""
                """,
        ),
        Flags(
            """\
                from django.template import Node

                class Parts(Node):
                    def render(self, context):
                        return [node.render(context) for node in self.nodelist]
                """,
            line=5,
        ),
        Keeps(
            """\
                from django.template import Node

                class Base(Node):
                    def render(self, context):
                        raise NotImplementedError

                class Todo(Node):
                    def render(self, context):
                        \"\"\"To be written by subclasses.\"\"\"

                class Text(Node):
                    def render(self, context):
                        def size():
                            return len(self.text)
                        if self.empty:
                            return ""
                        return self.text or str(size())

                class Raw(Node):
                    def render_annotated(self, context):
                        return str(self.render(context))

                    def render(self, context):
                        return 1

                class Shape:
                    def render(self, context):
                        return None
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        function, class_ = site.node, site.class_
        if not isinstance(function, ast.FunctionDef) or class_ is None:
            return
        if any(_is_generator(part) for part in _own(function)) or self._is_annotated(site, class_):
            return
        returns = [part for part in _own(function) if isinstance(part, ast.Return)]
        for one in returns:
            if one.value is None:
                yield site.suggest(site.replace(one, 'return ""'), node=one)
            else:
                yield from self._value(site, one.value)
        last = function.body[-1]
        if isinstance(last, _FALLS_THROUGH) and not _is_stub(last):
            yield site.suggest(
                site.insert_after(last, 'return ""'),
                node=function,
                message="render() returns None, which is no string",
            )

    def _is_annotated(self, site: Site, class_: ast.ClassDef) -> bool:
        """Whether a class of the repository makes a string of what is returned by itself."""
        line = site.index.own_line(f"{site.module.name}.{class_.name}")
        return any("render_annotated" in facts.members for facts in line)

    def _value(self, site: Site, value: ast.expr) -> Iterator[Answer]:
        if isinstance(value, ast.IfExp):
            yield from self._value(site, value.body)
            yield from self._value(site, value.orelse)
        elif isinstance(value, ast.BoolOp):
            yield from self._value(site, value.values[-1])
        elif isinstance(value, ast.Constant) and value.value is None:
            yield site.suggest(site.replace(value, '""'), node=value)
        elif isinstance(value, ast.Constant):
            if not isinstance(value.value, str):
                yield site.suggest(site.replace(value, f"str({site.source(value)})"), node=value)
        elif isinstance(value, ast.Call):
            if getattr(value.func, "id", "") in _NUMBERS and site.resolve(value.func) is None:
                yield site.suggest(site.replace(value, f"str({site.source(value)})"), node=value)
        elif isinstance(
            value, ast.List | ast.ListComp | ast.Tuple | ast.Dict | ast.DictComp | ast.Set | ast.SetComp
        ):
            yield site.flag(node=value)


def _own(function: ast.FunctionDef) -> Iterator[ast.AST]:
    """The nodes of a function, without those of functions and classes in it."""
    waiting: list[ast.AST] = [*reversed(function.body)]
    while waiting:
        node = waiting.pop()
        yield node
        if not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef | ast.Lambda):
            waiting.extend(ast.iter_child_nodes(node))


def _is_generator(node: ast.AST) -> bool:
    return isinstance(node, ast.Yield | ast.YieldFrom)


def _is_stub(statement: ast.stmt) -> bool:
    """Whether a statement is a docstring or ``...``, of a method that others are to write."""
    return isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant)
