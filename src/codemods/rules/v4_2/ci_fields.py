"""``CICharField`` and its kin."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Flags, Keeps, Suggests
from codemods.rules.rule import Rule
from codemods.rules.shapes.model_imports import from_models
from codemods.rules.site import Site
from codemods.rules.triggers import OnName

_OLD = "django.contrib.postgres.fields"
_NEW = {"CICharField": "CharField", "CIEmailField": "EmailField", "CITextField": "TextField"}


class CiFields(Rule):
    """The fields of PostgreSQL's ``citext`` make way for fields with a case-insensitive collation."""

    change = "4.2/cicharfield"
    also = ("4.2/ciemailfield", "4.2/citextfield", "5.1/postgres-ci-fields")
    available = "4.2"
    advice = (
        'A migration must make the collation before the fields are altered: CreateCollation("case_insensitive", '
        'provider="icu", locale="und-u-ks-level2", deterministic=False). Such a collation knows no LIKE: look at '
        "lookups such as contains and startswith."
    )
    triggers = tuple(OnName(f"{_OLD}.{name}") for name in _NEW)
    examples = [
        Suggests(
            path="shop/models.py",
            before="""\
                from django.contrib.postgres.fields import ArrayField, CICharField, CIEmailField
                from django.db import models

                class Shop(models.Model):
                    name = CICharField(max_length=10)
                    mails = ArrayField(CIEmailField())
                """,
            after="""\
                from django.contrib.postgres.fields import ArrayField
                from django.db import models

                class Shop(models.Model):
                    name = models.CharField(max_length=10, db_collation="case_insensitive")
                    mails = ArrayField(models.EmailField(db_collation="case_insensitive"))
                """,
        ),
        Flags(
            """\
                from django.contrib.postgres import fields

                class Name(fields.CITextField):
                    pass
                """,
            line=3,
        ),
        Keeps(
            """\
                from django.contrib.postgres import fields

                TEXTS = {fields.CITextField, fields.CICharField}

                def all_fields():
                    return [fields.CITextField(), fields.CICharField(max_length=9)]

                WIDGETS = {fields.CITextField: "text"}

                def is_text(field):
                    return isinstance(field, fields.CITextField)
                """
        ),
        Keeps(
            """\
                import django.contrib.postgres.fields.citext
                from django.db import migrations

                class Migration(migrations.Migration):
                    operations = [migrations.AddField("a", "b", django.contrib.postgres.fields.citext.CITextField())]
                """,
            path="shop/migrations/0001_initial.py",
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        if not site.direct or "migration" in site.roles or site.kind != "use":
            return
        node, call, binding = site.node, site.call, site.binding
        if isinstance(node, ast.Attribute) and binding is not None and binding.target == site.qname:
            return
        if self._mentioned(site, node if call is None else call):
            return  # the class itself is still there, for old migrations
        name = site.qname.rpartition(".")[2]
        message = (
            f"{name} was removed in Django 5.1" if self.gone else f"{name} is deprecated since Django 4.2"
        )
        if call is None or not self.replaceable or site.keyword(call, "db_collation") is not None:
            yield site.flag(message=message)
            return
        editor = site.edit_call(call).callee(from_models(site, _NEW[name], node))
        yield site.suggest(
            editor.add("db_collation", '"case_insensitive"').edit(), node=node, message=message
        )

    def _mentioned(self, site: Site, node: ast.AST) -> bool:
        """Whether no model gets the field: a member of a collection, or what ``isinstance()`` is given."""
        parent = site.module.parents.get(node)
        if isinstance(parent, ast.Tuple | ast.List | ast.Set | ast.Dict):
            return True
        return (
            isinstance(parent, ast.Call)
            and isinstance(parent.func, ast.Name)
            and parent.func.id in ("isinstance", "issubclass")
        )
