"""The setting ``DEFAULT_CONTENT_TYPE``."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Flags, Keeps
from codemods.rules.shapes import ChangeSettings
from codemods.rules.site import Site


class DefaultContentType(ChangeSettings):
    """``DEFAULT_CONTENT_TYPE`` is not read any more: responses are ``text/html`` where nothing else is said."""

    change = "2.0/default-content-type"
    also = ("3.0/default-content-type-html", "3.0/default-content-type-other")
    remove_if = {"DEFAULT_CONTENT_TYPE": "text/html"}
    advice = "Give the responses a content_type, or set the header in a middleware."
    examples = [
        Fixes(
            path="shop/settings.py",
            before="INSTALLED_APPS = []\nDEBUG = True\nDEFAULT_CONTENT_TYPE = 'text/html'\n",
            after="INSTALLED_APPS = []\nDEBUG = True\n",
        ),
        Fixes(
            before="""\
                from django.conf import settings

                def header():
                    return "%s; charset=%s" % (settings.DEFAULT_CONTENT_TYPE, settings.DEFAULT_CHARSET)
                """,
            after="""\
                from django.conf import settings

                def header():
                    return "%s; charset=%s" % ("text/html", settings.DEFAULT_CHARSET)
                """,
        ),
        Flags(
            "INSTALLED_APPS = []\nDEBUG = True\nDEFAULT_CONTENT_TYPE = 'application/xhtml+xml'\n",
            line=3,
            path="shop/settings.py",
        ),
        Keeps(
            "class Options:\n    DEFAULT_CONTENT_TYPE = 'text/html'\n\nprint(Options.DEFAULT_CONTENT_TYPE)\n"
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        if site.kind != "read" or not isinstance(site.node, ast.expr) or site.module.in_fstring(site.node):
            yield from super().visit(site)
            return
        told = {
            str(one)
            for facts in site.index.binders("DEFAULT_CONTENT_TYPE")
            for one in facts.strings
            if one.startswith(("application/", "text/")) and one != "text/html"
        }
        if told:
            yield site.flag(
                advice="The project sets it to something else: use that, and say it in each response."
            )
        else:
            yield site.fix(site.replace(site.node, '"text/html"'))
