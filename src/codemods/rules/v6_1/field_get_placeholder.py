"""``Field.get_placeholder()``."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rewrite.statements import step_of
from codemods.rules.examples import Fixes, Flags, Keeps
from codemods.rules.rule import Rule
from codemods.rules.shapes.overrides import is_super, own_definition
from codemods.rules.site import Site
from codemods.rules.triggers import OnAttribute, OnMethod
from codemods.source.names import last_name

_FIELD = "django.db.models.Field"
_OLD, _NEW = "get_placeholder", "get_placeholder_sql"


class FieldGetPlaceholder(Rule):
    """A field gives its placeholder together with the parameters: ``get_placeholder_sql()``."""

    change = "6.1/field-get-placeholder"
    available = "6.1"
    advice = "Write get_placeholder_sql(self, value, compiler, connection), which returns the SQL and its parameters."
    triggers = (OnMethod(_FIELD, _OLD),)
    examples = [
        Fixes(
            before="""\
                from django.db import models

                class Upper(models.CharField):
                    def get_placeholder(self, value, compiler, connection):
                        return "UPPER(%s)"
                """,
            after="""\
                from django.db import models

                class Upper(models.CharField):
                    def get_placeholder_sql(self, value, compiler, connection):
                        if hasattr(value, "as_sql"):
                            sql, params = compiler.compile(value)
                            return "UPPER(%s)" % sql, params
                        return "UPPER(%s)", (value,)
                """,
        ),
        Flags(
            """\
                from django.db.models import Field

                class OneLine(Field):
                    def get_placeholder(self, value, compiler, connection): return "%s"
                """,
            line=4,
        ),
        Flags(
            """\
                from django.db import models

                class Upper(models.CharField):
                    def get_placeholder(self, value, compiler, connection):
                        if connection.vendor == "sqlite":
                            return "%s"
                        return "UPPER(%s)"
                """,
            line=4,
        ),
        Keeps(
            """\
                from django.db import models

                class Upper(models.CharField):
                    def get_placeholder(self, value, compiler, connection):
                        return "UPPER(%s)"

                    def get_placeholder_sql(self, value, compiler, connection):
                        return "UPPER(%s)", (value,)

                class Input:
                    def get_placeholder(self, value, compiler, connection):
                        return "%s"
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        function, class_ = site.node, site.class_
        if not isinstance(function, ast.FunctionDef) or class_ is None or not self.replaceable:
            return
        if any(isinstance(one, ast.FunctionDef) and one.name == _NEW for one in class_.body):
            return
        statement = function.body[-1]
        names = [one.arg for one in function.args.args]
        if (
            len(function.body) != 1
            or len(names) != 4
            or not isinstance(statement, ast.Return)
            or not isinstance(statement.value, ast.Constant)
            or not isinstance(statement.value.value, str)
            or statement.value.value.count("%s") != 1
            or statement.lineno == function.lineno
        ):
            yield site.flag()
            return
        _, value, compiler, _ = names
        text, newline, indent = (
            site.source(statement.value),
            site.module.source.newline,
            site.module.indent_of(statement),
        )
        lines = [
            f'if hasattr({value}, "as_sql"):',
            f"{indent}{step_of(indent)}sql, params = {compiler}.compile({value})",
            f"{indent}{step_of(indent)}return {text} % sql, params",
            f"{indent}return {text}, ({value},)",
        ]
        yield site.fix(site.replace_name(function, _NEW), site.replace(statement, newline.join(lines)))


class FieldGetPlaceholderCall(Rule):
    """Django's fields have no ``get_placeholder()`` any more."""

    change = "6.1/field-get-placeholder-call"
    available = "6.1"
    advice = "Take both parts of field.get_placeholder_sql(value, compiler, connection): the SQL and its parameters."
    triggers = (OnAttribute(_OLD),)
    examples = [
        Flags(
            """\
                from django.contrib.postgres.fields import ArrayField

                class Own(ArrayField):
                    def holder(self, value, compiler, connection):
                        return super().get_placeholder(value, compiler, connection)

                def holder(field, value, compiler, connection):
                    return field.get_placeholder(value, compiler, connection)
                """,
            lines=(5, 8),
        ),
        Keeps(
            """\
                class Input:
                    def get_placeholder(self):
                        return "name"

                Input().get_placeholder()
                widget.get_placeholder()
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        call, node = site.call, site.node
        if call is None or not isinstance(node, ast.Attribute) or len(call.args) != 3 or not self.replaceable:
            return
        found = site.infer(node.value)
        if found is None:
            last = last_name(node.value)
            if "field" in last:
                yield site.flag(node=call)
        elif site.index.is_subclass(found.qname, _FIELD):
            if is_super(node.value) or own_definition(site, found.qname, _OLD) is None:
                yield site.flag(node=call)
