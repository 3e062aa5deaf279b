"""Settings that say nothing of ``TEMPLATES``."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import replace

from codemods.releases import Release
from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Keeps, Suggests
from codemods.rules.shapes.pinned_settings import PinSetting
from codemods.rules.shapes.settings_modules import closure, importers
from codemods.rules.site import Site
from codemods.rules.triggers import OnModule, Trigger
from codemods.rules.v1_8.template_options import OLD, engine

_NAMES = ("TEMPLATES", *OLD)
_WHOLE = frozenset(["SECRET_KEY", "ROOT_URLCONF", "DATABASES", "MIDDLEWARE_CLASSES", "MIDDLEWARE"])
_ENGINE = """\

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.contrib.auth.context_processors.auth",
                "django.template.context_processors.debug",
                "django.template.context_processors.i18n",
                "django.template.context_processors.media",
                "django.template.context_processors.static",
                "django.template.context_processors.tz",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]
"""
_BEGIN = 'SECRET_KEY = "x"\nINSTALLED_APPS = ["shop"]\nROOT_URLCONF = "shop.urls"\n'


class SettingsTemplatesMissing(PinSetting):
    """The settings say nothing of templates, and Django no longer has a default for them."""

    change = "1.8/settings-templates-missing"
    also = ("1.10/templates-setting-required",)
    available = "1.8"
    setting = "TEMPLATES"
    neighbours = ("ROOT_URLCONF", "INSTALLED_APPS")
    advice = "TEMPLATES with one engine says what was the default."
    examples = [
        Fixes(
            path="shop/settings.py",
            before="# No TEMPLATE_DIRS\n" + _BEGIN,
            after="# No TEMPLATE_DIRS\n" + _BEGIN + _ENGINE,
        ),
        Fixes(
            path="shop/settings.py",
            before=_BEGIN + "if DEBUG:\n    INSTALLED_APPS += ['debug_toolbar']\n",
            after=_BEGIN + _ENGINE + "\nif DEBUG:\n    INSTALLED_APPS += ['debug_toolbar']\n",
            files={"shop/test_settings.py": "SECRET_KEY = 'x'\nINSTALLED_APPS = []\nTEMPLATES = []\n"},
        ),
        Fixes(
            path="shop/settings/base.py",
            before="INSTALLED_APPS = ['admin']\nSECRET_KEY = 'x'\nDATABASES = {}\n",
            after="INSTALLED_APPS = ['admin']\n"
            + _ENGINE.replace('"', "'")
            + "\nSECRET_KEY = 'x'\nDATABASES = {}\n",
            files={
                "shop/settings/__init__.py": "",
                "shop/settings/dev.py": "from .base import *\nDEBUG = True\n",
            },
        ),
        Fixes(
            path="shop/settings.py",
            before=_BEGIN + "from local_settings import *\n",
            after=_BEGIN + _ENGINE + "\nfrom local_settings import *\n",
        ),
        Suggests(
            path="shop/settings.py",
            before="from base_settings import *\n" + _BEGIN,
            after="from base_settings import *\n" + _BEGIN + _ENGINE,
        ),
        Keeps(
            path="shop/settings/base.py",
            source=_BEGIN,
            files={
                "shop/settings/__init__.py": "from split_settings.tools import include\n\ninclude('*.py')\n",
                "shop/settings/pages.py": "LOGIN_URL = '/'\nTEMPLATES = [{}]\n",
            },
        ),
        Suggests(
            path="shop/settings/base.py",
            before=_BEGIN,
            after=_BEGIN + _ENGINE,
            files={
                "shop/settings/__init__.py": "",
                "shop/settings/dev.py": "from .base import *\nTEMPLATE_DIRS = ('dev',)\n",
            },
        ),
        Keeps(
            path="shop/settings/base.py",
            source=_BEGIN,
            files={
                "shop/settings/__init__.py": "",
                "shop/settings/dev.py": "from .base import *\nTEMPLATES = [{}]\n",
            },
        ),
        Keeps(
            path="shop/settings/dev.py",
            source="from .base import *\n" + _BEGIN,
            files={
                "shop/settings/__init__.py": "",
                "shop/settings/base.py": "TEMPLATE_DIRS = ('a',)\nSITE_ID = 1\n",
            },
        ),
        Keeps(path="shop/settings.py", source=_BEGIN + "TEMPLATE_DIRS = ('a',)\n"),
        Keeps(path="shop/settings.py", source=_BEGIN + "TEMPLATES = []\n"),
        Keeps(path="shop/settings/apps.py", source="INSTALLED_APPS = ['shop']\nSITE_ID = 1\n"),
    ]

    @classmethod
    def subscriptions(cls) -> Iterator[Trigger]:
        yield OnModule((), roles=("settings",))

    def wants(self, site: Site) -> bool:
        """Whether the file is a whole configuration, which no old setting of templates says anything of."""
        start, walk = site.range.current, site.module.walk
        if start is None or start >= Release(1, 10):
            return False
        if any(old in walk.root.bindings or old in walk.names for old in OLD):
            return False
        if len(_WHOLE.intersection(walk.root.bindings)) < 2:
            return False  # a part of the settings, for all that can be seen
        below, _ = closure(site, [star for star, _ in site.module.walk.stars])
        return not any(old in facts.bindings for facts in below for old in OLD)

    def _pinned(self, site: Site, after: ast.stmt, certain: bool) -> Answer:
        module = site.module
        edit = site.insert_after(after, "\n" + f"TEMPLATES = {engine(site, {}, False)}")
        following = module.lines.position(edit.start)[0] + 1
        if following <= module.lines.count and module.lines.line_text(following).strip():
            edit = replace(edit, text=edit.text + module.source.newline)
        if certain and not self._elsewhere(site):
            return site.fix(edit, node=after)
        return site.suggest(
            edit,
            node=after,
            advice=f"{self.advice} Other settings, which may be read together with these, say something of them.",
        )

    def _elsewhere(self, site: Site) -> bool:
        """Whether modules that build on this one, or parts that nothing imports, say something of templates."""
        if any(name in facts.bindings for facts in importers(site) for name in _NAMES):
            return True
        known = (site.index.files.get(path) for path in getattr(site.project, "settings", ()))
        parts = (facts for facts in known if facts is not None and facts.path != site.module.path)
        return any(
            name in facts.bindings
            for facts in parts
            for name in _NAMES
            if not facts.stars and facts.bindings.keys().isdisjoint((*_WHOLE, "INSTALLED_APPS"))
        )
