"""``index_together`` in migrations."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Flags, Keeps
from codemods.rules.rule import Rule
from codemods.rules.shapes.literals import entries
from codemods.rules.site import Site
from codemods.rules.triggers import OnModule
from codemods.source.names import last_name

_OPERATIONS = "django.db.migrations.operations"


class IndexTogetherMigrations(Rule):
    """Migrations may still make an ``index_together``, though models may not have one."""

    change = "5.1/index-together-migrations"
    triggers = (OnModule(("index_together", "IndexTogether"), roles=("migration",)),)
    advice = (
        "It loads on 5.1.5 and later; a later migration has to rename or remove the index (RenameIndex, which "
        "makemigrations writes once the model has indexes), and then they are best squashed."
    )
    examples = [
        Flags(
            path="shop/migrations/0001_initial.py",
            source="""\
                from django.db import migrations


                class Migration(migrations.Migration):
                    operations = [
                        migrations.CreateModel("A", [], options={"index_together": {("a", "b")}}),
                        migrations.AlterIndexTogether(name="B", index_together={("a", "b")}),
                        migrations.CreateModel("C", [], options=dict(index_together=[["a", "b"]])),
                    ]
                """,
            lines=(6, 7, 8),
        ),
        Keeps(
            path="shop/migrations/0002_more.py",
            source="""\
                from django.db import migrations


                class Migration(migrations.Migration):
                    operations = [
                        migrations.AlterIndexTogether(name="B", index_together=set()),
                        migrations.AlterIndexTogether("B", set([])),
                        migrations.AlterIndexTogether("B", None),
                        migrations.AlterUniqueTogether(name="B", unique_together={("a", "b")}),
                        migrations.RenameIndex("A", new_name="a_b_idx", old_fields=("a", "b")),
                    ]
                """,
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        for node in site.module.nodes(ast.Call):
            if not isinstance(node, ast.Call):
                continue
            name = last_name(node.func)
            if name == "AlterIndexTogether" and self._is(site, node, name):
                value = site.argument(node, "index_together", 1)
                if value is not None and not self._empty(value):
                    yield site.flag(node=node)
            elif name == "CreateModel" and self._is(site, node, name):
                options = site.argument(node, "options", 2)
                for key, spot, value in entries(options) if isinstance(options, ast.Dict) else ():
                    if key == "index_together" and not self._empty(value):
                        yield site.flag(node=spot)
                given = site.keyword(options, "index_together") if isinstance(options, ast.Call) else None
                if given is not None and not self._empty(given.value):
                    yield site.flag(node=given.value)

    def _is(self, site: Site, node: ast.Call, name: str) -> bool:
        return site.is_name(node.func, f"django.db.migrations.{name}", f"{_OPERATIONS}.{name}")

    def _empty(self, value: ast.expr) -> bool:
        if isinstance(value, ast.Constant):
            return value.value is None
        if isinstance(value, ast.Call):
            return not value.keywords and all(self._empty(one) for one in value.args)
        return isinstance(value, ast.List | ast.Tuple | ast.Set) and not value.elts
