"""The session key ``_language``."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Flags, Keeps
from codemods.rules.rule import Rule
from codemods.rules.site import Site
from codemods.rules.triggers import OnModule
from codemods.source.names import last_name


class LanguageSession(Rule):
    """The chosen language is kept in the language cookie only, no longer in the session."""

    change = "4.0/set-language-session"
    advice = "Read request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME), write with response.set_cookie()."
    triggers = (OnModule(('"_language"', "'_language'")),)
    examples = [
        Flags(
            """\
                def view(request):
                    request.session["_language"] = "de"
                    return request.session.get("_language"), "_language" in request.session
                """,
            lines=(2, 3),
        ),
        Keeps('def view(request):\n    return request.GET["_language"], OPTIONS.get("_language")\n'),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        for node in site.module.texts("_language"):
            if node.value != "_language":
                continue
            parent = site.module.parents.get(node)
            holder: ast.AST | None = None
            if isinstance(parent, ast.Subscript):
                holder = parent.value
            elif isinstance(parent, ast.Call) and isinstance(parent.func, ast.Attribute):
                holder = parent.func.value
            elif isinstance(parent, ast.Compare) and parent.left is node:
                holder = parent.comparators[0]
            name = last_name(holder)
            if name == "session":
                yield site.flag(node=node)
