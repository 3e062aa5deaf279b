"""``BLANK_CHOICE_DASH``, the constant and the setting."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Flags, Keeps, Suggests
from codemods.rules.rule import Rule
from codemods.rules.shapes.expressions import SymbolToExpression
from codemods.rules.site import Site
from codemods.rules.triggers import OnSetting

_OLD = "django.db.models.fields.BLANK_CHOICE_DASH"
_LABEL = "django.db.models.fields.BLANK_CHOICE_LABEL"


class BlankChoiceDash(SymbolToExpression):
    """``BLANK_CHOICE_DASH`` is deprecated: a blank choice is built with ``BLANK_CHOICE_LABEL``."""

    change = "6.1/blank-choice-dash-constant"
    needs = (_LABEL,)
    expressions = {_OLD: (_LABEL, "")}
    suggests = True
    advice = 'The label reads "- Select an option -"; write [("", "---------")] to keep the dashes.'
    examples = [
        Suggests(
            before="""\
                from django.db.models.fields import BLANK_CHOICE_DASH

                CHOICES = BLANK_CHOICE_DASH + [("a", "A")]
                """,
            after="""\
                from django.db.models.fields import BLANK_CHOICE_LABEL

                CHOICES = [("", BLANK_CHOICE_LABEL)] + [("a", "A")]
                """,
        ),
        Suggests(
            before="""\
                from django.db import models

                class Book(models.Model):
                    choices = models.BLANK_CHOICE_DASH
                """,
            after="""\
                from django.db import models
                from django.db.models.fields import BLANK_CHOICE_LABEL

                class Book(models.Model):
                    choices = [("", BLANK_CHOICE_LABEL)]
                """,
        ),
        Keeps(
            """\
                from shop.choices import BLANK_CHOICE_DASH

                CHOICES = BLANK_CHOICE_DASH + [("a", "A")]
                """
        ),
        Keeps(
            "from django.db.models.fields import BLANK_CHOICE_DASH\n\nprint(BLANK_CHOICE_DASH)\n",
            supports="6.0",
        ),
    ]

    def expression(self, site: Site, near: ast.AST) -> str:
        return f'[("", {site.need(_LABEL, near)})]'


class UseBlankChoiceDash(Rule):
    """The setting USE_BLANK_CHOICE_DASH is a way back to dashes for a while: it goes in 2028."""

    change = "6.1/use-blank-choice-dash-setting"
    advice = "Drop it when the new label will do; a label of your own replaces BLANK_CHOICE_LABEL in an app's ready()."
    triggers = (OnSetting("USE_BLANK_CHOICE_DASH"),)
    examples = [
        Flags(
            path="shop/settings.py",
            source="INSTALLED_APPS = []\nDEBUG = True\nUSE_BLANK_CHOICE_DASH = True\n",
            line=3,
        ),
        Flags(
            """\
                from django.test import override_settings

                @override_settings(USE_BLANK_CHOICE_DASH=True)
                def test():
                    pass
                """,
            line=3,
        ),
        Keeps(path="shop/settings.py", source="INSTALLED_APPS = []\nDEBUG = True\nUSE_BLANK_CHOICE = True\n"),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        yield site.flag()


class SignedCookieFallback(Rule):
    """The setting SIGNED_COOKIE_LEGACY_SALT_FALLBACK goes in 2028."""

    change = "6.1/signed-cookie-fallback-setting"
    advice = "Drop it once the cookies that older releases signed have expired."
    triggers = (OnSetting("SIGNED_COOKIE_LEGACY_SALT_FALLBACK"),)
    examples = [
        Flags(
            path="shop/settings.py",
            source="INSTALLED_APPS = []\nDEBUG = True\nSIGNED_COOKIE_LEGACY_SALT_FALLBACK = False\n",
            line=3,
        ),
        Keeps(
            path="shop/settings.py", source='INSTALLED_APPS = []\nDEBUG = True\nSIGNED_COOKIE_SALT = "x"\n'
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        yield site.flag()
