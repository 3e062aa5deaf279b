"""``parse_header()``."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Flags, Keeps, Suggests
from codemods.rules.rule import Rule
from codemods.rules.site import Site
from codemods.rules.triggers import OnName

_OLD = "django.http.multipartparser.parse_header"


class ParseHeader(Rule):
    """``parse_header()`` made way for ``parse_header_parameters()``, which works on text instead of bytes."""

    change = "4.2/parse-header"
    needs = ("django.utils.http.parse_header_parameters",)
    advice = "The values of the parameters are text then, no longer bytes."
    triggers = (OnName(_OLD),)
    examples = [
        Suggests(
            before="""\
                from django.http.multipartparser import parse_header

                print(parse_header(line.encode("ascii")), parse_header(raw), parse_header(b"a; b=c"))
                print(parse_header(b"a; " b"b=c"))
                """,
            after="""\
                from django.utils.http import parse_header_parameters

                print(parse_header_parameters(line), parse_header_parameters(raw.decode()), parse_header_parameters("a; b=c"))
                print(parse_header_parameters(b"a; " b"b=c".decode()))
                """,
        ),
        Flags("from django.http.multipartparser import parse_header\n\nparse = parse_header\n", line=3),
        Keeps("from cgi import parse_header\n\nprint(parse_header(line))\n"),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        node, call, binding = site.node, site.call, site.binding
        if site.kind == "import":
            if site.direct and binding is not None and not site.uses_of(binding)[0]:
                yield site.flag()
            return
        own = binding is not None and binding.target == site.qname
        if not site.direct or (isinstance(node, ast.Attribute) and own):
            return
        if call is None or len(call.args) != 1 or call.keywords or not self.replaceable:
            yield site.flag()
            return
        line = call.args[0]
        encoded = (
            isinstance(line, ast.Call) and isinstance(line.func, ast.Attribute) and line.func.attr == "encode"
        )
        if encoded and isinstance(line, ast.Call) and isinstance(line.func, ast.Attribute):
            text = site.source(line.func.value)
        elif isinstance(line, ast.Constant) and isinstance(line.value, bytes):
            text = site.source(line)
            plain = "\\" not in text and text[1] == text[-1] and text.count(text[1]) == 2
            text = text[1:] if plain else f"{text}.decode()"
        elif isinstance(line, ast.Name | ast.Attribute | ast.Call | ast.Subscript):
            text = f"{site.source(line)}.decode()"
        else:
            yield site.flag()
            return
        yield site.suggest(
            site.replace(call, f"{site.need('django.utils.http.parse_header_parameters')}({text})"), node=node
        )
