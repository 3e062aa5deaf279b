"""``USE_DEPRECATED_PYTZ``."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.releases import Release
from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Flags, Keeps, Suggests
from codemods.rules.rule import Rule
from codemods.rules.shapes.settings_modules import closure
from codemods.rules.site import Site
from codemods.rules.triggers import OnModule, OnSetting

_NAME = "USE_DEPRECATED_PYTZ"


class UseDeprecatedPytz(Rule):
    """``USE_DEPRECATED_PYTZ`` keeps the zones of pytz for the releases 4.x only."""

    change = "4.0/use-deprecated-pytz"
    also = ("5.0/use-deprecated-pytz",)
    advice = "Go over to zoneinfo."
    triggers = (OnSetting(_NAME), OnModule(("INSTALLED_APPS",), roles=("settings",)))
    examples = [
        Flags(
            """\
                INSTALLED_APPS = []
                DEBUG = True
                USE_DEPRECATED_PYTZ = True
                """,
            path="site/settings.py",
            line=3,
        ),
        Fixes(
            path="site/settings.py",
            before="""\
                INSTALLED_APPS = []
                DEBUG = True
                USE_DEPRECATED_PYTZ = False
                """,
            after="""\
                INSTALLED_APPS = []
                DEBUG = True
                """,
        ),
        Suggests(
            path="site/settings.py",
            target="4.2",
            files={
                "shop/__init__.py": "",
                "shop/times.py": "import pytz\nfrom django.utils import timezone\n\n"
                "def f(t):\n    return pytz.timezone('Asia/Tokyo').localize(t), timezone.make_aware(t)\n",
            },
            before="""\
                INSTALLED_APPS = []
                DEBUG = True
                """,
            after="""\
                INSTALLED_APPS = []
                DEBUG = True
                USE_DEPRECATED_PYTZ = True
                """,
        ),
        Keeps(
            """\
                import django
                from django.conf import settings

                def f():
                    return django.VERSION < (5, 0) and settings.USE_DEPRECATED_PYTZ
                """
        ),
        Keeps(
            """\
                INSTALLED_APPS = []
                DEBUG = True
                """,
            path="site/settings.py",
            target="4.2",
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        node = site.node
        if isinstance(node, ast.Module):
            if self.range.target < Release(5, 0):
                yield from self._bridge(site)
            return
        if self.range.target < Release(5, 0):
            return
        message = f"Django no longer reads the setting {_NAME}"
        if site.kind == "assign" and isinstance(node, ast.Assign) and len(node.targets) == 1:
            if (
                isinstance(node.value, ast.Constant)
                and not node.value.value
                and not site.module.walk.names.get(_NAME)
            ):
                yield site.fix(site.remove(node), message=message)
                return
        yield site.flag(message=message)

    def _bridge(self, site: Site) -> Iterator[Answer]:
        """The setting is proposed where the project uses pytz and Django's zones side by side."""
        stars = [star for star, _ in site.module.walk.stars]
        if stars or _NAME in site.module.text:
            return
        for facts in site.index.files.values():
            if (
                _NAME in facts.bindings
                and site.module.names
                and any(n in facts.stars for n in site.module.names)
            ):
                return
        mixed = any(
            any(name.startswith("pytz.") for name in facts.uses)
            and any(name.startswith("django.utils.timezone.") for name in facts.uses)
            for facts in site.index.files.values()
        )
        plain = [
            one
            for one in site.module.tree.body
            if isinstance(one, ast.Assign) and isinstance(one.targets[0], ast.Name)
        ]
        if mixed and plain and closure(site, stars)[1]:
            yield site.suggest(
                site.insert_after(plain[-1], f"{_NAME} = True"),
                node=plain[-1],
                message="The project works with zones of pytz, which Django 4.0 no longer makes",
                advice=f"{_NAME} = True keeps them until 5.0; it is a bridge, not an answer.",
            )
