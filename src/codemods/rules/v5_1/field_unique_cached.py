"""``Field.unique``, which is computed once."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Flags, Keeps
from codemods.rules.rule import Rule
from codemods.rules.site import Site
from codemods.rules.triggers import OnAttribute

_FIELD = "django.db.models.fields.Field"


class FieldUniqueCached(Rule):
    """A field computes ``unique`` once and keeps it: setting ``_unique`` on a field in use, or a copy, changes nothing."""

    change = "5.1/undocumented-field-unique-cached"
    advice = 'Have it computed anew: field.__dict__.pop("unique", None).'
    triggers = (OnAttribute("_unique"),)
    examples = [
        Fixes(
            before="""\
                from django.db import models

                def transform(field):
                    if isinstance(field, models.AutoField):
                        field.__class__ = models.IntegerField
                    if field.primary_key or field.unique:
                        field.primary_key = False
                        field._unique = False
                        field.db_index = True

                def other(field):
                    if isinstance(field, models.AutoField): field._unique = False; field.db_index = True
                """,
            after="""\
                from django.db import models

                def transform(field):
                    if isinstance(field, models.AutoField):
                        field.__class__ = models.IntegerField
                    if field.primary_key or field.unique:
                        field.primary_key = False
                        field._unique = False
                        field.__dict__.pop("unique", None)  # computed once since Django 5.1
                        field.db_index = True

                def other(field):
                    if isinstance(field, models.AutoField): field._unique = False; field.__dict__.pop("unique", None); field.db_index = True
                """,
        ),
        Flags(
            """\
                import copy

                def transform(field):
                    field = copy.copy(field)
                    field._unique = False
                    return field
                """,
            line=5,
        ),
        Keeps("""\
            import django
            from django.db import models

            class Code(models.CharField):
                def __init__(self, **options):
                    super().__init__(**options)
                    self._unique = True

            class Bag:
                def clear(self):
                    self._unique = set()

            def transform(field):
                if isinstance(field, models.AutoField):
                    field._unique = False
                    if django.VERSION >= (5, 1):
                        field.unique = False
                return field._unique
            """),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        node, function = site.node, site.function
        if not isinstance(node, ast.Attribute) or not isinstance(node.ctx, ast.Store) or function is None:
            return
        statement = site.module.parents.get(node)
        owner = node.value
        if not isinstance(statement, ast.Assign) or len(statement.targets) != 1:
            return
        if not isinstance(owner, ast.Name) or function.name == "__init__" or _seen_to(function, owner.id):
            return
        known = self._is_field(site, function, owner)
        if known is False:
            return
        if known is None:
            if "field" in owner.id.lower():
                yield site.flag(node=statement)
            return
        line = f'{owner.id}.__dict__.pop("unique", None)'
        around = site.module.parents.get(statement)
        shared = getattr(around, "lineno", 0) == statement.lineno
        if not shared and ";" not in site.module.lines.line_text(statement.lineno):
            line = f"{line}  # computed once since Django 5.1"
        yield site.fix(site.insert_after(statement, line), node=statement)

    def _is_field(self, site: Site, function: ast.AST, owner: ast.Name) -> bool | None:
        """Whether a name stands for a model field: by inference, or as it is asked for classes of fields; None: unknown."""
        found = site.infer(owner)
        if found is not None:
            return site.index.is_subclass(found.qname, _FIELD)
        if owner.id == "self":
            return False
        for call in ast.walk(function):
            if (
                not isinstance(call, ast.Call)
                or not isinstance(call.func, ast.Name)
                or call.func.id != "isinstance"
            ):
                continue
            if len(call.args) != 2 or getattr(call.args[0], "id", "") != owner.id:
                continue
            classes = call.args[1].elts if isinstance(call.args[1], ast.Tuple) else [call.args[1]]
            names = [site.resolve(one) for one in classes]
            if any(name is not None and site.index.is_subclass(name, _FIELD) for name in names):
                return True
        return None


def _seen_to(function: ast.AST, name: str) -> bool:
    """Whether the function sets ``unique`` itself, or drops what was kept."""
    for part in ast.walk(function):
        if isinstance(part, ast.Attribute) and part.attr == "unique" and isinstance(part.ctx, ast.Store):
            if isinstance(part.value, ast.Name) and part.value.id == name:
                return True
        if isinstance(part, ast.Call) and isinstance(part.func, ast.Attribute) and part.func.attr == "pop":
            first = part.args[0] if part.args else None
            if isinstance(first, ast.Constant) and first.value == "unique":
                return True
    return False
