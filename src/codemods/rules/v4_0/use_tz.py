"""``USE_TZ`` where no settings module says what it is."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.findings import Edit
from codemods.index.facts import ModuleFacts
from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Flags, Keeps
from codemods.rules.rule import Rule
from codemods.rules.shapes.literals import append_entry
from codemods.rules.shapes.settings_modules import closure, importers
from codemods.rules.site import Site
from codemods.rules.triggers import OnCall, OnModule

_SPHINX = frozenset(["html_theme", "master_doc", "root_doc", "source_suffix", "html_static_path"])
_TELLING = ("INSTALLED_APPS", "DATABASES", "ROOT_URLCONF")


class UseTz(Rule):
    """``USE_TZ`` was False where nothing was said, and is True from 5.0 on."""

    change = "4.0/use-tz-default"
    also = ("5.0/use-tz-default",)
    advice = "Write down USE_TZ = False, which is what the project runs with."
    triggers = (OnModule((), roles=("settings",)), OnCall("django.conf.settings.configure"))
    examples = [
        Fixes(
            path="site/settings.py",
            before="""\
                INSTALLED_APPS = []
                TIME_ZONE = "Europe/Paris"
                DATABASES = {}
                """,
            after="""\
                INSTALLED_APPS = []
                TIME_ZONE = "Europe/Paris"
                USE_TZ = False
                DATABASES = {}
                """,
        ),
        Fixes(
            path="site/settings/base.py",
            files={
                "site/settings/__init__.py": "",
                "site/settings/test.py": "from .base import *\n\nDATABASES = {}\nDEBUG = True\n",
            },
            before="""\
                INSTALLED_APPS = []
                DATABASES = {
                    "default": {},
                }
                """,
            after="""\
                INSTALLED_APPS = []
                DATABASES = {
                    "default": {},
                }
                USE_TZ = False
                """,
        ),
        Fixes(
            path="runtests.py",
            before="""\
                from django.conf import settings

                settings.configure(
                    DATABASES={},
                )
                """,
            after="""\
                from django.conf import settings

                settings.configure(
                    DATABASES={},
                    USE_TZ=False,
                )
                """,
        ),
        Fixes(
            path="runtests.py",
            before="""\
                from django.conf import settings

                OPTIONS = {
                    'DATABASES': {},
                    'SECRET_KEY': "x",
                }
                settings.configure(**OPTIONS)
                """,
            after="""\
                from django.conf import settings

                OPTIONS = {
                    'DATABASES': {},
                    'SECRET_KEY': "x",
                    'USE_TZ': False,
                }
                settings.configure(**OPTIONS)
                """,
        ),
        Flags(
            """\
                from django.conf import settings

                def main(options):
                    settings.configure(**options)
                """,
            line=4,
        ),
        Keeps(
            """\
                from .base import *

                INSTALLED_APPS = []
                DATABASES = {}
                """,
            path="site/settings/test.py",
            files={
                "site/settings/__init__.py": "",
                "site/settings/base.py": "INSTALLED_APPS = []\nDATABASES = {}\nUSE_TZ = True\n",
            },
        ),
        Keeps(
            """\
                INSTALLED_APPS = []
                DATABASES = {}
                """,
            path="site/settings/apps.py",
            files={
                "site/settings/__init__.py": "from .apps import *\n\nUSE_TZ = True\nROOT_URLCONF = 'x'\n",
            },
        ),
        Keeps(
            """\
                from django.conf import settings
                from runtests import get_settings

                settings.configure(**get_settings())
                """,
            path="checks.py",
            files={"runtests.py": "def get_settings():\n    return {'USE_TZ': True}\n"},
        ),
        Keeps(
            """\
                from django.conf import settings

                settings.configure(INSTALLED_APPS=["shop"])
                extensions = ["sphinx.ext.autodoc"]
                master_doc = "index"
                """,
            path="docs/conf.py",
        ),
        Keeps(
            """\
                from django.conf import settings

                OPTIONS = dict(USE_TZ=True)
                settings.configure(**OPTIONS)
                settings.configure(base)
                """,
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        node = site.node
        if isinstance(node, ast.Call):
            yield from self._configure(site, node)
            return
        if "USE_TZ" in site.module.text or not self._is_home(site):
            return
        after = self._neighbour(site)
        if after is not None:
            yield site.fix(site.insert_after(after, "USE_TZ = False"), node=after)

    def _configure(self, site: Site, call: ast.Call) -> Iterator[Answer]:
        if (
            call.args
            or site.keyword(call, "USE_TZ") is not None
            or site.keyword(call, "default_settings") is not None
        ):
            return
        if (
            not _SPHINX.isdisjoint(site.module.walk.root.bindings)
            and "extensions" in site.module.walk.root.bindings
        ):
            return  # building documents tells no time
        if site.has_stars(call):
            if "USE_TZ" in site.module.text or self._elsewhere(site, call):
                return
            edit = self._handed_on(site, call)
            if edit is not None:
                yield site.fix(edit)
                return
            yield site.flag(advice="See to it that the settings handed on say what USE_TZ is.")
            return
        yield site.fix(site.edit_call(call).add("USE_TZ", "False").edit())

    def _elsewhere(self, site: Site, call: ast.Call) -> bool:
        """Whether what is handed on is made in another module of the repository, which says what it says."""
        for keyword in call.keywords:
            made = keyword.value.func if isinstance(keyword.value, ast.Call) else keyword.value
            found = site.resolve(made, certain=False) if keyword.arg is None else None
            home = (found or "").rpartition(".")[0]
            if home and home != site.module.name and home in site.index.modules:
                return True
        return False

    def _handed_on(self, site: Site, call: ast.Call) -> Edit | None:
        """The edit of the one dict whose entries are handed on with ``**``."""
        stars = [keyword.value for keyword in call.keywords if keyword.arg is None]
        value = stars[0] if len(stars) == 1 else None
        if isinstance(value, ast.Name):
            value = site.value_of(value.id)
        if isinstance(value, ast.Call) and isinstance(value.func, ast.Name) and value.func.id == "dict":
            return None if value.args else site.edit_call(value).add("USE_TZ", "False").edit()
        if isinstance(value, ast.Dict) and value.keys:
            quote = "'" if site.source(value).lstrip("{ \t\r\n").startswith("'") else '"'
            return append_entry(site, value, f"{quote}USE_TZ{quote}", "False")
        return None

    def _is_home(self, site: Site) -> bool:
        """Whether this is the module in which ``USE_TZ`` has to be said: the lowest of a chain that never says it."""
        stars = [star for star, _ in site.module.walk.stars]
        below, known = closure(site, stars)
        if not known or any(facts.path != site.module.path for facts in below):
            return False  # said in the module below, or nobody can tell
        names = set(site.module.walk.root.bindings)
        above = list(importers(site))
        if not above:
            return any(name in names for name in _TELLING[:1])
        tops = [facts for facts in above if not any(self._imports(other, facts) for other in above)]
        return any(self._lacks(site, top, names) for top in tops)

    def _imports(self, one: ModuleFacts, other: ModuleFacts) -> bool:
        return not set(other.names).isdisjoint(one.stars)

    def _lacks(self, site: Site, top: ModuleFacts, own: set[str]) -> bool:
        """Whether the settings that ``top`` makes never say ``USE_TZ``, and this module is where they begin."""
        below, known = closure(site, top.names)
        if not known or any("USE_TZ" in facts.bindings for facts in below):
            return False
        if not any(name in facts.bindings for facts in below for name in _TELLING):
            return False
        roots = sorted((facts for facts in below if not facts.stars), key=lambda facts: -len(facts.bindings))
        return bool(roots) and roots[0].path == site.module.path and "INSTALLED_APPS" in own

    def _neighbour(self, site: Site) -> ast.stmt | None:
        """The assignment of a related setting to stand below, or the last plain one at the top level."""
        plain: dict[str, ast.stmt] = {}
        for statement in site.module.tree.body:
            if isinstance(statement, ast.Assign) and isinstance(statement.targets[0], ast.Name):
                plain[statement.targets[0].id] = statement
        for name in ("USE_L10N", "USE_I18N", "TIME_ZONE", "LANGUAGE_CODE"):
            if name in plain:
                return plain[name]
        return list(plain.values())[-1] if plain else None
