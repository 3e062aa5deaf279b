"""Positional arguments of ``Signer``."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Keeps
from codemods.rules.shapes import ChangeArguments
from codemods.rules.site import Site
from codemods.rules.triggers import OnSubclass

_NAMES = ("key", "sep", "salt", "algorithm")


class SignerPositional(ChangeArguments):
    """``Signer`` and ``TimestampSigner`` take their arguments by keyword only."""

    change = "4.2/signer-positional"
    also = ("4.2/timestampsigner-positional", "5.1/signer-positional")
    calls = ("django.core.signing.Signer",)
    keywords = _NAMES
    triggers = (OnSubclass("django.core.signing.Signer"),)
    examples = [
        Fixes(
            before="""\
                from django.core import signing
                from django.core.signing import TimestampSigner

                class ShopSigner(signing.Signer):
                    def __init__(self, shop):
                        super().__init__(shop.key, ":", "shop")

                class Plain(TimestampSigner):
                    pass

                print(signing.Signer("key", salt="s"), TimestampSigner("k"), ShopSigner(shop), Plain("k", "."))
                """,
            after="""\
                from django.core import signing
                from django.core.signing import TimestampSigner

                class ShopSigner(signing.Signer):
                    def __init__(self, shop):
                        super().__init__(key=shop.key, sep=":", salt="shop")

                class Plain(TimestampSigner):
                    pass

                print(signing.Signer(key="key", salt="s"), TimestampSigner(key="k"), ShopSigner(shop), Plain(key="k", sep="."))
                """,
        ),
        Keeps(
            """\
                from django.core.signing import Signer as DjangoSigner
                from itsdangerous import Signer

                print(Signer("key", ":"), DjangoSigner(), DjangoSigner(key="k"))
                """
        ),
    ]

    def wants(self, site: Site, call: ast.Call) -> bool:
        qname = site.resolve(call.func)
        if qname is None:
            return True
        return not any("__init__" in facts.members for facts in site.index.own_line(qname))

    def visit(self, site: Site) -> Iterator[Answer]:
        if not isinstance(site.node, ast.ClassDef):
            yield from super().visit(site)
            return
        for part in ast.walk(site.node):
            if not (isinstance(part, ast.Call) and isinstance(part.func, ast.Attribute) and part.args):
                continue
            if part.func.attr != "__init__" or not isinstance(part.func.value, ast.Call):
                continue
            base = part.func.value.func
            if not (isinstance(base, ast.Name) and base.id == "super") or len(part.args) > len(_NAMES):
                continue
            own = site.index.class_facts(f"{site.module.name}.{site.node.name}")
            bases = [site.index.class_facts(one or "") for one in (own.bases if own else ())]
            if any(facts is not None and "__init__" in facts.members for facts in bases):
                continue
            if any(isinstance(argument, ast.Starred) for argument in part.args):
                yield site.flag(node=part, message="Signer takes its arguments by keyword only")
                continue
            editor = site.edit_call(part)
            for position in reversed(range(len(part.args))):
                editor.to_keyword(position, _NAMES[position])
            yield site.fix(editor.edit(), node=part, message="Signer takes its arguments by keyword only")
