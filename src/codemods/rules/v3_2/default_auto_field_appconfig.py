"""``AppConfig.default_auto_field`` of apps that are distributed, on the way to 3.2 ... 5.2."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.index.index import Index
from codemods.releases import Range, Release
from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Flags, Keeps
from codemods.rules.rule import Rule
from codemods.rules.shapes.automatic_keys import may_have_automatic_keys
from codemods.rules.shapes.overrides import sets
from codemods.rules.shapes.relations import relations_of
from codemods.rules.shapes.reusable_apps import AUTO, BIG, distributed, for_others, key_types
from codemods.rules.site import Site
from codemods.rules.triggers import OnModule, OnSubclass
from codemods.source.inference import MODEL
from codemods.source.names import last_name

_CHOSEN = Release(3, 2)
"""The first release in which a project could choose the type."""

_BIGGER = Release(6, 0)
"""The release that changes the default."""

_SETUP = {"setup.py": "from setuptools import setup\n\nsetup(name='django-shop')\n"}
_CONFIG = "from django.apps import AppConfig\n\n\nclass ShopConfig(AppConfig):\n    name = 'shop'\n"
_MIGRATED = {
    "shop/migrations/__init__.py": "",
    "shop/migrations/0001_initial.py": """\
from django.db import migrations, models


class Migration(migrations.Migration):
    operations = [migrations.CreateModel("Order", [("id", models.AutoField(primary_key=True))])]
""",
}
_MODELS = {
    **_SETUP,
    "shop/__init__.py": "",
    "shop/models.py": "from django.db import models\n\n\nclass Order(models.Model):\n    pass\n",
}


def _active(range: Range) -> bool:
    """Whether a run comes by the choice of 3.2, or by the new default of 6.0."""
    return range.start < range.target and (
        range.start <= _CHOSEN <= range.target or range.start < _BIGGER <= range.target
    )


class DefaultAutoFieldAppConfig(Rule):
    """The primary keys of a reusable app would follow the settings of each project that installs it.

    Its own migrations made them with ``AutoField``; other settings would ask the projects for further migrations.
    """

    change = "3.2/default-auto-field-appconfig"
    also = ("6.0/default-auto-field-app",)
    triggers = (OnSubclass("django.apps.AppConfig"),)
    available = "1.7"
    advice = 'default_auto_field = "django.db.models.AutoField" keeps the keys that the migrations made.'
    examples = [
        Fixes(
            path="shop/apps.py",
            before="""\
                from django.apps import AppConfig


                class ShopConfig(AppConfig):
                    name = "shop"
                    verbose_name = "Shop"
                """,
            after="""\
                from django.apps import AppConfig


                class ShopConfig(AppConfig):
                    name = "shop"
                    default_auto_field = "django.db.models.AutoField"
                    verbose_name = "Shop"
                """,
            files=_MODELS,
            target="5.2",
        ),
        Fixes(
            path="shop/apps.py",
            before=_CONFIG,
            after=_CONFIG + '    default_auto_field = "django.db.models.AutoField"\n',
            files={
                **_SETUP,
                **_MIGRATED,
                "shop/__init__.py": "",
                "shop/models.py": "import cms\n\n\nclass Order(cms.Base):\n    pass\n",
            },
            target="5.2",
        ),
        Fixes(
            path="shop/apps.py",
            before=_CONFIG,
            after=_CONFIG + '    default_auto_field = "django.db.models.AutoField"\n',
            files={**_MODELS, **_MIGRATED},
            current="4.2",
            target="6.0",
        ),
        Fixes(
            path="shop/apps.py",
            before=_CONFIG,
            after=_CONFIG + '    default_auto_field = "django.db.models.BigAutoField"\n',
            files={
                **_MODELS,
                **{path: text.replace("AutoField", "BigAutoField") for path, text in _MIGRATED.items()},
            },
            current="3.2",
            target="5.2",
        ),
        Flags(
            path="shop/apps.py",
            source=_CONFIG,
            line=5,
            files={
                **_MODELS,
                **_MIGRATED,
                "shop/migrations/0002_big.py": "from django.db.models import BigAutoField\n\nBigAutoField()\n",
            },
            current="3.2",
            target="5.2",
        ),
        Keeps(
            path="shop/apps.py",
            source="""\
                from django.apps import AppConfig


                class ShopConfig(AppConfig):
                    name = "shop"
                    default_auto_field = "django.db.models.BigAutoField"


                class Further(ShopConfig):
                    name = "shop"
                """,
            files=_MODELS,
            target="5.2",
        ),
        Keeps(
            path="tests/shop/apps.py",
            source=_CONFIG,
            files={**_SETUP, **{f"tests/{path}": text for path, text in _MODELS.items()}},
            target="5.2",
        ),
        Keeps(
            path="shop/apps.py",
            source=_CONFIG,
            files={
                **_MODELS,
                "shop/models.py": _MODELS["shop/models.py"].replace(
                    "pass", "key = models.UUIDField(primary_key=True)"
                ),
            },
            target="5.2",
        ),
        Keeps(
            path="shop/apps.py",
            source="""\
                from django.apps import AppConfig


                class ShopConfig(AppConfig):
                    name = "shop"
                """,
            files={path: text for path, text in _MODELS.items() if path not in _SETUP},
            target="5.2",
        ),
        Keeps(
            path="shop/apps.py",
            source="""\
                from django.apps import AppConfig


                class ShopConfig(AppConfig):
                    name = "shop"
                """,
            files={
                **_SETUP,
                "shop/__init__.py": "",
                "shop/cart/__init__.py": "",
                "shop/cart/models.py": _MODELS["shop/models.py"],
            },
            target="5.2",
        ),
    ]

    @classmethod
    def active(cls, range: Range, modernize: bool = False) -> bool:
        return _active(range)

    def visit(self, site: Site) -> Iterator[Answer]:
        node = site.node
        if not isinstance(node, ast.ClassDef) or not for_others(site.module.path):
            return  # the settings of its own tests are the package's own
        if not distributed(site) or sets(site, node, "default_auto_field"):
            return
        for statement in node.body:
            if (
                isinstance(statement, ast.Assign)
                and isinstance(statement.targets[0], ast.Name)
                and statement.targets[0].id == "name"
                and isinstance(statement.value, ast.Constant)
            ):
                yield from self._said(site, statement, str(statement.value.value))
                return

    def _said(self, site: Site, statement: ast.stmt, app: str) -> Iterator[Answer]:
        """The type of the keys, below the name of the application."""
        made = site.index.ask(key_types).get(app, frozenset())
        if not (made or self._has_models(site, app)) or not may_have_automatic_keys(site.index, app):
            return
        kind = AUTO
        if BIG in made and site.range.start >= _CHOSEN:  # before, none had it that did not ask for it
            kind = BIG
        if kind == BIG and AUTO in made:
            advice = "The migrations have keys of both types: say the one that the models have now."
            yield site.flag(node=statement, advice=advice)
        else:
            choice = f'default_auto_field = "django.db.models.{kind}"'
            edit = site.insert_after(statement, choice)
            yield site.fix(edit, advice=f"{choice} keeps the keys that the migrations made.")

    def _has_models(self, site: Site, app: str) -> bool:
        models = [name for names in relations_of(site.index).models.values() for name in names]
        return any(name.startswith(f"{app}.models.") for name in models)


class DefaultAutoFieldWithoutConfig(Rule):
    """The primary keys of a reusable app follow the settings of each project that installs it.

    Its own migrations made them with ``AutoField``, and it has no configuration class that could say so.
    """

    change = "3.2/default-auto-field-appconfig"
    also = ("6.0/default-auto-field-app",)
    triggers = (OnModule(("models",)),)
    examples = [
        Flags(
            path="shop/models.py",
            source="""\
                from django.db import models
                from somewhere import Base


                class Kind(object):
                    pass


                class Maker(models.base.ModelBase):
                    pass


                class Order(Base):
                    name = models.TextField()


                class Line(models.Model):
                    pass
                """,
            line=17,
            files={
                **_SETUP,
                **_MIGRATED,
                "shop/__init__.py": "",
                "cart/__init__.py": "",
                "cart/apps.py": _CONFIG.replace("'shop'", "'cart'"),
            },
            target="5.2",
        ),
        Keeps(
            path="shop/models.py",
            source=_MODELS["shop/models.py"],
            files={
                **_SETUP,
                **_MIGRATED,
                "shop/__init__.py": "",
                "shop/settings_default.py": """\
                    INSTALLED_APPS = ["shop"]
                    DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
                    """,
            },
            target="5.2",
        ),
        Keeps(
            path="shop/models.py",
            source=_MODELS["shop/models.py"],
            files={
                **_SETUP,
                **_MIGRATED,
                "shop/__init__.py": "",
                "shop/apps.py": _CONFIG.replace("django.apps", "shop.compat"),
                "shop/compat.py": """\
                    try:
                        from django.apps import AppConfig
                    except ImportError:
                        class AppConfig(object):
                            pass
                    """,
            },
            target="5.2",
        ),
        Keeps(
            path="shop/models.py",
            source=_MODELS["shop/models.py"],
            files={**_SETUP, **_MIGRATED, "shop/__init__.py": "", "shop/apps.py": _CONFIG},
            target="5.2",
        ),
        Keeps(
            path="shop/models.py",
            source=_MODELS["shop/models.py"],
            files={**_MIGRATED, "shop/__init__.py": ""},
            target="5.2",
        ),
        Keeps(
            path="example/shop/models.py",
            source=_MODELS["shop/models.py"],
            files={
                **_SETUP,
                "example/manage.py": "",
                "example/shop/__init__.py": "",
                **{f"example/{path}": text for path, text in _MIGRATED.items()},
            },
            target="5.2",
        ),
    ]

    @classmethod
    def active(cls, range: Range, modernize: bool = False) -> bool:
        return _active(range)

    def concerns(self, index: Index) -> bool:
        return bool(index.ask(key_types))

    def visit(self, site: Site) -> Iterator[Answer]:
        app, _, last = site.module.name.rpartition(".")
        kinds = site.index.ask(key_types).get(app)
        if last != "models" or not kinds or not for_others(site.module.path):
            return
        if app in site.index.ask(_configured) or not distributed(site):
            return
        if app.partition(".")[0] in site.index.ask(_with_settings):
            return
        if not may_have_automatic_keys(site.index, app):
            return
        body = site.module.tree.body
        classes = [one for one in body if isinstance(one, ast.ClassDef)]
        first = next((one for one in classes if site.descends(one, MODEL)), None) or next(
            (one for one in classes if _may_be_model(one)), body[0]
        )
        kind = AUTO if AUTO in kinds and (BIG not in kinds or site.range.start < _CHOSEN) else BIG
        apps = site.index.modules.get(f"{app}.apps")
        begin = f"Add an AppConfig to {apps.path}" if apps else f"Create {app}.apps with an AppConfig"
        yield site.flag(
            node=first,
            advice=f'{begin}: name = "{app}" and default_auto_field = '
            f'"django.db.models.{kind}", or whatever type the migrations gave the keys last.',
        )


def _may_be_model(node: ast.ClassDef) -> bool:
    return any(last_name(base) not in ("object", "type", "ModelBase") for base in node.bases)


def _with_settings(index: Index) -> frozenset[str]:
    """The packages that bring settings of their own, which say of which type the keys are: whole projects."""
    return frozenset(
        facts.names[0].partition(".")[0]
        for facts in index.files.values()
        if "DEFAULT_AUTO_FIELD" in facts.bindings and "." in facts.names[0] and for_others(facts.path)
    )


def _configured(index: Index) -> frozenset[str]:
    """The applications that have a configuration class."""
    found: set[str] = set()
    for path in ("django.apps.AppConfig", "django.apps.config.AppConfig"):
        for qname, facts in index.heirs(path).items():
            found.update((qname.rpartition(".apps.")[0], facts.texts.get("name", "")))
    for qname, facts in index.owners(
        "name"
    ).items():  # below a base that only looks like another, as in shims
        if qname.rpartition(".")[0].endswith(".apps"):
            found.add(facts.texts.get("name", ""))
    return frozenset(found)
