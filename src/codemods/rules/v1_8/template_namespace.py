"""Names that ``django.template`` no longer offers."""

from codemods.rules.examples import Fixes, Flags, Keeps
from codemods.rules.shapes import RenameSymbols

_NAMES = [
    "FilterExpression",
    "Lexer",
    "Parser",
    "Origin",
    "TextNode",
    "Token",
    "TokenParser",
    "VariableNode",
    "TOKEN_BLOCK",
    "TOKEN_TEXT",
    "TOKEN_VAR",
    "TOKEN_COMMENT",
    "BLOCK_TAG_START",
    "BLOCK_TAG_END",
    "VARIABLE_TAG_START",
    "VARIABLE_TAG_END",
    "COMMENT_TAG_START",
    "COMMENT_TAG_END",
    "SINGLE_BRACE_START",
    "SINGLE_BRACE_END",
    "FILTER_SEPARATOR",
    "FILTER_ARGUMENT_SEPARATOR",
    "VARIABLE_ATTRIBUTE_SEPARATOR",
    "ALLOWED_VARIABLE_CHARS",
    "TRANSLATOR_COMMENT_MARK",
    "UNKNOWN_SOURCE",
    "InvalidTemplateLibrary",
    "TemplateEncodingError",
    "add_to_builtins",
    "builtins",
    "constant_string",
    "filter_raw_string",
    "filter_re",
    "tag_re",
    "generic_tag_compiler",
    "get_library",
    "get_templatetags_modules",
    "import_library",
    "libraries",
]


class TemplateNamespace(RenameSymbols):
    """``django.template`` no longer offers what is inside the template language; ``django.template.base`` does."""

    change = "1.8/template-namespace"
    renames = {f"django.template.{name}": f"django.template.base.{name}" for name in _NAMES} | {
        "django.template.get_text_list": "django.utils.text.get_text_list",
        "django.template.unescape_string_literal": "django.utils.text.unescape_string_literal",
    }
    advice = "Libraries and builtins of templates are options of TEMPLATES since Django 1.9."
    examples = [
        Fixes(
            before="""\
                from django import template
                from django.template import Node, TOKEN_BLOCK, TemplateSyntaxError, Token

                register = template.Library()

                class RawNode(Node):
                    def check(self, token):
                        if token.token_type == TOKEN_BLOCK or isinstance(token, template.Lexer):
                            return template.BLOCK_TAG_START, Token
                        raise TemplateSyntaxError(template.get_text_list([]))
                """,
            after="""\
                from django import template
                from django.template import Node, TemplateSyntaxError
                from django.template.base import BLOCK_TAG_START, TOKEN_BLOCK, Lexer, Token
                from django.utils.text import get_text_list

                register = template.Library()

                class RawNode(Node):
                    def check(self, token):
                        if token.token_type == TOKEN_BLOCK or isinstance(token, Lexer):
                            return BLOCK_TAG_START, Token
                        raise TemplateSyntaxError(get_text_list([]))
                """,
        ),
        Fixes(
            before="""\
                from django.template import InvalidTemplateLibrary

                print(InvalidTemplateLibrary)
                """,
            after="""\
                from django.template.library import InvalidTemplateLibrary

                print(InvalidTemplateLibrary)
                """,
            target="1.9",
        ),
        Flags(
            """\
                from django.template import add_to_builtins

                add_to_builtins("shop.templatetags.shop")
                """,
            line=1,
            target="1.9",
        ),
        Keeps(
            """\
                from django.template import Context, Library, Node, Template, Variable
                from django.template.base import TOKEN_BLOCK, FilterExpression
                from django.template.loader_tags import TextNode

                print(Context, Library, Node, Template, Variable, TOKEN_BLOCK, FilterExpression, TextNode)
                """
        ),
    ]

    def new_name(self, qname: str) -> str | None:
        """In ``django.template.base``, or in ``django.template.library`` where Django 1.9 took it."""
        new = super().new_name(qname)
        if new is None:
            return None
        from codemods.django import api

        for home in (new, new.replace("django.template.base.", "django.template.library.")):
            if all(api.exists(home, release) for release in self.range.supported):
                return home
        return None if new != qname else qname
