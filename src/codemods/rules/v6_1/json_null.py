"""JSON null: looked up as ``None``, and written as ``Value(None, JSONField())``."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Keeps, Suggests
from codemods.rules.rule import Rule
from codemods.rules.shapes.model_imports import from_models
from codemods.rules.site import Site
from codemods.rules.triggers import OnCall, OnMember

_JSON = "django.db.models.JSONField"
_METHODS = ("filter", "exclude", "get")
_OWNERS = ("django.db.models.query.QuerySet", "django.db.models.Manager")
_NEW = "django.db.models.JSONNull"


class JsonNoneLookup(Rule):
    """None in a lookup on a ``JSONField`` means JSON null, and will mean SQL NULL: say which of the two."""

    change = "6.1/json-none-lookup"
    needs = (_NEW,)
    advice = "JSONNull() is the JSON value null; <field>__isnull=True asks for SQL NULL."
    triggers = tuple(OnMember(owner, name) for owner in _OWNERS for name in _METHODS)
    examples = [
        Suggests(
            before="""\
                from django.db import models

                class Book(models.Model):
                    data = models.JSONField(null=True)

                books = Book.objects.filter(data=None).exclude(data__exact=None)
                """,
            after="""\
                from django.db import models

                class Book(models.Model):
                    data = models.JSONField(null=True)

                books = Book.objects.filter(data=models.JSONNull()).exclude(data__exact=models.JSONNull())
                """,
        ),
        Keeps(
            """\
                from django.db import models

                class Book(models.Model):
                    data = models.JSONField(null=True)
                    title = models.CharField(null=True, max_length=9)

                books = Book.objects.filter(title=None, data__isnull=True).exclude(data__key=None)
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        call = site.call
        if call is None or not self.replaceable:
            return
        hits = [
            one
            for one in call.keywords
            if one.arg is not None and isinstance(one.value, ast.Constant) and one.value.value is None
        ]
        if not hits:
            return
        fields = self._json_fields(site)
        for one in hits:
            if (one.arg or "").removesuffix("__exact") in fields:
                text = f"{from_models(site, 'JSONNull', call)}()"
                yield site.suggest(site.replace(one.value, text), node=one)

    def _json_fields(self, site: Site) -> set[str]:
        """The names of JSON fields of the model that the chain of calls starts with; it stands in this module."""
        node: ast.AST | None = site.node
        while isinstance(node, ast.Call | ast.Attribute):
            node = node.func if isinstance(node, ast.Call) else node.value
        name = site.resolve(node)
        found: set[str] = set()
        for class_, _, _ in site.module.walk.classes:
            if name != f"{site.module.name}.{class_.name}":
                continue
            for statement in class_.body:
                if isinstance(statement, ast.Assign) and isinstance(statement.value, ast.Call):
                    made = site.resolve(statement.value.func)
                    if made is not None and site.index.is_subclass(made, _JSON):
                        found.update(one.id for one in statement.targets if isinstance(one, ast.Name))
        return found


class JsonNullExpression(Rule):
    """JSON null has an expression of its own, ``JSONNull()``."""

    change = "6.1/json-null-expression"
    needs = (_NEW,)
    triggers = (OnCall("django.db.models.Value"),)
    examples = [
        Fixes(
            modernize=True,
            before="""\
                from django.db.models import JSONField, Value

                one = Value(None, JSONField())
                two = Value(None, output_field=JSONField())
                three = Value(1)
                """,
            after="""\
                from django.db.models import JSONNull, Value

                one = JSONNull()
                two = JSONNull()
                three = Value(1)
                """,
        ),
        Keeps(
            modernize=True,
            source="""\
                from django.db.models import IntegerField, JSONField, Value

                one = Value(None, IntegerField())
                two = Value("null", JSONField())
                """,
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        call = site.call
        value = site.argument(call, "value", 0) if call is not None else None
        field = site.argument(call, "output_field", 1) if call is not None else None
        if (
            call is None
            or not self.replaceable
            or not isinstance(field, ast.Call)
            or field.args
            or field.keywords
        ):
            return
        if isinstance(value, ast.Constant) and value.value is None and site.is_name(field.func, _JSON):
            yield site.fix(site.replace(call, f"{from_models(site, 'JSONNull', call)}()"), node=call)
