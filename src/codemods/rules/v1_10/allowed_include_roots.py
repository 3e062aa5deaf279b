"""The option ``allowed_include_roots`` of template engines."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.releases import Release
from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Flags, Keeps
from codemods.rules.rule import Rule
from codemods.rules.shapes.literals import key_of, remove_entries
from codemods.rules.site import Site
from codemods.rules.triggers import OnCall, OnModule

_OPTION = "allowed_include_roots"


class AllowedIncludeRoots(Rule):
    """Engines of templates do not know the option ``allowed_include_roots``, which was for the ``ssi`` tag."""

    change = "1.10/setting-allowed-include-roots"
    triggers = (OnModule((_OPTION,)), OnCall("django.template.Engine"))
    advice = "Leave it out; the tag is gone as well."
    examples = [
        Fixes(
            path="shop/settings.py",
            before="""\
                INSTALLED_APPS = []
                TEMPLATES = [{
                    "BACKEND": "django.template.backends.django.DjangoTemplates",
                    "OPTIONS": {
                        "allowed_include_roots": ["/x"],
                        "debug": True,
                    },
                }]
                """,
            after="""\
                INSTALLED_APPS = []
                TEMPLATES = [{
                    "BACKEND": "django.template.backends.django.DjangoTemplates",
                    "OPTIONS": {
                        "debug": True,
                    },
                }]
                """,
        ),
        Flags(
            path="shop/settings.py",
            source="""\
                INSTALLED_APPS = []
                TEMPLATES[0]["OPTIONS"]["allowed_include_roots"] = ["/x"]
                """,
            line=2,
        ),
        Fixes(
            before="""\
                from django.template import Engine

                Engine(["/a"], False, ["/x"], ["shop.context"], True)
                Engine(dirs=["/a"], allowed_include_roots=["/x"])
                """,
            after="""\
                from django.template import Engine

                Engine(["/a"], False, context_processors=["shop.context"], debug=True)
                Engine(dirs=["/a"])
                """,
        ),
        Keeps(
            path="shop/settings.py",
            source="""\
                INSTALLED_APPS = []
                PLAIN = {"allowed_include_roots": ["/x"]}
                NAME = "allowed_include_roots"
                """,
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        if not self.gone:
            return
        if isinstance(site.node, ast.Call):
            yield from self._engine(site, site.node)
            return
        parents, needless = site.module.parents, site.range.supports >= Release(1, 10)
        for text in site.module.texts(_OPTION):
            holder = parents.get(text)
            if text.value != _OPTION:
                continue
            if isinstance(holder, ast.Dict) and text in holder.keys:
                around = parents.get(holder)
                if isinstance(around, ast.Dict) and holder in around.values:
                    if key_of(around.keys[around.values.index(holder)]) != "OPTIONS":
                        continue
                    if needless:
                        yield site.fix(remove_entries(site, holder, [text]), node=text)
                    else:
                        yield site.flag(node=text)
            elif isinstance(holder, ast.Subscript) and "OPTIONS" in site.source(holder.value):
                yield site.flag(node=text)

    def _engine(self, site: Site, call: ast.Call) -> Iterator[Answer]:
        """``Engine(dirs, app_dirs, allowed_include_roots, …)``."""
        named = site.keyword(call, _OPTION) is not None
        if site.has_stars(call) or not (named or len(call.args) > 2):
            return
        if not named and site.range.current is None:
            return  # the third may be what it is on the target, context_processors
        if site.range.supports < Release(1, 10):
            yield site.flag()
            return
        editor = site.edit_call(call)
        for position, name in reversed(list(enumerate(_BEHIND, start=3))):
            if editor.positional > position:
                editor.to_keyword(position, name)
        yield site.fix(editor.remove(_OPTION if named else 2).edit())


_BEHIND = ("context_processors", "debug", "loaders", "string_if_invalid", "file_charset")
"""What followed it."""
