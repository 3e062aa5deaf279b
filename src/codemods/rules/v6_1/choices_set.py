"""Choices of model fields given as a set (``fields.E004``)."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Flags, Keeps
from codemods.rules.rule import Rule
from codemods.rules.site import Site
from codemods.rules.triggers import OnCall


class ChoicesSet(Rule):
    """The ``choices`` of a model field may not be a set, which has no order (``fields.E004``)."""

    change = "6.1/check-fields-e004"
    advice = "Write a list, in the order in which the choices are to be shown."
    triggers = (OnCall("django.db.models.Field", subclasses=True),)
    examples = [
        Fixes(
            before="""\
                from django.db import models

                class Book(models.Model):
                    size = models.CharField(max_length=1, choices={("a", "A"), ("b", "B")})
                """,
            after="""\
                from django.db import models

                class Book(models.Model):
                    size = models.CharField(max_length=1, choices=[("a", "A"), ("b", "B")])
                """,
        ),
        Flags(
            """\
                from django.db import models

                SIZES = {("a", "A")}
                field = models.CharField(max_length=1, choices=SIZES)
                other = models.CharField(max_length=1, choices=frozenset(sizes))
                """,
            lines=(4, 5),
        ),
        Keeps(
            """\
                from django import forms
                from django.db import models

                one = models.CharField(choices={"a": "A"})
                two = models.CharField(choices=[("a", "A")])
                three = forms.ChoiceField(choices={("a", "A")})
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        keyword = site.keyword(site.call, "choices") if site.call is not None else None
        if keyword is None:
            return
        value = keyword.value
        if isinstance(value, ast.Set):
            text = site.source(value)
            yield site.fix(site.replace(value, f"[{text[1:-1]}]"), node=value)
            return
        if isinstance(value, ast.Name) and isinstance(site.value_of(value.id), ast.Set):
            if site.module.scope_at(value).owner(value.id) is site.module.walk.root:
                yield site.flag(node=value)
        elif isinstance(value, ast.Call) and isinstance(value.func, ast.Name):
            if (
                value.func.id in ("set", "frozenset")
                and site.module.scope_at(value).owner(value.func.id) is None
            ):
                yield site.flag(node=value)
