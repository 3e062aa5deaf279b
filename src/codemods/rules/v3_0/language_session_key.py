"""``LANGUAGE_SESSION_KEY``."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Flags, Keeps, Suggests
from codemods.rules.shapes.symbols import RemoveSymbols, answered_by_other_arm
from codemods.rules.site import Site

_KEY = "django.utils.translation.LANGUAGE_SESSION_KEY"


class LanguageSessionKey(RemoveSymbols):
    """The chosen language is kept in a cookie only; ``LANGUAGE_SESSION_KEY`` names nothing any more."""

    change = "3.0/language-session-key"
    also = ("4.0/language-session-key",)
    names = {_KEY: ""}
    advice = (
        "Read the cookie settings.LANGUAGE_COOKIE_NAME, and set it on the response in place of the session."
    )
    examples = [
        Suggests(
            before="""\
                from django.utils.translation import LANGUAGE_SESSION_KEY, get_language

                def chosen(request):
                    return request.session.get(LANGUAGE_SESSION_KEY) or get_language()
                """,
            after="""\
                from django.conf import settings
                from django.utils.translation import get_language

                def chosen(request):
                    return request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME) or get_language()
                """,
        ),
        Flags(
            """\
                from django.utils import translation

                def choose(request, language):
                    request.session[translation.LANGUAGE_SESSION_KEY] = language
                """,
            line=4,
        ),
        Keeps("from shop.languages import LANGUAGE_SESSION_KEY\n\nprint(LANGUAGE_SESSION_KEY)\n"),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        node = site.node
        if site.kind == "use" and site.direct and isinstance(node, ast.expr):
            yield self._use(site, node)
        elif site.kind == "import" and site.binding is not None and not answered_by_other_arm(site):
            uses, _ = site.uses_of(site.binding)
            if not uses:
                yield from super().visit(site)

    def _use(self, site: Site, node: ast.expr) -> Answer:
        parent = site.module.parents.get(node)
        if (
            isinstance(parent, ast.Call)
            and isinstance(parent.func, ast.Attribute)
            and parent.args[:1] == [node]
        ):
            session = parent.func.value
            if parent.func.attr == "get" and isinstance(session, ast.Attribute) and session.attr == "session":
                owner = site.source(session.value)
                settings = site.need("django.conf.settings", node)
                rest = site.module.text[site.module.span(node)[1] : site.module.span(parent)[1]]
                text = f"{owner}.COOKIES.get({settings}.LANGUAGE_COOKIE_NAME{rest}"
                return site.suggest(site.replace(parent, text), node=parent)
        return site.flag()
