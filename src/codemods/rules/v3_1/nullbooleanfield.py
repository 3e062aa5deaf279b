"""The model field ``NullBooleanField``."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer, CannotRewrite
from codemods.rules.examples import Fixes, Flags, Keeps
from codemods.rules.rule import Rule
from codemods.rules.shapes.model_imports import from_models
from codemods.rules.site import Site
from codemods.rules.triggers import OnModule, OnName, Trigger

_FIELD = "django.db.models.NullBooleanField"
_BY_CLASS = "Such fields are BooleanFields now, and found no more by their class: ask for BooleanField, and for null of the field."


class NullBooleanField(Rule):
    """The model field ``NullBooleanField`` is ``BooleanField(null=True, blank=True)``; migrations keep the old name."""

    change = "3.1/nullbooleanfield-model"
    also = ("4.0/nullbooleanfield",)
    available = "2.1"
    advice = (
        "Use BooleanField with null=True and blank=True, and make a migration: makemigrations writes an AlterField, which "
        "changes no column (SQLite copies the table)."
    )
    examples = [
        Fixes(
            before="""\
                from django.db import models

                class Poll(models.Model):
                    answer = models.NullBooleanField("the answer", default=None)
                    sure = models.NullBooleanField()
                    other = models.NullBooleanField(
                        null=False,
                        help_text="May be empty.",
                    )
                """,
            after="""\
                from django.db import models

                class Poll(models.Model):
                    answer = models.BooleanField("the answer", default=None, null=True, blank=True)
                    sure = models.BooleanField(null=True, blank=True)
                    other = models.BooleanField(
                        null=True,
                        help_text="May be empty.",
                        blank=True,
                    )
                """,
        ),
        Fixes(
            before="""\
                from django.db.models import Model, NullBooleanField

                class Poll(Model):
                    answer = NullBooleanField()
                """,
            after="""\
                from django.db.models import BooleanField, Model

                class Poll(Model):
                    answer = BooleanField(null=True, blank=True)
                """,
        ),
        Flags(
            """\
                from django.db import models

                class AnswerField(models.NullBooleanField):
                    pass

                answer = models.NullBooleanField(**options)
                print(isinstance(answer, models.NullBooleanField))
                """,
            lines=(3, 6, 7),
        ),
        Keeps(
            path="shop/migrations/0001_initial.py",
            source="""\
                from django.db import migrations, models

                class Migration(migrations.Migration):
                    operations = [migrations.AddField("poll", "answer", models.NullBooleanField())]
                """,
        ),
        Flags(
            """\
                from django.db import models
                from django.db.models import CharField, NullBooleanField

                class ShopAdmin(ModelAdmin):
                    formfield_overrides = {models.NullBooleanField: {"widget": Three}}

                def widget(field):
                    if type(field) is NullBooleanField or field.__class__ in (CharField, NullBooleanField):
                        return WIDGETS[NullBooleanField]
                    if field.get_internal_type() == "NullBooleanField":
                        return make(NullBooleanField)
                """,
            lines=(5, 8, 9, 10, 11),
        ),
        Keeps(
            """\
                from django.db.models import BooleanField, NullBooleanField

                def widget(field):
                    if isinstance(field, (BooleanField, NullBooleanField)):
                        return 1
                    if field.get_internal_type() in ["BooleanField", "NullBooleanField"]:
                        return NullBooleanField.description, type(field.formfield()).__name__ == "NullBooleanField"
                    return {BooleanField: "boolean", NullBooleanField: "boolean"}[type(field)]
                """
        ),
        Keeps(
            """\
                from django import forms
                from django.db import models

                answer, other = forms.NullBooleanField(), models.BooleanField(null=True)
                """
        ),
    ]

    @classmethod
    def subscriptions(cls) -> Iterator[Trigger]:
        yield OnName(_FIELD)
        yield OnModule(("NullBooleanField",))

    def visit(self, site: Site) -> Iterator[Answer]:
        if isinstance(site.node, ast.Module):
            for text in site.module.texts("NullBooleanField"):
                if text.value == "NullBooleanField" and _is_internal_type(site, text):
                    yield site.flag(node=text, advice=_BY_CLASS)
            return
        if site.kind != "use" or "migration" in site.roles:
            return
        if not self.replaceable:
            if self.gone:
                yield site.flag()
            return
        node, call, parent = site.node, site.call, site.parent
        if call is None:
            if isinstance(parent, ast.ClassDef):
                yield site.flag()
            elif _tells(site, node):
                yield site.flag(advice=_BY_CLASS)
            return  # the class itself stays, for old migrations
        if site.has_stars(call):
            yield site.flag(node=call)
            return
        try:
            editor = site.edit_call(call)
        except CannotRewrite:
            yield site.flag(node=call)
            return
        if isinstance(node, ast.Attribute):
            editor.callee(f"{site.source(node.value)}.BooleanField")
        else:
            editor.callee(from_models(site, "BooleanField", node))
        for name in ("null", "blank"):
            if editor.has(name):
                editor.value(name, "True")
            else:
                editor.add(name, "True")
        yield site.fix(editor.edit(), node=call)


def _tells(site: Site, node: ast.AST) -> bool:
    """Whether fields are told apart by the class there, or made with it, where ``BooleanField`` is not meant as well."""
    parent = site.module.parents.get(node)
    match parent:
        case ast.Call() | ast.keyword() | ast.Compare():
            return True
        case ast.Dict():
            if node not in parent.keys:
                return False
            value = ast.dump(parent.values[parent.keys.index(node)])
            pairs = zip(parent.keys, parent.values, strict=True)
            return not any(_is_boolean(site, key) and ast.dump(one) == value for key, one in pairs)
        case ast.Subscript():
            return node is parent.slice
        case ast.Tuple() | ast.List() | ast.Set():
            return not any(_is_boolean(site, one) for one in parent.elts)
    return False


def _is_internal_type(site: Site, text: ast.Constant) -> bool:
    """Whether the internal type of a field is compared with the name, and not with that of ``BooleanField``."""
    names: list[ast.expr] = [text]
    compared = site.module.parents.get(text)
    if isinstance(compared, ast.Tuple | ast.List | ast.Set):
        names, compared = compared.elts, site.module.parents.get(compared)
    if not isinstance(compared, ast.Compare) or any(
        getattr(one, "value", "") == "BooleanField" for one in names
    ):
        return False
    return any("internal_type" in site.source(one) for one in [compared.left, *compared.comparators])


def _is_boolean(site: Site, node: ast.expr | None) -> bool:
    return site.is_name(node, "django.db.models.BooleanField")
