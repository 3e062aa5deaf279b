"""``default_app_config`` of packages."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Sequence

from codemods.findings import Edit
from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Flags, Keeps
from codemods.rules.rule import Rule
from codemods.rules.shapes.literals import Collection, remove_elements
from codemods.rules.site import Site
from codemods.rules.triggers import OnModule, OnSubclass, Trigger

_NAME = "default_app_config"
_CONFIG = "django.apps.AppConfig"
_APPS = "from django.apps import AppConfig\n\nclass ShopConfig(AppConfig):\n    name = 'shop'\n"
_TWO = _APPS + "\nclass TestConfig(ShopConfig):\n    pass\n"


class DefaultAppConfig(Rule):
    """``default_app_config`` is not read any more: Django finds the configuration class of an application itself."""

    change = "3.2/default-app-config"
    also = ("4.1/default-app-config",)
    available = "3.2"
    outlives = True
    examples = [
        Fixes(
            path="shop/__init__.py",
            before="""\
                __version__ = "1.0"

                default_app_config = "shop.apps.ShopConfig"
                """,
            after="""\
                __version__ = "1.0"
                """,
            files={"shop/apps.py": _APPS},
        ),
        Fixes(
            path="shop/apps.py",
            before="""\
                from django.apps import AppConfig

                class ShopConfig(AppConfig):
                    name = "shop"

                class TestConfig(ShopConfig):
                    pass
                """,
            after="""\
                from django.apps import AppConfig

                class ShopConfig(AppConfig):
                    default = True
                    name = "shop"

                class TestConfig(ShopConfig):
                    default = False
                """,
            files={"shop/__init__.py": "default_app_config = 'shop.apps.ShopConfig'\n"},
        ),
        Fixes(
            path="shop/__init__.py",
            before="""\
                __all__ = ("default_app_config", "UID")

                default_app_config = "shop.apps.ShopConfig"

                UID = "shop"
                """,
            after="""\
                __all__ = ("UID",)

                UID = "shop"
                """,
            files={"shop/apps.py": _APPS},
        ),
        Fixes(
            path="site/shop/__init__.py",
            before="NAME = 1\ndefault_app_config = 'shop.apps.AppConfig'\n",
            after="NAME = 1\n",
            files={
                "site/__init__.py": "",
                "site/shop/apps.py": "from django import apps\n\nclass AppConfig(apps.AppConfig):\n    name = 'shop'\n",
            },
        ),
        Fixes(
            path="mall/shop/__init__.py",
            before="""\
                VERSION = "1.0"
                default_app_config = "mall.shop.apps.ShopConfig"
                """,
            after="""\
                VERSION = "1.0"
                """,
            files={"mall/shop/apps.py": _APPS},
        ),
        Flags(
            "default_app_config = 'shop.config.ShopConfig'\n",
            line=1,
            path="shop/__init__.py",
            files={"shop/config.py": _APPS},
        ),
        Fixes(
            path="shop/__init__.py",
            before="""\
                NAME = 1
                default_app_config = __name__ + ".apps.ShopConfig"
                """,
            after="""\
                NAME = 1
                """,
            files={"shop/apps.py": _APPS},
        ),
        Flags(
            "import shop\n\ndefault_app_config = shop.CONFIG\n",
            line=3,
            path="shop/__init__.py",
            files={"shop/apps.py": _APPS},
        ),
        Flags(
            """\
                from django.apps import AppConfig

                class Base(AppConfig):
                    pass

                class ShopConfig(Base):
                    name = "shop"
                """,
            path="shop/apps.py",
            files={
                "shop/__init__.py": "default_app_config = 'shop.apps.ShopConfig'\n",
                "cart/__init__.py": "default_app_config = 'cart.apps.CartConfig'\n",
                "cart/apps.py": "from shop.apps import Base, ShopConfig\n\nclass CartConfig(Base):\n    name = 'cart'\n",
            },
            line=6,
        ),
        Keeps(
            "default_app_config = 'shop.apps.ShopConfig'\n",
            path="shop/settings.py",
            files={"shop/__init__.py": "", "shop/apps.py": _TWO},
        ),
        Keeps(
            "default_app_config = 'shop.apps.ShopConfig'\n",
            path="shop/__init__.py",
            files={"shop/apps.py": _APPS},
            supports="2.2",
        ),
    ]

    @classmethod
    def subscriptions(cls) -> Iterator[Trigger]:
        yield OnModule((_NAME,))
        yield OnSubclass(_CONFIG)

    def visit(self, site: Site) -> Iterator[Answer]:
        if not self.replaceable:
            return
        if isinstance(site.node, ast.ClassDef):
            yield from self._class(site, site.node)
        elif site.module.is_package:
            for binding in site.module.walk.root.bindings.get(_NAME, ()):
                statement = site.module.statement_of(binding.node)
                if isinstance(statement, ast.Assign | ast.AnnAssign):
                    yield self._assignment(site, statement)

    def _assignment(self, site: Site, statement: ast.Assign | ast.AnnAssign) -> Answer:
        value = statement.value
        told = _text(value, site.module.name)
        if site.module.walk.names.get(_NAME) and any(
            isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load)
            for node, _ in site.module.walk.names[_NAME]
        ):
            told = ""
        if isinstance(statement, ast.Assign) and len(statement.targets) > 1:
            told = ""
        module, _, name = told.rpartition(".")
        package = site.module.name
        known = _configs(site, f"{package}.apps")
        home = f"{package}.apps"
        homes = [f"{one}.apps" for one in site.module.names]  # by whichever folder is on the path
        here = any(f".{one}".endswith(f".{module}") for one in homes)
        if told and here and module.endswith("apps") and name in known:
            if len(known) < 2 or not _known_to_others(site, homes, name):
                return site.fix(site.remove(statement), self._unlisted(site), node=statement)
            advice = f"See {home}: other applications know its configuration by name; then drop the line."
        elif not told:
            advice = "Drop it, and see that apps.py has one AppConfig only, or one with default = True."
        elif not known:
            advice = f"Django looks in {package}.apps only: have {name} there, then drop the line."
        else:
            advice = f"Import {name} in {package}.apps with default = True on it, then drop the line."
        return site.flag(node=statement, advice=advice)

    def _unlisted(self, site: Site) -> list[Edit]:
        """Edits that take the name out of ``__all__``."""
        listed = (site.module.dunder_all or {}).get(_NAME)
        names = site.module.parents.get(listed) if listed is not None else None
        return [remove_elements(site, names, [listed])] if listed and isinstance(names, Collection) else []

    def _class(self, site: Site, node: ast.ClassDef) -> Iterator[Answer]:
        """Say which class is meant, where ``apps.py`` has several."""
        package, _, last = site.module.name.rpartition(".")
        front = site.index.modules.get(package)
        if last != "apps" or front is None or _NAME not in front.bindings:
            return
        known = _configs(site, site.module.name)
        homes = site.module.names
        meant = [name for name in known if any(f"{home}.{name}" in front.strings for home in homes)]
        if len(known) < 2 or len(meant) != 1 or any("default" in members for members in known.values()):
            return
        if "default" in site.module.walk.scope_of[node].bindings:
            return  # put there just now
        own = node.name
        if own == meant[0]:
            others = _known_to_others(site, homes, own)
            if others:
                yield site.flag(
                    message=f"With default = True, {own} would be a default in every module that knows it by name",
                    advice=f"Import {site.module.name} as a module in {', '.join(others)}, then set default = True.",
                )
                return
            value = "True"
        elif own in known and _known_from(site, own, meant[0]):
            value = "False"
        else:
            return
        first = node.body[0]
        text = f"default = {value}"
        message = f"apps.py has several configurations, and {meant[0]} is the one of the application"
        if isinstance(first, ast.Pass) and len(node.body) == 1:
            edit = site.replace(first, text)
        else:
            if isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant) and len(node.body) > 1:
                first = node.body[1]
            edit = site.insert_before(first, text)
        yield site.fix(edit, message=message)


def _text(value: ast.expr | None, package: str) -> str:
    """The text that an expression gives in the front of a package, be it put together with ``__name__``; "" if unknown."""
    if isinstance(value, ast.BinOp) and isinstance(value.op, ast.Add):
        parts = [_text(value.left, package), _text(value.right, package)]
        return "".join(parts) if all(parts) else ""
    if isinstance(value, ast.JoinedStr):
        parts = [
            _text(one.value if isinstance(one, ast.FormattedValue) else one, package) for one in value.values
        ]
        return "".join(parts) if all(parts) else ""
    if isinstance(value, ast.Name):
        return package if value.id == "__name__" else ""
    return value.value if isinstance(value, ast.Constant) and isinstance(value.value, str) else ""


def _configs(site: Site, module: str) -> dict[str, frozenset[str]]:
    """The configuration classes that a module of the repository knows by name, with the members of each."""
    facts = site.index.modules.get(module)
    found: dict[str, frozenset[str]] = {}
    if facts is None:
        return found
    for name, targets in facts.bindings.items():
        for target in targets[:1]:
            qname = site.index.name(target).qname
            if (
                qname != _CONFIG
                and qname != "django.apps.config.AppConfig"
                and site.index.is_subclass(qname, _CONFIG)
            ):
                one = site.index.class_facts(qname)
                found[name] = frozenset(one.members) if one is not None else frozenset()
    return found


def _known_to_others(site: Site, homes: Sequence[str], name: str) -> list[str]:
    """The modules of other applications' configurations that import the class by name."""
    takers = site.index.users(*(f"{home}.{name}" for home in homes))
    return sorted(
        facts.names[0]
        for facts in takers
        if facts.names and facts.names[0].endswith(".apps") and set(homes).isdisjoint(facts.names)
    )


def _known_from(site: Site, name: str, base: str) -> bool:
    """Whether one class of the module descends from another of it, and so takes its ``default`` over."""
    own = site.module.name
    return f"{own}.{base}" in site.index.ancestry(f"{own}.{name}")
