"""The default of ``MIDDLEWARE``."""

from __future__ import annotations

import ast

from codemods.index.settings import COMPUTED
from codemods.rules.examples import Keeps, Suggests
from codemods.rules.shapes.pinned_settings import PinSetting
from codemods.rules.shapes.settings_modules import closure, importers
from codemods.rules.site import Site

_OLD = "MIDDLEWARE_CLASSES"


class MiddlewareDefault(PinSetting):
    """Without ``MIDDLEWARE`` there is no middleware; ``CommonMiddleware`` and ``CsrfViewMiddleware`` were the default.

    Up to 1.11 that of ``MIDDLEWARE_CLASSES`` counted where neither was set.
    """

    change = "2.0/undocumented-middleware-default"
    setting = "MIDDLEWARE"
    value = '["django.middleware.common.CommonMiddleware", "django.middleware.csrf.CsrfViewMiddleware"]'
    neighbours = ("INSTALLED_APPS",)
    configure_needs = "ROOT_URLCONF"
    available = "1.10"
    suggests = True
    advice = "This is what it has run with, protection against CSRF among it; leave it out where it serves no pages."
    examples = [
        Suggests(
            path="site/settings.py",
            before="""\
                ROOT_URLCONF = "site.urls"
                INSTALLED_APPS = []
                DEBUG = True
                """,
            after="""\
                ROOT_URLCONF = "site.urls"
                INSTALLED_APPS = []
                MIDDLEWARE = ["django.middleware.common.CommonMiddleware", "django.middleware.csrf.CsrfViewMiddleware"]
                DEBUG = True
                """,
        ),
        Keeps(
            path="site/settings/base.py",
            source="""\
                ROOT_URLCONF = "site.urls"
                INSTALLED_APPS = []
                DEBUG = True
                """,
            files={
                "site/settings/__init__.py": "",
                "site/settings/live.py": "from .base import *\n\nMIDDLEWARE_CLASSES = []\n",
            },
        ),
        Keeps(
            path="site/settings.py",
            source="""\
                exec(open("base.py").read())
                ROOT_URLCONF = "site.urls"
                INSTALLED_APPS = ["shop"]
                DEBUG = True
                """,
        ),
        Keeps(
            path="tests/settings.py",
            source="""\
                SECRET_KEY = "x"
                INSTALLED_APPS = ["shop"]
                DATABASES = {}
                """,
        ),
    ]

    def wants(self, site: Site) -> bool:
        """Whether the settings serve pages and never say the middleware by its old name."""
        if _OLD in site.module.text:
            return False
        if isinstance(site.node, ast.Call):
            return True
        own = site.index.files.get(site.module.path)
        if own is not None and COMPUTED in own.settings:
            return False  # another file is run in this one
        below = closure(site, [star for star, _ in site.module.walk.stars])[0]
        if any(_OLD in facts.bindings for facts in (*below, *importers(site))):
            return False
        return "ROOT_URLCONF" in site.module.text or any("ROOT_URLCONF" in facts.bindings for facts in below)
