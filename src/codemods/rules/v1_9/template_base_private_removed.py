"""Registries of tag libraries in ``django.template.base``."""

from codemods.rules.examples import Flags, Keeps
from codemods.rules.shapes import RemoveSymbols


class TemplateBasePrivateRemoved(RemoveSymbols):
    """The registries of tag libraries and ``TokenParser`` of ``django.template.base`` are gone."""

    change = "1.9/template-base-private-removed"
    names = {
        "django.template.base.TokenParser": "Take a tag apart with token.split_contents().",
        "django.template.base.get_library": "Look the library up in engine.template_libraries.",
        "django.template.base.get_templatetags_modules": "Use get_installed_libraries() of django.template.backends.django.",
        "django.template.base.libraries": "Use engine.template_libraries.",
        "django.template.base.builtins": "Use engine.template_builtins, or the option builtins of TEMPLATES.",
        "django.template.base.is_library_missing": "Look the library up in engine.template_libraries.",
        "django.template.base.generic_tag_compiler": "Build on SimpleNode and parse_bits() of django.template.library.",
        "django.template.debug": "The parser itself does its work when the engine debugs.",
    }
    examples = [
        Flags(
            source="""\
                from django.template.base import TokenParser, get_library

                class Parser(TokenParser):
                    pass
                """,
            line=1,
        ),
        Keeps(
            source="""\
                from django.template.base import Parser
                from shop.template import TokenParser
                """,
        ),
    ]
