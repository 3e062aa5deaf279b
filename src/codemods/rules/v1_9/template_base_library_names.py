"""What ``django.template.base`` held of tag libraries."""

from codemods.rules.examples import Fixes, Keeps
from codemods.rules.shapes.exact import RenameExact


class TemplateBaseLibraryNames(RenameExact):
    """Tag libraries moved to ``django.template.library``; ``Library`` and ``TemplateDoesNotExist`` are names of ``django.template``."""

    change = "1.9/template-base-library-names"
    renames = {
        "django.template.base.Library": "django.template.Library",
        "django.template.base.TemplateDoesNotExist": "django.template.TemplateDoesNotExist",
        "django.template.base.InvalidTemplateLibrary": "django.template.library.InvalidTemplateLibrary",
        "django.template.base.TagHelperNode": "django.template.library.TagHelperNode",
        "django.template.base.parse_bits": "django.template.library.parse_bits",
        "django.template.base.import_library": "django.template.library.import_library",
    }
    examples = [
        Fixes(
            before="""\
                from django.template.base import Library, Node, TemplateDoesNotExist, TemplateSyntaxError

                register = Library()
                """,
            after="""\
                from django.template import Library, TemplateDoesNotExist
                from django.template.base import Node, TemplateSyntaxError

                register = Library()
                """,
        ),
        Fixes(
            before="""\
                from django.template.base import TagHelperNode, parse_bits

                class Helper(TagHelperNode):
                    bits = parse_bits
                """,
            after="""\
                from django.template.library import TagHelperNode, parse_bits

                class Helper(TagHelperNode):
                    bits = parse_bits
                """,
        ),
        Keeps(
            source="""\
                from django.template import Library
                from django.template.base import Node, TextNode

                register = Library()
                """,
        ),
    ]
