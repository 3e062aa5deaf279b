"""The session key of the language."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Flags, Keeps
from codemods.rules.rule import Rule
from codemods.rules.site import Site
from codemods.rules.triggers import OnModule
from codemods.source.names import last_name


class DjangoLanguageSessionKey(Rule):
    """The language is kept in the session under ``LANGUAGE_SESSION_KEY``, not under ``django_language``."""

    change = "1.8/django-language-session-key"
    also = ("1.7/language-session-key",)
    triggers = (OnModule(("django_language",)),)
    needs = ("django.utils.translation.LANGUAGE_SESSION_KEY",)
    advice = "Use LANGUAGE_SESSION_KEY (since Django 4.0 the language is kept in a cookie only)."
    examples = [
        Fixes(
            before="""\
                def view(request):
                    request.session["django_language"] = "de"
                    return request.session.get('django_language', "en")
                """,
            after="""\
                from django.utils.translation import LANGUAGE_SESSION_KEY

                def view(request):
                    request.session[LANGUAGE_SESSION_KEY] = "de"
                    return request.session.get(LANGUAGE_SESSION_KEY, "en")
                """,
        ),
        Flags(
            """\
                def view(request):
                    request.session["django_language"] = "de"
                """,
            line=2,
            target="4.0",
        ),
        Keeps(
            """\
                LANGUAGE_COOKIE_NAME = "django_language"

                def view(request):
                    return request.COOKIES["django_language"]
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        module = site.module
        for node in module.texts("django_language"):
            if node.value != "django_language":
                continue
            parent = module.parents.get(node)
            if isinstance(parent, ast.Subscript) and parent.slice is node:
                owner: ast.expr = parent.value
            elif (
                isinstance(parent, ast.Call)
                and isinstance(parent.func, ast.Attribute)
                and parent.args[:1] == [node]
            ):
                owner = parent.func.value
            elif isinstance(parent, ast.Compare) and parent.left is node:
                owner = parent.comparators[0]
            else:
                continue
            last = last_name(owner)
            if last != "session":
                continue
            if self.replaceable:
                yield site.fix(site.replace(node, site.need(self.needs[0], node)), node=node)
            else:
                yield site.flag(node=node)
