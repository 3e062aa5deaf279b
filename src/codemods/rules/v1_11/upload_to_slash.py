"""``upload_to`` that begins with a slash."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Keeps, Suggests
from codemods.rules.rule import Rule
from codemods.rules.site import Site
from codemods.rules.triggers import OnCall


class UploadToSlash(Rule):
    """``upload_to`` of a file field must be relative: a slash at its beginning is an error (fields.E202)."""

    change = "1.11/check-fields-e202"
    triggers = (OnCall("django.db.models.FileField", subclasses=True),)
    available = "1.8"
    advice = "Drop it where the storage is that of the file system; the paths of files that are stored may have it."
    examples = [
        Suggests(
            before="""\
                from django.db import models

                class Book(models.Model):
                    text = models.FileField(upload_to='/texts')
                """,
            after="""\
                from django.db import models

                class Book(models.Model):
                    text = models.FileField(upload_to='texts')
                """,
        ),
        Keeps(
            """\
                from django import forms
                from django.db import models

                class Book(models.Model):
                    cover = models.ImageField(upload_to="covers/")
                    text = models.FileField(upload_to=place)

                field = forms.FileField(label="/covers/")
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        call = site.node
        given = site.keyword(call, "upload_to") if isinstance(call, ast.Call) else None
        value = given.value if given is not None else None
        if not isinstance(value, ast.Constant) or not isinstance(value.value, str):
            return
        relative = value.value.lstrip("/")
        if relative and relative != value.value:
            yield site.suggest(site.replace_in_string(value, value.value, relative), node=value)
