"""The first argument of ``ManyToManyRel``."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Flags, Keeps
from codemods.rules.rule import Rule
from codemods.rules.site import Site
from codemods.rules.triggers import OnCall


class ManytomanyrelFieldArgument(Rule):
    """``ManyToManyRel`` takes the field first."""

    change = "1.8/manytomanyrel-field-argument"
    triggers = (OnCall("django.db.models.fields.related.ManyToManyRel"),)
    advice = "Give it the field as first argument."
    examples = [
        Fixes(
            before="""\
                from django.db import models
                from django.db.models.fields.related import ManyToManyRel

                class TagsField(models.ManyToManyField):
                    def __init__(self, to, **kwargs):
                        kwargs["rel"] = ManyToManyRel(to, related_name="+")
                """,
            after="""\
                from django.db import models
                from django.db.models.fields.related import ManyToManyRel

                class TagsField(models.ManyToManyField):
                    def __init__(self, to, **kwargs):
                        kwargs["rel"] = ManyToManyRel(self, to, related_name="+")
                """,
        ),
        Flags(
            """\
                from django.db.models.fields.related import ManyToManyRel

                rel = ManyToManyRel("shop.Tag")
                """,
            line=3,
        ),
        Keeps(
            """\
                from django.db.models.fields.related import ManyToManyRel

                class TagsField:
                    def __init__(self, to):
                        self.rel = ManyToManyRel(self, to), ManyToManyRel(field=self, to=to)
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        call = site.node
        if not isinstance(call, ast.Call) or site.has_stars(call) or site.keyword(call, "field") is not None:
            return
        if len(call.args) > 1 or (call.args and site.keyword(call, "to") is not None):
            return
        function = site.function
        owner = site.class_
        inside = function is not None and owner is not None and function in owner.body
        if inside and function is not None and function.args.args and function.args.args[0].arg == "self":
            yield site.fix(site.edit_call(call).add(None, "self", at=0).edit())
        else:
            yield site.flag()
