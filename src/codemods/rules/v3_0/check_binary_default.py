"""The default of a ``BinaryField`` (fields.E170)."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Flags, Keeps
from codemods.rules.rule import Rule
from codemods.rules.site import Site
from codemods.rules.triggers import OnCall


class CheckBinaryDefault(Rule):
    """The default of a ``BinaryField`` has to be bytes, not text."""

    change = "3.0/check-fields-e170"
    advice = "Write bytes; makemigrations writes a migration that changes nothing in the database."
    triggers = (OnCall("django.db.models.BinaryField", subclasses=True),)
    examples = [
        Fixes(
            before="""\
                from django.db import models

                class Book(models.Model):
                    scan = models.BinaryField(default="")
                    mark = models.BinaryField(u'x', default=u'x')
                """,
            after="""\
                from django.db import models

                class Book(models.Model):
                    scan = models.BinaryField(default=b"")
                    mark = models.BinaryField(u'x', default=b'x')
                """,
        ),
        Flags(
            """\
                from django.db import models

                class Book(models.Model):
                    scan = models.BinaryField(default="ü")
                """,
            line=4,
        ),
        Keeps(
            """\
                from django.db import models

                class Book(models.Model):
                    scan = models.BinaryField(default=b"")
                    name = models.CharField(max_length=9, default="")
                """
        ),
        Keeps(
            path="shop/migrations/0001_initial.py",
            source="""\
                from django.db import migrations, models

                class Migration(migrations.Migration):
                    operations = [migrations.AddField("book", "scan", models.BinaryField(default=""))]
                """,
        ),
    ]

    def glance(self, call: ast.Call) -> bool:
        return any(one.arg == "default" and _text(one.value) is not None for one in call.keywords)

    def visit(self, site: Site) -> Iterator[Answer]:
        keyword = site.keyword(site.node, "default") if isinstance(site.node, ast.Call) else None
        if keyword is None or "migration" in site.roles:
            return
        source, text = site.source(keyword.value), _text(keyword.value)
        plain = source.lstrip("uU")
        if text is not None and text.isascii() and "\\" not in plain and plain[:1] in "\"'":
            yield site.fix(site.replace(keyword.value, f"b{plain}"), node=keyword.value)
        else:
            yield site.flag(node=keyword.value)


def _text(node: ast.expr) -> str | None:
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else None
