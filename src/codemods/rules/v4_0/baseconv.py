"""``django.utils.baseconv``."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Flags, Keeps, Suggests
from codemods.rules.shapes import RemoveSymbols
from codemods.rules.site import Site
from codemods.rules.triggers import OnName, Trigger

_OLD = "django.utils.baseconv"
_CODERS = {f"{_OLD}.base62.encode": "b62_encode", f"{_OLD}.base62.decode": "b62_decode"}


class Baseconv(RemoveSymbols):
    """``django.utils.baseconv`` is going away; ``django.core.signing`` has its base 62."""

    change = "4.0/baseconv"
    also = ("5.0/baseconv",)
    names = {
        _OLD: "Copy the module into the project, or use django.core.signing.b62_encode() and b62_decode()."
    }
    advice = names[_OLD]
    examples = [
        Suggests(
            before="""\
                from django.utils.baseconv import base62

                print(base62.encode(12), base62.decode("ab"))
                """,
            after="""\
                from django.core.signing import b62_decode, b62_encode

                print(b62_encode(12), b62_decode("ab"))
                """,
        ),
        Flags(
            """\
                from django.utils import baseconv
                from django.utils.baseconv import BaseConverter

                print(BaseConverter("0123"), baseconv.base56.encode(1))
                """,
            lines=(1, 2),
        ),
        Keeps("from shop.utils import baseconv\n\nprint(baseconv.base62.encode(1))\n"),
    ]

    @classmethod
    def subscriptions(cls) -> Iterator[Trigger]:
        yield OnName(_OLD)
        yield OnName(_OLD, members=True)

    def visit(self, site: Site) -> Iterator[Answer]:
        if not site.direct:
            return
        node = site.node
        if site.kind == "import" and isinstance(node, ast.alias):
            binding = site.binding
            if site.qname == f"{_OLD}.base62" and binding is not None:
                uses, _ = site.uses_of(binding)
                if uses and all(self._coder(site, use) for use in uses):
                    return
            if site.qname.count(".") <= 3:
                yield site.flag(message=self.told(site.qname))
            return
        if site.kind != "use" or not isinstance(node, ast.Attribute) or site.qname not in _CODERS:
            return
        if self.replaceable and site.call is not None and not site.module.in_fstring(node):
            new = site.need(f"django.core.signing.{_CODERS[site.qname]}")
            yield site.suggest(
                site.replace(node, new),
                message=self.told(site.qname),
                advice="b62_encode() and b62_decode() use the same alphabet.",
            )

    def _coder(self, site: Site, use: ast.expr) -> bool:
        parent = site.module.parents.get(use)
        return isinstance(parent, ast.Attribute) and parent.attr in ("encode", "decode")
