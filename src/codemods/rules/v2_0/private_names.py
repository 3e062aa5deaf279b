"""Private names that are gone."""

from codemods.rules.examples import Flags, Keeps
from codemods.rules.shapes import RemoveSymbols


class PrivateNames(RemoveSymbols):
    """Names that were never documented are gone."""

    change = "2.0/undocumented-debug-templates"
    also = ("2.0/undocumented-template-encoding-error",)
    names = {
        "django.template.base.TemplateEncodingError": "Catch UnicodeDecodeError.",
        **{
            f"django.views.debug.{name}": "The debug pages are template files in django/views/templates now."
            for name in (
                "TECHNICAL_404_TEMPLATE",
                "TECHNICAL_500_TEMPLATE",
                "TECHNICAL_500_TEXT_TEMPLATE",
                "DEFAULT_URLCONF_TEMPLATE",
            )
        },
    }
    examples = [
        Flags(
            """\
                from django.template.base import Template, TemplateEncodingError
                from django.views.debug import TECHNICAL_404_TEMPLATE
                """,
            lines=(1, 2),
        ),
        Keeps("""\
                from shop.debug import TECHNICAL_404_TEMPLATE
                """),
    ]
