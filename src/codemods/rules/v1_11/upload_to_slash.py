"""``upload_to`` that begins with a slash."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Flags, Keeps, Suggests
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
                    page = models.FileField("page", "page", "/pages")
                """,
            after="""\
                from django.db import models

                class Book(models.Model):
                    text = models.FileField(upload_to='texts')
                    page = models.FileField("page", "page", "pages")
                """,
        ),
        Flags(
            """\
                from django.db import models

                class Book(models.Model):
                    text = models.FileField(upload_to="/")
                    page = models.FileField(upload_to="/%s" % PAGES)
                    mark = models.FileField(upload_to=f"/{PAGES}")
                """,
            lines=(4, 5, 6),
        ),
        Keeps(
            path="shop/migrations/0001_initial.py",
            source="""\
                from django.db import migrations, models

                class Migration(migrations.Migration):
                    operations = [migrations.AddField("book", "text", models.FileField(upload_to="/texts"))]
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
        if not isinstance(call, ast.Call) or "migration" in site.roles:
            return
        plain = site.qname.endswith(".FileField") and site.qname.startswith("django.")
        value = site.argument(call, "upload_to", 2 if plain else None)
        text = _begins(value)
        if not text.startswith("/"):
            return
        whole = value.value if isinstance(value, ast.Constant) else None
        if isinstance(whole, str) and value is not None and whole.strip("/"):
            yield site.suggest(site.replace_in_string(value, whole, whole.lstrip("/")), node=value)
        else:
            yield site.flag(node=value)


def _begins(value: ast.expr | None) -> str:
    """What a text begins with, as far as it is known."""
    if isinstance(value, ast.JoinedStr):
        return _begins(value.values[0]) if value.values else ""
    if isinstance(value, ast.BinOp) and isinstance(value.op, ast.Add | ast.Mod):
        return _begins(value.left)
    return value.value if isinstance(value, ast.Constant) and isinstance(value.value, str) else ""
