"""The setting ``FILE_CHARSET``."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Flags, Keeps
from codemods.rules.shapes import ChangeSettings
from codemods.rules.site import Site


class FileCharset(ChangeSettings):
    """``FILE_CHARSET`` is not read any more: files are UTF-8."""

    change = "2.2/file-charset-utf8"
    also = ("2.2/file-charset-other", "3.1/removed-file-charset")
    remove_if = {"FILE_CHARSET": "utf-8"}
    advice = "Convert templates and static files to UTF-8, then drop the setting."
    examples = [
        Fixes(
            path="shop/settings.py",
            before="INSTALLED_APPS = []\nDEBUG = True\nFILE_CHARSET = 'utf-8'\n",
            after="INSTALLED_APPS = []\nDEBUG = True\n",
        ),
        Fixes(
            path="shop/settings.py",
            before="INSTALLED_APPS = []\nDEBUG = True\nFILE_CHARSET = 'UTF8'\n",
            after="INSTALLED_APPS = []\nDEBUG = True\n",
        ),
        Fixes(
            before="""\
                from django.conf import settings

                def load(path):
                    return open(path, encoding=settings.FILE_CHARSET).read()
                """,
            after="""\
                def load(path):
                    return open(path, encoding="utf-8").read()
                """,
        ),
        Flags(
            """\
                from django.conf import settings
                from django.test import SimpleTestCase, override_settings

                class Tests(SimpleTestCase):
                    @override_settings(FILE_CHARSET="latin1")
                    def test_charset(self):
                        self.assertEqual(settings.FILE_CHARSET, "latin1")
                """,
            lines=(5, 7),
        ),
        Flags(
            "INSTALLED_APPS = []\nDEBUG = True\nFILE_CHARSET = 'latin-1'\n", line=3, path="shop/settings.py"
        ),
        Keeps("class Options:\n    FILE_CHARSET = 'latin-1'\n\nprint(Options.FILE_CHARSET)\n"),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        node = site.node
        if site.kind == "assign" and isinstance(node, ast.Assign) and isinstance(node.value, ast.Constant):
            spelled = str(node.value.value).lower().replace("_", "-")
            if spelled in ("utf8", "utf-8") and node.value.value != "utf-8" and len(node.targets) == 1:
                if not site.module.walk.names.get("FILE_CHARSET") and not site.reexported("FILE_CHARSET"):
                    yield site.fix(site.remove(node))
                    return
        if site.kind == "read" and isinstance(node, ast.expr) and not site.module.in_fstring(node):
            others = bool(site.index.binders("FILE_CHARSET"))
            if "FILE_CHARSET" in site.module.walk.keywords:  # overridden around the place, or around another
                yield site.flag(
                    advice="The file overrides the setting, which nothing of Django's reads any more."
                )
                return
            if others:
                yield site.suggest(
                    site.replace(node, '"utf-8"'), advice="The project sets it: see that it says UTF-8."
                )
            else:
                yield site.fix(site.replace(node, '"utf-8"'))
            return
        yield from super().visit(site)
