"""``django.contrib.postgres.fields.JSONField``."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.findings import Edit
from codemods.index.facts import ClassFacts
from codemods.releases import Release
from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Flags, Keeps, Suggests
from codemods.rules.shapes import RenameSymbols
from codemods.rules.shapes.handed_back import gives_back_super
from codemods.rules.shapes.model_imports import from_models
from codemods.rules.site import Site
from codemods.source.bases import base_expressions
from codemods.source.scopes import BindingKind

_CODING = ("get_prep_value", "get_db_prep_value", "from_db_value")


class PostgresJsonfield(RenameSymbols):
    """The model field ``JSONField`` is no longer PostgreSQL's own; the column stays what it is.

    Old migrations may keep the old name, as a stub stays for them; renamed there too, no new migration is needed.
    """

    change = "3.1/postgres-jsonfield-model"
    also = ("3.1/postgres-jsonfield-migrations", "4.0/postgres-jsonfield")
    advice = (
        "The column stays jsonb. makemigrations writes an AlterField for a model whose migrations have the old name, which "
        "changes nothing in the database."
    )
    renames = {
        "django.contrib.postgres.fields.JSONField": "django.db.models.JSONField",
        "django.contrib.postgres.fields.jsonb.JSONField": "django.db.models.JSONField",
    }
    examples = [
        Fixes(
            before="""\
                from django.contrib.postgres.fields import ArrayField, JSONField
                from django.db import models

                class Order(models.Model):
                    data = JSONField(default=dict)
                    tags = ArrayField(models.TextField())
                """,
            after="""\
                from django.contrib.postgres.fields import ArrayField
                from django.db import models
                from django.db.models import JSONField

                class Order(models.Model):
                    data = JSONField(default=dict)
                    tags = ArrayField(models.TextField())
                """,
        ),
        Fixes(
            before="""\
                from django.contrib.postgres import fields
                from django.db import models

                class Order(models.Model):
                    data = fields.JSONField(default=dict)
                """,
            after="""\
                from django.db import models

                class Order(models.Model):
                    data = models.JSONField(default=dict)
                """,
        ),
        Suggests(
            path="shop/migrations/0001_initial.py",
            before="""\
                import django.contrib.postgres.fields.jsonb
                from django.db import migrations, models

                class Migration(migrations.Migration):
                    operations = [
                        migrations.AddField("order", "data", django.contrib.postgres.fields.jsonb.JSONField()),
                    ]
                """,
            after="""\
                from django.db import migrations, models

                class Migration(migrations.Migration):
                    operations = [
                        migrations.AddField("order", "data", models.JSONField()),
                    ]
                """,
        ),
        Fixes(
            before="""\
                if POSTGRESQL:
                    from django.contrib.postgres.fields import JSONField
                else:
                    from jsonfield import JSONField
                """,
            after="""\
                if POSTGRESQL:
                    from django.db.models import JSONField
                else:
                    from jsonfield import JSONField
                """,
        ),
        Suggests(
            before="""\
                try:
                    from django.contrib.postgres.fields import JSONField
                except ImportError:
                    from jsonfield import JSONField
                """,
            after="""\
                try:
                    from django.db.models import JSONField
                except ImportError:
                    from jsonfield import JSONField
                """,
        ),
        Flags(
            """\
                import json

                from django.contrib.postgres.fields import JSONField

                class Labels(JSONField):
                    def get_prep_value(self, value):
                        return json.dumps(value)
                """,
            target="4.2",
            line=3,
        ),
        Flags(
            """\
                from django.db import models

                if POSTGRESQL:
                    from django.contrib.postgres.fields import JSONField as Base
                else:
                    Base = models.TextField

                class Labels(Base):
                    def get_prep_value(self, value):
                        return dumps(value)
                """,
            target="4.2",
            line=4,
        ),
        Flags(
            """\
                from django.contrib.postgres import fields

                class Labels(fields.JSONField):
                    def from_db_value(self, value, expression, connection):
                        return Label(**value)
                """,
            line=3,
        ),
        Flags(
            """\
                from django.contrib.postgres.fields import JSONField
                """,
            path="shop/compat.py",
            files={
                "shop/__init__.py": "",
                "shop/fields.py": "from shop.compat import JSONField\n\n\nclass Labels(JSONField):\n"
                "    def get_prep_value(self, value):\n        return dumps(value)\n",
            },
            line=1,
        ),
        Fixes(
            target="4.2",
            before="""\
                from django.contrib.postgres.fields import JSONField

                class Labels(JSONField):
                    def get_prep_value(self, value):
                        return super().get_prep_value(sorted(value))
                """,
            after="""\
                from django.db.models import JSONField

                class Labels(JSONField):
                    def get_prep_value(self, value):
                        return super().get_prep_value(sorted(value))
                """,
        ),
        Keeps(
            """\
                from django.db import models
                from jsonfield import JSONField

                class Order(models.Model):
                    data, other = models.JSONField(), JSONField()
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        method = self._coded_otherwise(site)
        if method:
            yield site.flag(
                message=f"{method}() is written for the JSONField of PostgreSQL's own, which encodes and decodes elsewhere "
                "than the new one",
                advice="models.JSONField hands text to from_db_value(), and encodes what get_prep_value() returns since "
                "Django 4.2; see that a value is encoded once and decoded once, then import the new field.",
            )
        else:
            yield from super().visit(site)

    def _coded_otherwise(self, site: Site) -> str:
        """The method of a subclass, of all that take the field from here, that encodes or decodes by itself."""
        current = site.range.current
        if not site.direct or (current is not None and current >= Release(3, 1)):
            return ""  # what the name stood for today is the new field
        for name, facts in self._subclasses(site).items():
            own = {class_.name: class_ for class_, _, _ in site.module.walk.classes}.get(facts.qualname)
            here = own is not None and name == f"{site.module.name}.{facts.qualname}"
            for method in _CODING:
                if method not in facts.members:
                    continue
                node = site.module.walk.scope_of[own].bindings[method][-1].node if own and here else None
                if not isinstance(node, ast.FunctionDef) or self._differs(site, node):
                    return f"{facts.qualname}.{method}"
        return ""

    def _differs(self, site: Site, method: ast.FunctionDef) -> bool:
        if gives_back_super(site, method):
            return False
        if method.name == "from_db_value" or site.range.target >= Release(4, 2):
            return True
        # Until 4.2 encoded text goes on as it is; only what Django's own method returns is another thing.
        return any(isinstance(one, ast.Name) and one.id == "super" for one in ast.walk(method))

    def _subclasses(self, site: Site) -> dict[str, ClassFacts]:
        """The repository's classes that descend from the field by way of this import, or of this use."""
        index, binding = site.index, site.binding
        if site.kind == "use":
            classes = (
                [site.parent] if isinstance(site.parent, ast.ClassDef) and not self._imported_as(site) else []
            )
        elif site.kind == "import":
            classes = [
                class_
                for class_, _, _ in site.module.walk.classes
                if any(self._may_be(site, base) for base in base_expressions(class_))
            ]
        else:
            return {}
        heirs: dict[str, ClassFacts] = {}
        for class_ in classes:
            name = f"{site.module.name}.{class_.name}"
            facts = index.class_facts(name)
            heirs |= ({name: facts} if facts is not None else {}) | index.heirs(name)
        if site.kind == "import" and binding is not None and site.reexported(binding.name):
            ways = {f"{module}.{binding.name}" for module in site.module.names}
            for name, facts in index.heirs(site.qname).items():
                if any(not ways.isdisjoint(index.name(base).through) for base in facts.bases if base):
                    heirs |= {name: facts} | index.heirs(name)
        return heirs

    def _imported_as(self, site: Site) -> bool:
        """Whether an import of the file brings the field by the very name that is used, and is spoken of itself."""
        owner = site.scope.owner(site.node.id) if isinstance(site.node, ast.Name) else None
        bindings = (
            owner.bindings[site.node.id] if owner is not None and isinstance(site.node, ast.Name) else ()
        )
        return any(one.target in self.renames for one in bindings)

    def _may_be(self, site: Site, base: ast.expr) -> bool:
        return any(site.index.name(one).qname in self.renames for one in site.module.resolve(base).targets)

    def _use(self, site: Site, new: str | None) -> Iterator[Answer]:
        node, binding = site.node, site.binding
        own = binding is not None and binding.kind is BindingKind.IMPORT and binding.target == site.qname
        if isinstance(node, ast.Attribute) and not own and self._available(new):
            yield self._answer(site, site.replace(node, from_models(site, "JSONField", node)))
        else:
            yield from super()._use(site, new)

    def _answer(self, site: Site, *edits: Edit, also: list[ast.AST] | None = None) -> Answer:
        if "migration" not in site.roles:
            return super()._answer(site, *edits, also=also)
        return site.suggest(
            *edits,
            message=self._message(site.qname, "django.db.models.JSONField"),
            advice="Rename it in all migrations of the application together, where the database is PostgreSQL.",
            also=also or [],
        )
