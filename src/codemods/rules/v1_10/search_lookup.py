"""The lookup ``__search``."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Flags, Keeps
from codemods.rules.rule import Rule
from codemods.rules.site import Site
from codemods.rules.triggers import OnModule, Trigger


class SearchLookup(Rule):
    """The lookup ``__search``, which only MySQL has, is gone."""

    change = "1.10/search-lookup"
    also = ("2.0/search-lookup",)
    advice = (
        "Register a Search lookup of your own (MATCH … AGAINST … IN BOOLEAN MODE), or search another way."
    )
    examples = [
        Flags("def find(books, text):\n    return books.filter(title__search=text)\n", line=2),
        Flags("def find(books, text):\n    return books.filter(**{'title__search': text})\n", line=2),
        Keeps(
            "def find(books, text):\n    return books.filter(title__search=text)\n",
            files={
                "settings.py": 'INSTALLED_APPS = ["django.contrib.postgres"]\nSECRET_KEY = ""\nDATABASES = {}\n'
            },
        ),
        Keeps("def find(books, text):\n    return books.filter(search=text, title__searched=text)\n"),
    ]

    @classmethod
    def subscriptions(cls) -> Iterator[Trigger]:
        yield OnModule(("__search",))

    def visit(self, site: Site) -> Iterator[Answer]:
        strings: frozenset[str] = getattr(site.project, "strings", frozenset())
        if any(one.startswith("django.contrib.postgres") for one in strings):
            return
        for facts in site.index.files.values():
            if any(one.startswith("django.contrib.postgres") for one in facts.uses):
                return
        for name, calls in site.module.walk.keywords.items():
            if name and name.endswith("__search"):
                for call, _ in calls:
                    keyword = site.keyword(call, name)
                    if keyword is not None:
                        yield site.flag(node=keyword)
        for key in site.module.texts("__search"):
            value = str(key.value)
            if value.endswith("__search") and value.isidentifier():
                if isinstance(site.module.parents.get(key), ast.Dict):
                    yield site.flag(node=key)
