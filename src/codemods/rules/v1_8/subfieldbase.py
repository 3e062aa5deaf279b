"""``SubfieldBase``."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.findings import Edit
from codemods.releases import Release
from codemods.rewrite.answer import Answer, CannotRewrite
from codemods.rewrite.statements import reindent
from codemods.rules.examples import Flags, Keeps, Suggests
from codemods.rules.rule import Rule
from codemods.rules.site import Site
from codemods.rules.triggers import OnName
from codemods.source.names import last_name

_NAMES = ("django.db.models.fields.subclassing.SubfieldBase", "django.db.models.SubfieldBase")


class Subfieldbase(Rule):
    """``SubfieldBase`` is gone; a field converts what the database gives in ``from_db_value()``."""

    change = "1.8/subfieldbase"
    also = ("1.10/subfieldbase",)
    triggers = (OnName(_NAMES[0]),)
    available = "1.8"
    advice = "A value that is assigned is no longer converted: that happens when it is read from the database, or cleaned."
    examples = [
        Suggests(
            before="""\
                from django.db import models
                from django.utils import six

                class HandField(six.with_metaclass(models.SubfieldBase, models.Field)):
                    def to_python(self, value):
                        return value

                class NewField(models.Field, metaclass=models.SubfieldBase):
                    def to_python(self, value):
                        return value

                class OldField(models.Field):
                    __metaclass__ = models.SubfieldBase

                    def to_python(self, value):
                        return value
                """,
            after="""\
                from django.db import models

                class HandField(models.Field):
                    def from_db_value(self, value, expression, connection, context):
                        return self.to_python(value)

                    def to_python(self, value):
                        return value

                class NewField(models.Field):
                    def from_db_value(self, value, expression, connection, context):
                        return self.to_python(value)

                    def to_python(self, value):
                        return value

                class OldField(models.Field):
                    def from_db_value(self, value, expression, connection, context):
                        return self.to_python(value)

                    def to_python(self, value):
                        return value
                """,
        ),
        Flags(
            """\
                from django.db.models import SubfieldBase

                class Meta(SubfieldBase):
                    pass
                """,
            line=3,
        ),
        Keeps(
            """\
                import functools

                import django
                import six

                if django.VERSION >= (1, 8):
                    meta = type
                else:
                    from django.db.models import SubfieldBase
                    meta = SubfieldBase
                with_meta = functools.partial(six.with_metaclass, meta)
                """
        ),
        Keeps(
            """\
                from django.db import models
                from shop.fields import SubfieldBase

                class HandField(models.Field, metaclass=SubfieldBase):
                    pass
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        if site.kind != "use":
            return
        owner = site.class_ if not isinstance(site.node, ast.ClassDef) else None
        header = next(
            (one for one in site.module.ancestors(site.node) if isinstance(one, ast.ClassDef)), None
        )
        if header is None:
            if site.certain:  # a name that stands for it in old releases alone is a shim
                yield site.flag()
            return
        if not self.replaceable:
            if self.gone:
                yield site.flag()
            return
        edits = self._metaclass(site, header)
        methods = {one.name: one for one in header.body if isinstance(one, ast.FunctionDef)}
        if "from_db_value" not in methods:
            context = "" if site.range.supports >= Release(2, 0) else ", context"
            code = (
                f"def from_db_value(self, value, expression, connection{context}):\n"
                "    return self.to_python(value)\n"
            )
            newline = site.module.source.newline
            indent = site.module.indent_of(header.body[0])
            method = methods.get("to_python") or next(iter(methods.values()), None)
            if method is None or owner is None:
                raise CannotRewrite("the class has no method to stand beside")
            statement = site.statement
            if statement in header.body:
                edits = [site.replace(statement, reindent(code, indent, newline).removeprefix(indent))]
            else:
                at = site.module.lines.line_start(site.module.lines.position(site.module.span(method)[0])[0])
                text = reindent(code, indent, newline) + newline * 2
                edits.append(Edit(at, at, text))
        yield site.suggest(edits)

    def _metaclass(self, site: Site, header: ast.ClassDef) -> list[Edit]:
        """Edits that take the metaclass out of a class."""
        for keyword in header.keywords:
            if keyword.arg == "metaclass" and keyword.value is site.node:
                start = site.module.span(header.bases[-1])[1] if header.bases else None
                if start is None:
                    raise CannotRewrite("the class has no base")
                return [Edit(start, site.module.span(keyword.value)[1], "")]
        for base in header.bases:
            if isinstance(base, ast.Call) and site.node in base.args and base.args[0] is site.node:
                last = last_name(base.func)
                if last == "with_metaclass":
                    rest = ", ".join(site.source(one) for one in base.args[1:])
                    return [site.replace(base, rest or "object")]
        statement = site.statement
        if isinstance(statement, ast.Assign) and statement.value is site.node and statement in header.body:
            return list(site.remove(statement))
        raise CannotRewrite("it is used as more than a metaclass")
