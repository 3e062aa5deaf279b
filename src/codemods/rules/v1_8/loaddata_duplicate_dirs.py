"""``FIXTURE_DIRS``."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Keeps
from codemods.rules.rule import Rule
from codemods.rules.shapes.entries import take_out
from codemods.rules.site import Site
from codemods.rules.triggers import OnSetting


class LoaddataDuplicateDirs(Rule):
    """``FIXTURE_DIRS`` may name a directory only once, and none that an application has as its own."""

    change = "1.8/loaddata-duplicate-dirs"
    triggers = (OnSetting("FIXTURE_DIRS"),)
    examples = [
        Fixes(
            path="shop/settings.py",
            before="""\
                SECRET_KEY = ""
                FIXTURE_DIRS = [
                    "/srv/fixtures",
                    BASE,
                    "/srv/fixtures",
                ]
                """,
            after="""\
                SECRET_KEY = ""
                FIXTURE_DIRS = [
                    "/srv/fixtures",
                    BASE,
                ]
                """,
        ),
        Keeps(
            path="shop/settings.py",
            source="""\
                SECRET_KEY = ""
                FIXTURE_DIRS = ["/srv/fixtures", "/srv/more"]
                LOCALE_PATHS = ["/srv", "/srv"]
                """,
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        value = getattr(site.node, "value", None) if site.kind == "assign" else None
        if not isinstance(value, ast.List | ast.Tuple):
            return
        seen: set[str] = set()
        for element in value.elts:
            text = ast.dump(element)
            if text in seen:
                yield site.fix(take_out(site, element), node=element)
            seen.add(text)
