"""The context processor that the admin's sidebar needs."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Keeps
from codemods.rules.rule import Rule
from codemods.rules.shapes.literals import append, entries, key_of, strings_in
from codemods.rules.site import Site
from codemods.rules.triggers import OnSetting

_REQUEST = "django.template.context_processors.request"
_ADMIN = frozenset(["django.contrib.admin", "django.contrib.admin.apps.AdminConfig"])


class AdminNavSidebar(Rule):
    """The admin's sidebar needs the context processor ``request`` (admin.W411)."""

    change = "3.1/admin-nav-sidebar-context-processor"
    triggers = (OnSetting("TEMPLATES"),)
    available = "1.8"
    examples = [
        Fixes(
            path="shop/settings.py",
            before="""\
                INSTALLED_APPS = ["django.contrib.admin"]
                TEMPLATES = [
                    {
                        "BACKEND": "django.template.backends.django.DjangoTemplates",
                        "OPTIONS": {
                            "context_processors": [
                                "django.contrib.auth.context_processors.auth",
                                "django.contrib.messages.context_processors.messages",
                            ],
                        },
                    },
                ]
                """,
            after="""\
                INSTALLED_APPS = ["django.contrib.admin"]
                TEMPLATES = [
                    {
                        "BACKEND": "django.template.backends.django.DjangoTemplates",
                        "OPTIONS": {
                            "context_processors": [
                                "django.contrib.auth.context_processors.auth",
                                "django.contrib.messages.context_processors.messages",
                                "django.template.context_processors.request",
                            ],
                        },
                    },
                ]
                """,
        ),
        Keeps(
            path="shop/settings.py",
            source="""\
                INSTALLED_APPS = ["django.contrib.auth"]
                TEMPLATES = [
                    {
                        "BACKEND": "django.template.backends.django.DjangoTemplates",
                        "OPTIONS": {"context_processors": ["django.contrib.auth.context_processors.auth"]},
                    },
                ]
                """,
        ),
        Keeps(
            path="shop/settings.py",
            source="""\
                INSTALLED_APPS = ["django.contrib.admin"]
                TEMPLATES = [
                    {
                        "BACKEND": "django.template.backends.django.DjangoTemplates",
                        "OPTIONS": {"context_processors": ["django.template.context_processors.request"]},
                    },
                    {
                        "BACKEND": "django.template.backends.jinja2.Jinja2",
                        "OPTIONS": {"context_processors": ["django.contrib.auth.context_processors.auth"]},
                    },
                ]
                """,
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        node = site.node
        if site.kind == "assign" and isinstance(node, ast.Assign):
            value: ast.expr | None = node.value
        elif site.kind == "keyword" and isinstance(node, ast.Call):
            keyword = site.keyword(node, "TEMPLATES")
            value = keyword.value if keyword is not None else None
        else:
            return
        if not isinstance(value, ast.List | ast.Tuple):
            return
        for engine in value.elts:
            if not isinstance(engine, ast.Dict):
                continue
            parts = {key: one for key, _, one in entries(engine)}
            options = parts.get("OPTIONS")
            if key_of(parts.get("BACKEND")) != "django.template.backends.django.DjangoTemplates":
                continue
            if not isinstance(options, ast.Dict):
                continue
            listed = {key: one for key, _, one in entries(options)}.get("context_processors")
            if not isinstance(listed, ast.List | ast.Tuple | ast.Set) or not listed.elts:
                continue
            names = [str(one.value) for one in strings_in(listed)]
            if len(names) != len(listed.elts) or any(name.endswith(".request") for name in names):
                continue
            if not self._admin(site):
                return
            quote = site.source(listed.elts[0])[0]
            text = f"{quote}{_REQUEST}{quote}" if quote in "\"'" else f'"{_REQUEST}"'
            yield site.fix(append(site, listed, [text]), node=listed)

    def _admin(self, site: Site) -> bool:
        """Whether the settings here, or those that stand on them, list the admin."""
        return any(
            not _ADMIN.isdisjoint(facts.strings)
            for facts in site.index.files.values()
            if facts.path == site.module.path or "INSTALLED_APPS" in facts.bindings
        )
