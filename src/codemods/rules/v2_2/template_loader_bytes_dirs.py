"""Folders of templates that are given as bytes."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.findings import Edit
from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Flags, Keeps
from codemods.rules.rule import Rule
from codemods.rules.shapes.literals import entries
from codemods.rules.site import Site
from codemods.rules.triggers import OnCall, OnMethod, OnSetting


class TemplateLoaderBytesDirs(Rule):
    """The folders that hold templates are text, no longer bytes."""

    change = "2.2/template-loader-bytes-dirs"
    triggers = (
        OnSetting("TEMPLATES"),
        OnCall("django.template.Engine"),
        OnCall("django.template.engine.Engine"),
        OnMethod("django.template.loaders.base.Loader", "get_dirs"),
    )
    advice = "Give the folder as text (os.fsdecode() makes it from bytes)."
    examples = [
        Fixes(
            path="shop/settings.py",
            before="""\
                import os

                TEMPLATES = [
                    {
                        "BACKEND": "django.template.backends.django.DjangoTemplates",
                        "DIRS": [b"/srv/templates", os.getcwdb()],
                    },
                ]
                INSTALLED_APPS = []
                """,
            after="""\
                import os

                TEMPLATES = [
                    {
                        "BACKEND": "django.template.backends.django.DjangoTemplates",
                        "DIRS": ["/srv/templates", os.getcwd()],
                    },
                ]
                INSTALLED_APPS = []
                """,
        ),
        Fixes(
            before="""\
                from django.template import Engine
                from django.template.loaders.filesystem import Loader

                engine = Engine(dirs=[b"a"])

                class Own(Loader):
                    def get_dirs(self):
                        return [b'b', "c"]
                """,
            after="""\
                from django.template import Engine
                from django.template.loaders.filesystem import Loader

                engine = Engine(dirs=["a"])

                class Own(Loader):
                    def get_dirs(self):
                        return ['b', "c"]
                """,
        ),
        Flags(
            """\
                import os
                from django.template import Engine

                engine = Engine(dirs=[b"\\xe9", os.fsencode(where)])
                other = Engine(dirs=[b"/srv" b"/templates"])
                """,
            lines=(4, 4, 5),
        ),
        Keeps(
            path="shop/settings.py",
            source="""\
                TEMPLATES = [
                    {
                        "BACKEND": "django.template.backends.django.DjangoTemplates",
                        "DIRS": ["/srv/templates"],
                        "OPTIONS": {"key": b"x"},
                    },
                ]
                INSTALLED_APPS = []
                """,
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        for folders in self._listed(site):
            for one in folders.elts if isinstance(folders, ast.List | ast.Tuple) else ():
                if isinstance(one, ast.Constant) and isinstance(one.value, bytes):
                    yield self._literal(site, one)
                elif isinstance(one, ast.Call) and site.is_name(one.func, "os.getcwdb"):
                    yield site.fix(site.replace_name(one.func, "getcwd"), node=one)
                elif isinstance(one, ast.Call) and site.is_name(one.func, "os.fsencode"):
                    yield site.flag(node=one)

    def _literal(self, site: Site, node: ast.Constant) -> Answer:
        text = site.source(node)
        start = site.module.span(node)[0]
        whole = text[1:2] in "\"'" and text[1] == text[-1] and text.count(text[1]) == 2
        if text.isascii() and text[:1] in "bB" and whole and "\\" not in text:
            return site.fix(Edit(start, start + 1, ""), node=node)
        return site.flag(node=node)

    def _listed(self, site: Site) -> Iterator[ast.expr]:
        """The collections of folders that a place holds."""
        node = site.node
        if isinstance(node, ast.FunctionDef):
            for inner in ast.walk(node):
                if isinstance(inner, ast.Return) and inner.value is not None:
                    yield inner.value
            return
        if isinstance(node, ast.Call) and site.kind != "keyword":
            dirs = site.argument(node, "dirs", 0)
            if dirs is not None:
                yield dirs
            return
        value: ast.expr | None = None
        if isinstance(node, ast.Assign):
            value = node.value
        elif isinstance(node, ast.Call):
            keyword = site.keyword(node, "TEMPLATES")
            value = keyword.value if keyword is not None else None
        for engine in value.elts if isinstance(value, ast.List | ast.Tuple) else ():
            if isinstance(engine, ast.Dict):
                yield from (one for key, _, one in entries(engine) if key == "DIRS")
