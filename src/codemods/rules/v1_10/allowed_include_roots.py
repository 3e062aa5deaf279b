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
from codemods.rules.triggers import OnModule

_OPTION = "allowed_include_roots"


class AllowedIncludeRoots(Rule):
    """Engines of templates do not know the option ``allowed_include_roots``, which was for the ``ssi`` tag."""

    change = "1.10/setting-allowed-include-roots"
    triggers = (OnModule((_OPTION,)),)
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
