"""Labels in configuration classes of applications that nothing named."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Keeps, Suggests
from codemods.rules.rule import Rule
from codemods.rules.shapes.app_configs import APP_CONFIG, found_by_itself
from codemods.rules.site import Site
from codemods.rules.triggers import OnSubclass

_LABELLED = """\
from django.apps import AppConfig


class ShopConfig(AppConfig):
    name = "shop"
    label = "store"
"""
_FILES = {
    "shop/__init__.py": "",
    "shop/migrations/__init__.py": "",
    "shop/migrations/0001_initial.py": """\
from django.db import migrations, models


class Migration(migrations.Migration):
    operations = [migrations.AddField("line", "order", models.ForeignKey(to="shop.Order"))]
""",
}


class AppConfigAutomaticLabel(Rule):
    """The only configuration class in ``apps.py`` is used now, and its label is not the one that the migrations know."""

    change = "3.2/appconfig-automatic-label"
    triggers = (OnSubclass(APP_CONFIG),)
    available = "3.2"
    advice = (
        "Tables, migrations and permissions go by the label. default = False leaves the class unused, as it was; or drop "
        "the label, and see what else the class does."
    )
    examples = [
        Suggests(
            path="shop/apps.py",
            before=_LABELLED,
            after=_LABELLED.replace('    name = "shop"', '    default = False\n    name = "shop"'),
            files=_FILES,
        ),
        Keeps(path="shop/apps.py", source=_LABELLED.replace("store", "shop"), files=_FILES),
        Keeps(
            path="shop/apps.py",
            source=_LABELLED,
            files={path: text.replace("shop.Order", "store.Order") for path, text in _FILES.items()},
        ),
        Keeps(
            path="shop/apps.py",
            source=_LABELLED,
            files={**_FILES, "shop/__init__.py": "default_app_config = 'shop.apps.ShopConfig'\n"},
        ),
        Keeps(
            path="shop/apps.py",
            source=_LABELLED + "\n\nclass Other(AppConfig):\n    name = 'shop'\n",
            files=_FILES,
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        node, (package, _, last) = site.node, site.module.name.rpartition(".")
        if not isinstance(node, ast.ClassDef) or last != "apps" or not self.replaceable:
            return
        facts = site.index.class_facts(f"{site.module.name}.{node.name}")
        label, before = facts.texts.get("label") if facts is not None else None, package.rpartition(".")[2]
        if label is None or label == before or not self._migrated(site, before, label):
            return
        if found_by_itself(site, package):
            first = node.body[0]
            if isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant):
                first = node.body[1]
            yield site.suggest(site.insert_before(first, "default = False"))

    def _migrated(self, site: Site, before: str, label: str) -> bool:
        """Whether the migrations beside the module name models by one label, and never by the other."""
        folder = site.module.path.rpartition("/")[0] + "/migrations/"
        texts = [
            text
            for facts in site.index.users("django.db.migrations")
            if facts.path.startswith(folder)
            for text in facts.strings
        ]
        return any(one.startswith(f"{before}.") for one in texts) and not any(
            one.startswith(f"{label}.") for one in texts
        )
