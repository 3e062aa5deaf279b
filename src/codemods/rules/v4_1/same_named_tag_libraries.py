"""Libraries of template tags that have the same name (templates.W003)."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.index.index import Index
from codemods.rewrite.answer import Answer
from codemods.rules.examples import Flags, Keeps
from codemods.rules.rule import Rule
from codemods.rules.site import Site
from codemods.rules.triggers import OnCall

_DJANGO = frozenset(["cache", "i18n", "l10n", "static", "tz"])
"""The libraries of ``django.templatetags``, which every project has."""
_CONTRIB = {
    "admin_list": "admin",
    "admin_modify": "admin",
    "admin_urls": "admin",
    "flatpages": "flatpages",
    "humanize": "humanize",
    "log": "admin",
}
"""The libraries of Django's apps."""
_OTHER = {
    "blog/__init__.py": "",
    "blog/templatetags/__init__.py": "",
    "blog/templatetags/extra.py": "from django import template\n\nregister = template.Library()\n",
    "site/settings.py": "INSTALLED_APPS = ['shop', 'blog.apps.BlogConfig']\nDATABASES = {}\n",
}


class SameNamedTagLibraries(Rule):
    """Of several libraries with the same name ``{% load %}`` finds one only, and the checks say so."""

    change = "4.1/check-templates-w003"
    triggers = (OnCall("django.template.Library"), OnCall("django.template.library.Library"))
    advice = "Rename one of them, and the {% load %} tags that mean it."
    examples = [
        Flags(
            path="shop/templatetags/extra.py",
            source="""\
                from django import template

                register = template.Library()
                """,
            files=_OTHER,
            line=3,
        ),
        Flags(
            path="shop/templatetags/log.py",
            source="""\
                from django import template

                register = template.Library()
                """,
            files={"site/settings.py": "INSTALLED_APPS = ['shop', 'django.contrib.admin']\nDATABASES = {}\n"},
            line=3,
        ),
        Keeps(
            path="shop/templatetags/humanize.py",
            source="""\
                from django import template

                register = template.Library()
                """,
            files={"site/settings.py": "INSTALLED_APPS = ['shop', 'django.contrib.admin']\nDATABASES = {}\n"},
        ),
        Keeps(
            path="shop/templatetags/own.py",
            source="""\
                from django import template

                register = template.Library()
                """,
            files=_OTHER,
        ),
        Keeps(
            path="shop/cart/templatetags/extra.py",
            source="""\
                from django import template

                register = template.Library()
                """,
            files={**_OTHER, "shop/__init__.py": "", "shop/cart/__init__.py": ""},
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        module = site.module
        if not isinstance(site.parent, ast.Assign) or site.parent not in module.tree.body:
            return
        app, _, name = module.name.rpartition(".templatetags.")
        if not app or app == "django" or "." in name or not self._installed(site, app):
            return
        others = sorted(
            other
            for other in site.index.ask(_libraries)
            if other.endswith(f".templatetags.{name}") and other != module.name
            if self._installed(site, other.rpartition(".templatetags.")[0])
        )
        if name in _DJANGO:
            others.append(f"django.templatetags.{name}")
        django = f"django.contrib.{_CONTRIB.get(name, '')}"
        if name in _CONTRIB and self._installed(site, django):
            others.append(f"{django}.templatetags.{name}")
        if others:
            yield site.flag(message=f"{{% load {name} %}} could mean {others[0]} as well")

    def _installed(self, site: Site, app: str) -> bool:
        """Whether settings may list the app, by its name or by its configuration (only dotted names are indexed)."""
        strings: frozenset[str] = getattr(site.project, "strings", frozenset())
        return "." not in app or app in strings or any(one.startswith(f"{app}.apps.") for one in strings)


def _libraries(index: Index) -> tuple[str, ...]:
    """The modules of the repository that are in packages of tags."""
    return tuple(
        name for facts in index.files.values() for name in facts.names[:1] if ".templatetags." in name
    )
