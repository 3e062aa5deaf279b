"""The model field ``NullBooleanField``."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer, CannotRewrite
from codemods.rules.examples import Fixes, Flags, Keeps
from codemods.rules.rule import Rule
from codemods.rules.shapes.model_imports import from_models
from codemods.rules.site import Site
from codemods.rules.triggers import OnName, Trigger

_FIELD = "django.db.models.NullBooleanField"


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

    def visit(self, site: Site) -> Iterator[Answer]:
        if site.kind != "use" or "migration" in site.roles:
            return
        if not self.replaceable:
            if self.gone:
                yield site.flag()
            return
        node, call, parent = site.node, site.call, site.parent
        if call is None:
            base = isinstance(parent, ast.ClassDef) and node in parent.bases
            tested = isinstance(parent, ast.Call) and getattr(parent.func, "id", "") in (
                "isinstance",
                "issubclass",
            )
            if base or tested:
                yield site.flag()
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
