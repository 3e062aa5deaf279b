"""Template parsers without tokens."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Keeps
from codemods.rules.rule import Rule
from codemods.rules.site import Site
from codemods.rules.triggers import OnCall


class ParserTokens(Rule):
    """The template ``Parser`` goes through its tokens at once, so that None will not do for none."""

    change = "3.1/undocumented-parser-tokens"
    triggers = (OnCall("django.template.base.Parser"),)
    examples = [
        Fixes(
            before="""\
                from django.template.base import Parser

                PARSERS = [Parser(None), Parser(tokens=None)]
                """,
            after="""\
                from django.template.base import Parser

                PARSERS = [Parser([]), Parser(tokens=[])]
                """,
        ),
        Keeps(
            """\
                from django.template.base import Parser
                from email.parser import Parser as MailParser

                PARSERS = [Parser([]), MailParser(None)]
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        if isinstance(site.node, ast.Call):
            tokens = site.argument(site.node, "tokens", 0)
            if isinstance(tokens, ast.Constant) and tokens.value is None:
                yield site.fix(site.replace(tokens, "[]"))
