"""The settings of ``django.contrib.comments`` about profanities."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Keeps, Suggests
from codemods.rules.rule import Rule
from codemods.rules.site import Site
from codemods.rules.triggers import OnSetting


class CommentsProfanitySettings(Rule):
    """``COMMENTS_ALLOW_PROFANITIES`` and ``PROFANITIES_LIST`` are no settings of Django's any more."""

    change = "1.8/comments-profanity-settings"
    triggers = (OnSetting("COMMENTS_ALLOW_PROFANITIES"), OnSetting("PROFANITIES_LIST"))
    advice = "Keep it if django-contrib-comments or code of your own reads it."
    examples = [
        Suggests(
            path="shop/settings.py",
            before="""\
                SECRET_KEY = ""
                COMMENTS_ALLOW_PROFANITIES = False
                DEBUG = True
                """,
            after="""\
                SECRET_KEY = ""
                DEBUG = True
                """,
        ),
        Suggests(
            before="""\
                from django.conf import settings

                words = settings.PROFANITIES_LIST
                """,
            after="""\
                from django.conf import settings

                words = getattr(settings, 'PROFANITIES_LIST', ())
                """,
        ),
        Keeps(
            """\
                from shop import settings

                words = settings.PROFANITIES_LIST
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        node = site.node
        if site.kind == "assign" and isinstance(node, ast.Assign) and len(node.targets) == 1:
            yield site.suggest(site.remove(node))
        elif site.kind == "read" and isinstance(node, ast.Attribute):
            default = "()" if site.qname == "PROFANITIES_LIST" else "False"
            yield site.suggest(
                site.replace(node, f"getattr({site.source(node.value)}, '{site.qname}', {default})")
            )
