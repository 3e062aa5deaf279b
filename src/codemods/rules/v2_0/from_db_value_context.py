"""``Field.from_db_value()`` without ``context``."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Flags, Keeps
from codemods.rules.shapes import ChangeMethods
from codemods.rules.site import Site
from codemods.rules.triggers import OnMethod


class FromDbValueContext(ChangeMethods):
    """``Field.from_db_value()`` and ``Expression.convert_value()`` are no longer given a ``context``."""

    change = "2.0/from-db-value-context"
    also = ("2.0/convert-value-context", "3.0/from-db-value-context", "3.0/convert-value-context")
    bases = ("django.db.models.Field", "django.db.models.expressions.BaseExpression")
    shrink = {"from_db_value": ("context",), "convert_value": ("context",)}
    shrink_at = {"from_db_value": 4, "convert_value": 4}
    triggers = (OnMethod("", "from_db_value"),)
    examples = [
        Fixes(
            before="""\
                from django.db import models

                class HandField(models.Field):
                    def from_db_value(self, value, expression, connection, context):
                        return value
                """,
            after="""\
                from django.db import models

                class HandField(models.Field):
                    def from_db_value(self, value, expression, connection):
                        return value
                """,
        ),
        Fixes(
            before="""\
                from django.db import models

                class Hands(object):
                    def from_db_value(self, value, expression, connection, ctx):
                        return value

                class HandField(Hands, models.TextField):
                    pass
                """,
            after="""\
                from django.db import models

                class Hands(object):
                    def from_db_value(self, value, expression, connection):
                        return value

                class HandField(Hands, models.TextField):
                    pass
                """,
        ),
        Flags(
            """\
                from django.db import models

                class HandField(models.TextField):
                    def from_db_value(self, value, expression, connection, context):
                        return context.get(value)
                """,
            line=4,
        ),
        Flags(
            """\
                import functools

                import six
                from django.db import models
                from jsonfield import JSONField

                made = functools.partial(six.with_metaclass, type)

                class HandField(made(models.TextField)):
                    def from_db_value(self, value, expression, connection, context):
                        return value

                class DataField(JSONField):
                    def from_db_value(self, value, expression, connection, context):
                        return value
                """,
            lines=(10, 14),
        ),
        Keeps(
            """\
                from jsonfield import JSONField

                class DataField(JSONField):
                    def from_db_value(self, value, expression, connection, context=None):
                        return value

                class Hands(object):
                    def from_db_value(self, value, expression, connection, context):
                        return value
                """
        ),
        Keeps(
            """\
                from django.db import models

                class AnyField(models.Field):
                    def from_db_value(self, value, *args):
                        return value

                class NewField(models.Field):
                    def from_db_value(self, value, expression, connection):
                        return value

                class Column:
                    def from_db_value(self, value, expression, connection, context):
                        return value
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        class_ = site.class_
        if class_ is not None and not site.descends(class_, *self.bases):
            heirs = site.index.heirs(f"{site.module.name}.{class_.name}")
            if not any(site.index.is_subclass(one, base) for one in heirs for base in self.bases):
                if _takes_context(site.node) and _has_unknown_base(site, class_):
                    yield site.flag(
                        advice="Drop context if this class is a field: nothing else has such a method."
                    )
                return  # no field has it from there
        yield from super().visit(site)


def _takes_context(node: ast.AST) -> bool:
    if not isinstance(node, ast.FunctionDef) or node.name != "from_db_value":
        return False
    return len(node.args.args) - len(node.args.defaults) == 5  # self, value, expression, connection, context


def _has_unknown_base(site: Site, class_: ast.ClassDef) -> bool:
    """Whether a class descends from one that is neither Django's nor the repository's."""
    for base in class_.bases:
        found = site.resolve(base, certain=False)
        for ancestor in site.index.ancestry(found) if found is not None else ():
            facts = site.index.class_facts(ancestor)
            if facts is not None and None not in facts.bases:
                continue
            if not ancestor.startswith("django.") and ancestor != "object":
                return True
        if found is None and getattr(base, "id", "") != "object":
            return True
    return False
