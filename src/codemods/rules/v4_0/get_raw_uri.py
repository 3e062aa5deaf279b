"""``HttpRequest.get_raw_uri()``."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Keeps, Suggests
from codemods.rules.rule import Rule
from codemods.rules.site import Site
from codemods.rules.triggers import OnMember


class GetRawUri(Rule):
    """``request.get_raw_uri()`` is gone; ``build_absolute_uri()`` refuses hosts that are not allowed."""

    change = "4.0/get-raw-uri"
    advice = "build_absolute_uri() raises DisallowedHost for a host that ALLOWED_HOSTS does not name."
    triggers = (OnMember("django.http.HttpRequest", "get_raw_uri", likely=True),)
    examples = [
        Suggests(
            before="""\
                def view(request):
                    print(request.get_raw_uri())
                """,
            after="""\
                def view(request):
                    print(request.build_absolute_uri())
                """,
        ),
        Keeps(
            """\
                class Page:
                    def get_raw_uri(self):
                        return ""

                    def show(self):
                        return self.get_raw_uri()
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        if isinstance(site.node, ast.Attribute):
            yield site.suggest(site.replace_name(site.node, "build_absolute_uri"))
