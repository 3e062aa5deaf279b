"""JSON null: looked up as ``None``, and written as ``Value(None, JSONField())``."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Flags, Keeps, Suggests
from codemods.rules.rule import Rule
from codemods.rules.shapes.model_imports import from_models
from codemods.rules.site import Site
from codemods.rules.triggers import OnCall, OnMember

_JSON = "django.db.models.JSONField"
_PLAIN = ("get", "get_or_create", "update_or_create")
_METHODS = ("filter", "exclude", "annotate", "aggregate", *_PLAIN, *(f"a{name}" for name in _PLAIN))
_CONDITIONS = ("django.db.models.Q", "django.db.models.When", "django.db.models.Case")
_CONSTRAINTS = ("django.db.models.CheckConstraint", "django.db.models.UniqueConstraint")
_RELATIONS = ("django.db.models.ForeignKey", "django.db.models.ManyToManyField")
_OWNERS = ("django.db.models.query.QuerySet", "django.db.models.Manager")
_NEW = "django.db.models.JSONNull"


class JsonNoneLookup(Rule):
    """None in a lookup on a ``JSONField`` means JSON null, and will mean SQL NULL: say which of the two."""

    change = "6.1/json-none-lookup"
    needs = (_NEW,)
    advice = "JSONNull() is the JSON value null; <field>__isnull=True asks for SQL NULL."
    triggers = (
        *(OnMember(owner, name) for owner in _OWNERS for name in _METHODS),
        *map(OnCall, _CONSTRAINTS),
    )
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
        Suggests(
            before="""\
                from django.db.models import CheckConstraint, JSONNull, Q
                from shop.models import Line

                one = Line.objects.filter(Q(doc__data=None) | ~Q(**{"doc__data__exact": None}))
                two = Line.objects.aget(data=None)
                """,
            after="""\
                from django.db.models import CheckConstraint, JSONNull, Q
                from shop.models import Line

                one = Line.objects.filter(Q(doc__data=JSONNull()) | ~Q(**{"doc__data__exact": JSONNull()}))
                two = Line.objects.aget(data=JSONNull())
                """,
            files={
                "shop/__init__.py": "",
                "shop/models.py": "from django.db import models\n\n\nclass Doc(models.Model):\n"
                "    data = models.JSONField(null=True)\n\n\nclass Line(models.Model):\n"
                "    doc = models.ForeignKey('Doc', models.CASCADE)\n    data = models.JSONField(null=True)\n",
            },
        ),
        Suggests(
            path="shop/models.py",
            before="""\
                from django.db import models

                class Doc(models.Model):
                    data = models.JSONField(null=True)

                    class Meta:
                        constraints = [models.CheckConstraint(condition=models.Q(data=None), name="x")]
                """,
            after="""\
                from django.db import models

                class Doc(models.Model):
                    data = models.JSONField(null=True)

                    class Meta:
                        constraints = [models.CheckConstraint(condition=models.Q(data=models.JSONNull()), name="x")]
                """,
        ),
        Flags(
            """\
                from django.db import models

                class Book(models.Model):
                    data = models.JSONField(null=True)

                book, made = Book.objects.get_or_create(data=None)
                """,
            line=6,
        ),
        Keeps(
            """\
                from django.db import models

                class Book(models.Model):
                    data = models.JSONField(null=True)
                    title = models.CharField(null=True, max_length=9)

                books = Book.objects.filter(title=None, data__isnull=True).exclude(data__key=None)
                more = Book.objects.filter(models.Q(title=None), pk__in=Other.objects.filter(data=None))
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        call = site.call
        if call is None or not self.replaceable:
            return
        hits = [
            hit for hit in _given(site, call) if isinstance(hit[1], ast.Constant) and hit[1].value is None
        ]
        model = (self._constrained(site) if site.node is call else self._queried(site)) if hits else None
        if model is None:
            return
        for lookup, value in hits:
            if _is_json(site, model, lookup.removesuffix("__exact").split("__")):
                if isinstance(call.func, ast.Attribute) and call.func.attr.endswith("_or_create"):
                    yield site.flag(
                        node=value,
                        advice="It looks for JSON null, and makes an object with SQL NULL: decide which is meant.",
                    )
                    continue
                text = f"{from_models(site, 'JSONNull', call)}()"
                yield site.suggest(site.replace(value, text), node=value)

    def _queried(self, site: Site) -> str | None:
        """The model that the chain of calls starts with."""
        node: ast.AST | None = site.node
        while isinstance(node, ast.Call | ast.Attribute):
            node = node.func if isinstance(node, ast.Call) else node.value
        return site.resolve(node)

    def _constrained(self, site: Site) -> str | None:
        """The model whose ``Meta`` a constraint stands in."""
        owner = site.module.parents.get(site.class_) if site.class_ is not None else None
        return f"{site.module.name}.{owner.name}" if isinstance(owner, ast.ClassDef) else None


def _given(site: Site, call: ast.Call) -> Iterator[tuple[str, ast.expr]]:
    """The lookups that a call is given, by name: as its own, in ``**{…}``, and in the Q() and When() among its arguments."""
    for keyword in call.keywords:
        if keyword.arg is not None:
            yield keyword.arg, keyword.value
        elif isinstance(keyword.value, ast.Dict):
            for key, value in zip(keyword.value.keys, keyword.value.values, strict=True):
                if isinstance(key, ast.Constant) and isinstance(key.value, str):
                    yield key.value, value
    waiting: list[ast.AST] = [*call.args, *(keyword.value for keyword in call.keywords)]
    while waiting:
        node = waiting.pop()
        if isinstance(node, ast.Call) and site.is_name(node.func, *_CONDITIONS):
            yield from _given(site, node)
        elif not (
            isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in _METHODS
        ):
            waiting += ast.iter_child_nodes(node)


def _is_json(site: Site, model: str, path: list[str]) -> bool:
    """Whether a path of fields, from a model through relations, ends at a JSON field."""
    index = site.index
    for ancestor in index.ancestry(model):
        facts = index.class_facts(ancestor)
        made = facts.calls.get(path[0]) if facts is not None else None
        if made is None:
            continue
        if len(path) == 1:
            return index.is_subclass(made.callee, _JSON)
        if not any(index.is_subclass(made.callee, one) for one in _RELATIONS):
            return False
        other = made.texts.get("to") or made.first
        home = ancestor.rpartition(".")[0]
        target = next((one for one in (other, f"{home}.{other}") if index.class_facts(one)), None)
        return target is not None and _is_json(site, target, path[1:])
    return False


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
