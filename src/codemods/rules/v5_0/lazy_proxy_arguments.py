"""The arguments of lazy translations."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Flags, Keeps
from codemods.rules.rule import Rule
from codemods.rules.site import Site
from codemods.rules.triggers import OnModule

_NAMES = {"_proxy____args": "_args", "_proxy____kw": "_kw"}


class LazyProxyArguments(Rule):
    """What ``lazy()`` gives keeps its arguments under ``_args`` and ``_kw``, no longer under mangled names."""

    change = "5.0/undocumented-lazy-proxy-args"
    triggers = (OnModule(tuple(_NAMES)),)
    available = "5.0"
    advice = "Ask for both names for as long as releases before 5.0 are supported."
    examples = [
        Fixes(
            before="""\
                def untranslated(text):
                    if hasattr(text, '_proxy____args'):
                        return text._proxy____args[0] % text._proxy____kw
                    return text
                """,
            after="""\
                def untranslated(text):
                    if hasattr(text, '_args'):
                        return text._args[0] % text._kw
                    return text
                """,
        ),
        Flags("def untranslated(text):\n    return text._proxy____args[0]\n", line=2, supports="4.2"),
        Keeps("def untranslated(text):\n    return text._args[0], '_proxy____args of old'\n"),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        for old, new in _NAMES.items():
            places: list[tuple[ast.expr, bool]] = [
                (node, False) for node, _ in site.module.walk.attributes.get(old, ())
            ]
            places += [(text, True) for text in site.module.texts(old) if text.value == old]
            for node, quoted in places:
                if not self.replaceable:
                    yield site.flag(node=node)
                elif quoted:
                    yield site.fix(site.replace_in_string(node, old, new), node=node)
                else:
                    yield site.fix(site.replace_name(node, new), node=node)
