"""The default of a ``BinaryField`` (fields.E170)."""

from __future__ import annotations

import ast
import io
import re
import tokenize
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Flags, Keeps
from codemods.rules.rule import Rule
from codemods.rules.shapes.overrides import own_definition
from codemods.rules.shapes.values import assigned_values
from codemods.rules.site import Site
from codemods.rules.triggers import OnCall

_TEXTS = (ast.Constant, ast.JoinedStr, ast.Name, ast.IfExp)
_OWN = (
    "Where objects hold text for this field of your own, give a function that makes it (default=str for an empty one); "
    "where they hold bytes, write bytes."
)


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
                    seal = models.BinaryField(default="a" r'\\d')
                    page = models.BinaryField(default=(
                        "one"  # "two"
                        "two"
                    ))
                """,
            after="""\
                from django.db import models

                class Book(models.Model):
                    scan = models.BinaryField(default=b"")
                    mark = models.BinaryField(u'x', default=b'x')
                    seal = models.BinaryField(default=b"a" br'\\d')
                    page = models.BinaryField(default=(
                        b"one"  # "two"
                        b"two"
                    ))
                """,
        ),
        Flags(
            """\
                from django.db import models

                NONE = ""

                class EncryptedField(models.BinaryField):
                    def get_prep_value(self, value):
                        return encrypted(value.encode())

                class Book(models.Model):
                    scan = models.BinaryField(default="ü")
                    mark = models.BinaryField(default="\\u0041")
                    page = models.BinaryField(default=f"")
                    more = models.BinaryField(default=NONE)
                    note = EncryptedField(default="")
                """,
            lines=(10, 11, 12, 13, 14),
        ),
        Keeps(
            """\
                from django.db import models

                NONE = b""

                class TextField(models.BinaryField):
                    def _check_str_default_value(self):
                        return []

                class Book(models.Model):
                    scan = models.BinaryField(default=b"")
                    page = models.BinaryField(default=NONE)
                    mark = models.BinaryField(default=None)
                    note = TextField(default="")
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
        return any(one.arg == "default" and isinstance(one.value, _TEXTS) for one in call.keywords)

    def visit(self, site: Site) -> Iterator[Answer]:
        keyword = site.keyword(site.node, "default") if isinstance(site.node, ast.Call) else None
        if keyword is None or "migration" in site.roles or not _is_text(site, keyword.value):
            return
        value = keyword.value
        if site.index.class_facts(site.qname) is not None:
            if own_definition(site, site.qname, "_check_str_default_value") is None:
                yield site.flag(node=value, advice=_OWN)
            return
        new = _as_bytes(site.source(value), value.value) if isinstance(value, ast.Constant) else None
        if new is not None:
            yield site.fix(site.replace(value, new), node=value)
        else:
            yield site.flag(node=value)


def _is_text(site: Site, value: ast.expr) -> bool:
    if isinstance(value, ast.IfExp):
        return _is_text(site, value.body) or _is_text(site, value.orelse)
    if isinstance(value, ast.Name):
        values = assigned_values(site, value) or ()
        return (
            bool(values)
            and all(isinstance(one, ast.Constant | ast.JoinedStr) for one in values)
            and any(_is_text(site, one) for one in values)
        )
    return isinstance(value, ast.JoinedStr) or (
        isinstance(value, ast.Constant) and isinstance(value.value, str)
    )


def _as_bytes(source: str, text: object) -> str | None:
    """A literal of text, maybe in pieces, as one of bytes; None where that does not give the same characters."""
    if re.search(r"\\[uUN]", source):
        return None  # no escapes of bytes
    parts, at, whole = list[str](), 0, f"({source})"
    for token in tokenize.generate_tokens(io.StringIO(whole).readline):
        if token.type in (tokenize.STRING, tokenize.COMMENT):
            start = whole.index(token.string, at)
            piece = token.string if token.type == tokenize.COMMENT else f"b{token.string.lstrip('uU')}"
            parts += [whole[at:start], piece]
            at = start + len(token.string)
    new = "".join([*parts, whole[at:]])
    try:
        same = ast.literal_eval(new) == str(text).encode()
    except SyntaxError:
        return None
    return new[1:-1] if same else None
