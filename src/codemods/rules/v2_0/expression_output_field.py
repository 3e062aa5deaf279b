"""``_output_field`` of expressions."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.findings import Edit
from codemods.rewrite.answer import Answer
from codemods.rewrite.statements import reindent
from codemods.rules.examples import Fixes, Flags, Keeps
from codemods.rules.rule import Rule
from codemods.rules.shapes.mixed_in import overrides_hook_of
from codemods.rules.shapes.values import assigned_values
from codemods.rules.site import Site
from codemods.rules.triggers import OnModule

_BASE = "django.db.models.expressions.BaseExpression"
_OLD, _NEW = "_output_field", "output_field"


class ExpressionOutputField(Rule):
    """Expressions say their type in ``output_field``; it was ``_output_field``."""

    change = "2.0/expression-output-field-rename"
    triggers = (OnModule((_OLD,)),)
    available = "2.0"
    advice = "Use output_field, or _output_field_or_none where there may be none."
    examples = [
        Fixes(
            before="""\
                from django.db.models import Func, IntegerField

                class Length(Func):
                    _output_field = IntegerField()

                    def __init__(self, field):
                        self._output_field = field
                        super().__init__(field if self._output_field is None else None)

                class Lower(Func):
                    function = "LOWER"
                    _output_field = None

                    def __init__(self, *args):
                        super().__init__(*args)
                        self._output_field = IntegerField()

                class Mixin:
                    def kind(self):
                        return self._output_field

                class Upper(Mixin, Func):
                    pass
                """,
            after="""\
                from django.db.models import Func, IntegerField

                class Length(Func):
                    output_field = IntegerField()

                    def __init__(self, field):
                        if field is not None:
                            self.output_field = field
                        super().__init__(field if self._output_field_or_none is None else None)

                class Lower(Func):
                    function = "LOWER"

                    def __init__(self, *args):
                        super().__init__(*args)
                        self.output_field = IntegerField()

                class Mixin:
                    def kind(self):
                        return self._output_field_or_none

                class Upper(Mixin, Func):
                    pass
                """,
        ),
        Flags(
            """\
                from django.db.models import Func, IntegerField

                class Length(Func):
                    def __init__(self, field, **more):
                        self._output_field = more["field"]
                        self._output_field = self.field = None

                    def _resolve_output_field(self):
                        self._output_field = IntegerField()
                        super()._resolve_output_field()

                    def kind(self):
                        return self._output_field

                def kind(expression):
                    return expression._output_field, getattr(expression, "_output_field", None)
                """,
            lines=(5, 6, 9, 13, 16),
        ),
        Keeps(
            """\
                class Length:
                    _output_field = None

                    def kind(self, other):
                        return self._output_field, other._output_field
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        if not self.replaceable:
            return
        module = site.module
        for class_, _, _ in module.walk.classes:
            for binding in module.walk.scope_of[class_].bindings.get(_OLD, ()):
                statement = module.parents.get(binding.node)
                if isinstance(statement, ast.Assign) and overrides_hook_of(site, class_, _BASE):
                    yield self._in_class(site, class_, statement)
        for node, _ in module.walk.attributes.get(_OLD, ()):
            if isinstance(node, ast.Attribute):
                yield from self._used(site, node)
        for text in module.texts(_OLD):
            call = module.parents.get(text)
            if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and text.value == _OLD:
                if call.func.id in ("getattr", "hasattr", "setattr") and _has_expressions(site):
                    yield site.flag(node=call)

    def _in_class(self, site: Site, class_: ast.ClassDef, statement: ast.Assign) -> Answer:
        target, value = statement.targets[0], statement.value
        if len(statement.targets) > 1 or not isinstance(target, ast.Name):
            return site.flag(node=statement)
        if not _is_none(value):
            known = isinstance(value, ast.Call) or not _may_be_none(site, value)
            return (site.fix if known else site.suggest)(site.replace_name(target, _NEW), node=statement)
        for ancestor in site.index.ancestry(f"{site.module.name}.{class_.name}")[1:]:
            facts = site.index.class_facts(ancestor)
            if facts is not None and not facts.members.keys().isdisjoint((_OLD, _NEW)):
                return site.flag(node=statement)
        return site.fix(site.remove(statement), node=statement)

    def _used(self, site: Site, node: ast.Attribute) -> Iterator[Answer]:
        around = [one for one in site.module.ancestors(node) if isinstance(one, ast.ClassDef)]
        if getattr(node.value, "id", "") != "self":
            if _has_expressions(site):
                yield site.flag(node=node)
            return
        if not around or not overrides_hook_of(site, around[0], _BASE):
            return
        if isinstance(node.ctx, ast.Load):
            if all(_written(site, one) for one in ast.walk(around[0]) if _is_write(one)):
                yield site.fix(site.replace_name(node, "_output_field_or_none"), node=node)
            else:
                yield site.flag(node=node)  # it reads what stays as it is
            return
        edit = _written(site, node)
        yield site.flag(node=node) if edit is None else site.fix(edit, node=node)


def _is_write(node: ast.AST) -> bool:
    return isinstance(node, ast.Attribute) and node.attr == _OLD and isinstance(node.ctx, ast.Store)


def _written(site: Site, node: ast.AST) -> Edit | None:
    """The new form of an assignment; None where that needs a person."""
    statement = site.module.statement_of(node)
    if not isinstance(statement, ast.Assign) or statement.targets != [node] or _resolves(site, node):
        return None
    if isinstance(statement.value, ast.Call):
        return site.replace_name(node, _NEW)
    if isinstance(statement.value, ast.Name) and _has_own_lines(site, statement):
        text = f"if {statement.value.id} is not None:\n    self.{_NEW} = {statement.value.id}"
        indent, newline = site.module.indent_of(statement), site.module.source.newline
        return site.replace(statement, reindent(text, indent, newline).lstrip())
    return None


def _is_none(value: ast.expr) -> bool:
    return isinstance(value, ast.Constant) and value.value is None


def _may_be_none(site: Site, value: ast.expr) -> bool:
    values = assigned_values(site, value) if isinstance(value, ast.Name) else None
    return values is None or not all(isinstance(one, ast.Call) for one in values)


def _resolves(site: Site, node: ast.AST) -> bool:
    """Whether a place stands in the method that finds the type out, which has to return it now."""
    return any(
        isinstance(one, ast.FunctionDef) and one.name == "_resolve_output_field"
        for one in site.module.ancestors(node)
    )


def _has_own_lines(site: Site, statement: ast.stmt) -> bool:
    lines, (start, end) = site.module.lines, site.module.span(statement)
    before = site.module.text[lines.line_start(lines.position(start)[0]) : start]
    behind = site.module.text[end : lines.line_end(lines.position(end)[0])]
    return not before.strip() and not behind.lstrip().startswith(";")


def _has_expressions(site: Site) -> bool:
    """Whether a file takes anything from ``django.db.models``, so that the attribute is that of an expression."""
    walk = site.module.walk
    return any(
        isinstance(one, ast.ImportFrom)
        and (f"{walk.absolute(one)}.{one.names[0].name}.").startswith("django.db.models.")
        for one, _, _ in walk.imports
    )
