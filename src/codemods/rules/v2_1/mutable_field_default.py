"""Defaults that all rows would share (postgres.E003, fields.E010)."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer, CannotRewrite
from codemods.rules.examples import Fixes, Flags, Keeps
from codemods.rules.rule import Rule
from codemods.rules.shapes.builtin_names import means_builtin
from codemods.rules.shapes.overrides import foreign_bases, own_definition
from codemods.rules.shapes.values import assigned_values
from codemods.rules.site import Site
from codemods.rules.triggers import OnCall

_FIELDS = ("ArrayField", "HStoreField", "JSONField")
_BUILTINS = ("dict", "list", "set", "tuple")
_VALUES = (
    *(ast.Constant, ast.JoinedStr, ast.List, ast.Tuple, ast.Set, ast.Dict),
    *(ast.ListComp, ast.SetComp, ast.DictComp, ast.BinOp, ast.UnaryOp),
)


class MutableFieldDefault(Rule):
    """A value as the default of the field is shared by all objects, which a check warns of: it is to be made anew."""

    change = "2.1/check-postgres-e003"
    advice = "Give a function that makes it; makemigrations writes a migration that changes nothing in the database."
    triggers = (
        *(OnCall(f"django.contrib.postgres.fields.{name}", subclasses=True) for name in _FIELDS),
        OnCall("django.db.models.JSONField", subclasses=True),
    )
    examples = [
        Fixes(
            before="""\
                from django.contrib.postgres.fields import ArrayField, HStoreField
                from django.db import models

                class Book(models.Model):
                    tags = ArrayField(models.CharField(max_length=9), default=[])
                    more = HStoreField(default=dict())
                    data = models.JSONField(default={})
                    marks = ArrayField(ArrayField(models.CharField(max_length=9), default=[]), default=tuple())

                    @property
                    def dict(self):
                        return {}
                """,
            after="""\
                from django.contrib.postgres.fields import ArrayField, HStoreField
                from django.db import models

                class Book(models.Model):
                    tags = ArrayField(models.CharField(max_length=9), default=list)
                    more = HStoreField(default=dict)
                    data = models.JSONField(default=dict)
                    marks = ArrayField(ArrayField(models.CharField(max_length=9), default=list), default=tuple)

                    @property
                    def dict(self):
                        return {}
                """,
        ),
        Flags(
            """\
                from django.db import models

                NONE = []

                class Given(models.JSONField):
                    def __init__(self, default=None, **options):
                        super().__init__(default=lambda: list(default), **options)

                class Book(models.Model):
                    list = models.CharField(max_length=9)
                    tags = models.JSONField(default=[])
                    data = models.JSONField(default={"a": 1})
                    note = models.JSONField(default="{}")
                    more = models.JSONField(default=NONE)
                    rest = models.JSONField(default={} if NONE else [one for one in NONE])
                    kept = models.JSONField(default={  # nothing yet
                    })
                    mine = Given(default=[])
                """,
            lines=(11, 12, 13, 14, 15, 16, 18),
        ),
        Keeps(
            """\
                from functools import partial

                from django import forms
                from django.db import models

                def tags():
                    return ["a"]

                class Lenient(models.JSONField):
                    def _check_default(self):
                        return []

                class Book(models.Model):
                    data = models.JSONField(default=dict)
                    tags = models.JSONField(default=tags)
                    note = models.JSONField(null=True, default=None)
                    some = models.JSONField(default=partial(dict, a=1))
                    more = models.JSONField(default=lambda: [])
                    rest = Lenient(default=[])
                    other = forms.JSONField(initial={})
                """
        ),
        Keeps(
            path="shop/migrations/0001_initial.py",
            source="""\
                from django.db import migrations, models

                class Migration(migrations.Migration):
                    operations = [migrations.AddField("book", "data", models.JSONField(default={}))]
                """,
        ),
    ]

    def glance(self, call: ast.Call) -> bool:
        return any(one.arg == "default" and not _is_none(one.value) for one in call.keywords)

    def visit(self, site: Site) -> Iterator[Answer]:
        keyword = site.keyword(site.node, "default") if isinstance(site.node, ast.Call) else None
        if keyword is None or "migration" in site.roles or own_definition(site, site.qname, "_check_default"):
            return
        value = keyword.value
        made = _made(value)
        if not made:
            if _is_value(site, value):
                yield site.flag(node=value)
        elif own_definition(site, site.qname, "__init__") or foreign_bases(site, site.qname):
            yield site.flag(node=value)
        elif means_builtin(site, made, value):
            if "#" in site.source(value):
                raise CannotRewrite("a comment stands inside of it")
            yield site.fix(site.replace(value, made), node=value)
        elif not isinstance(value, ast.Call):
            yield site.flag(node=value)


def _is_none(value: ast.expr) -> bool:
    return isinstance(value, ast.Constant) and value.value is None


def _made(value: ast.expr) -> str:
    """The type whose empty value a default is; "" for any other."""
    if isinstance(value, ast.List | ast.Tuple):
        return "" if value.elts else "list" if isinstance(value, ast.List) else "tuple"
    if isinstance(value, ast.Dict):
        return "" if value.keys else "dict"
    if isinstance(value, ast.Call) and isinstance(value.func, ast.Name) and value.func.id in _BUILTINS:
        return "" if value.args or value.keywords else value.func.id
    return ""


def _is_value(site: Site, value: ast.expr) -> bool:
    """Whether a default is sure to be neither a function nor None."""
    if isinstance(value, ast.IfExp):
        return _is_value(site, value.body) and _is_value(site, value.orelse)
    if isinstance(value, ast.Call):
        return (
            isinstance(value.func, ast.Name)
            and value.func.id in _BUILTINS
            and means_builtin(site, value.func.id, value)
        )
    if isinstance(value, ast.Name):
        values = assigned_values(site, value) or ()
        return (
            bool(values)
            and not any(isinstance(one, ast.Name) for one in values)
            and all(_is_value(site, one) for one in values)
        )
    return isinstance(value, _VALUES) and not _is_none(value)
