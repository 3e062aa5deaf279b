"""``DjangoDivFormRenderer`` and ``Jinja2DivFormRenderer``."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Flags, Keeps
from codemods.rules.shapes import RenameSymbols
from codemods.rules.site import Site

_DIV = "django.forms.renderers.DjangoDivFormRenderer"


class DivFormRenderers(RenameSymbols):
    """Forms are laid out with ``div`` elements by default, so the transitional renderers go."""

    change = "5.0/djangodivformrenderer"
    also = ("5.0/jinja2divformrenderer", "6.0/div-form-renderers")
    available = "5.0"
    renames = {
        _DIV: "django.forms.renderers.DjangoTemplates",
        "django.forms.renderers.Jinja2DivFormRenderer": "django.forms.renderers.Jinja2",
    }
    advice = "Use DjangoTemplates or Jinja2 once Django 5.0 is the oldest release to run on."
    examples = [
        Fixes(
            path="site/settings.py",
            before="""\
                DEBUG = False
                FORM_RENDERER = "django.forms.renderers.DjangoDivFormRenderer"
                INSTALLED_APPS = []
                """,
            after="""\
                DEBUG = False
                INSTALLED_APPS = []
                """,
        ),
        Fixes(
            path="site/settings.py",
            before="""\
                DEBUG = False
                FORM_RENDERER = "django.forms.renderers.Jinja2DivFormRenderer"
                INSTALLED_APPS = []
                """,
            after="""\
                DEBUG = False
                FORM_RENDERER = "django.forms.renderers.Jinja2"
                INSTALLED_APPS = []
                """,
        ),
        Fixes(
            before="""\
                from django.forms.renderers import DjangoDivFormRenderer

                class ShopRenderer(DjangoDivFormRenderer):
                    form_template_name = "form.html"
                """,
            after="""\
                from django.forms.renderers import DjangoTemplates

                class ShopRenderer(DjangoTemplates):
                    form_template_name = "form.html"
                """,
        ),
        Fixes(
            before="""\
                from django.test import override_settings

                @override_settings(FORM_RENDERER="django.forms.renderers.DjangoDivFormRenderer")
                def test_shop():
                    pass
                """,
            after="""\
                from django.test import override_settings

                @override_settings(FORM_RENDERER="django.forms.renderers.DjangoTemplates")
                def test_shop():
                    pass
                """,
        ),
        Flags(
            """\
                from django.forms.renderers import DjangoDivFormRenderer

                class ShopRenderer(DjangoDivFormRenderer):
                    form_template_name = "form.html"
                """,
            line=1,
            supports="4.2",
        ),
        Keeps(
            """\
                from django.forms.renderers import TemplatesSetting
                from shop.forms import DjangoDivFormRenderer

                FORM_RENDERER = "shop.forms.DjangoDivFormRenderer"
                """
        ),
    ]

    def _string(self, site: Site, new: str | None) -> Iterator[Answer]:
        statement = site.parent
        if (
            site.qname == _DIV
            and "settings" in site.roles
            and isinstance(statement, ast.Assign)
            and [getattr(target, "id", "") for target in statement.targets] == ["FORM_RENDERER"]
            and self.replaceable
            and not site.module.walk.stars
            and not site.module.walk.names.get("FORM_RENDERER")
        ):
            yield site.fix(site.remove(statement))
            return
        if self._given(statement) and new is not None and self._available(new):
            yield site.fix(
                site.replace_in_string(site.node, site.qname, new), message=self._message(site.qname, new)
            )
            return
        yield from super()._string(site, new)

    def _given(self, parent: ast.AST | None) -> bool:
        """Whether the string is given to the setting, in whatever way."""
        if isinstance(parent, ast.keyword):
            return parent.arg == "FORM_RENDERER"
        return isinstance(parent, ast.Assign) and any(
            isinstance(target, ast.Attribute) and target.attr == "FORM_RENDERER" for target in parent.targets
        )
