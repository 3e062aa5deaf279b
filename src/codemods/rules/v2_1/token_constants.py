"""Constants for the types of template tokens."""

from codemods.rules.examples import Fixes, Keeps
from codemods.rules.shapes.expressions import SymbolToExpression


class TokenConstants(SymbolToExpression):
    """The types of template tokens are members of ``TokenType``."""

    change = "2.1/undocumented-template-token-constants"
    expressions = {
        f"django.template.base.TOKEN_{name}": ("django.template.base.TokenType", f".{name}")
        for name in ("TEXT", "VAR", "BLOCK", "COMMENT")
    }
    needs = ("django.template.base.TokenType",)
    advice = "Use the members of django.template.base.TokenType."
    examples = [
        Fixes(
            before="""\
                from django.template.base import TOKEN_BLOCK, TOKEN_TEXT, Lexer

                def kinds(token):
                    return token.token_type == TOKEN_TEXT, token.token_type in (TOKEN_BLOCK,), Lexer
                """,
            after="""\
                from django.template.base import Lexer, TokenType

                def kinds(token):
                    return token.token_type == TokenType.TEXT, token.token_type in (TokenType.BLOCK,), Lexer
                """,
        ),
        Keeps("""\
                from shop.lexer import TOKEN_BLOCK

                print(TOKEN_BLOCK)
                """),
    ]
