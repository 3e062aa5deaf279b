"""``Prefetch.get_current_queryset()``."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Flags, Keeps
from codemods.rules.rule import Rule
from codemods.rules.shapes.overrides import is_super
from codemods.rules.site import Site
from codemods.rules.triggers import OnMember, OnMethod

_PREFETCH = "django.db.models.query.Prefetch"
_OLD, _NEW = "get_current_queryset", "get_current_querysets"
Function = ast.FunctionDef | ast.AsyncFunctionDef


class PrefetchGetCurrentQueryset(Rule):
    """``Prefetch`` has ``get_current_querysets()``, which returns a list or None."""

    change = "5.0/prefetch-get-current-queryset"
    also = ("6.0/prefetch-get-current-queryset",)
    available = "5.0"
    advice = "Override get_current_querysets(level), which returns a list of querysets, or None."
    triggers = (OnMember(_PREFETCH, _OLD, likely=True), OnMethod(_PREFETCH, _OLD))
    examples = [
        Fixes(
            before="""\
                from django.db.models import Prefetch

                def first():
                    one = Prefetch("books")
                    return one.get_current_queryset(0)
                """,
            after="""\
                from django.db.models import Prefetch

                def first():
                    one = Prefetch("books")
                    return (one.get_current_querysets(0) or [None])[0]
                """,
        ),
        Flags(
            """\
                from django.db.models import Prefetch

                class Own(Prefetch):
                    def get_current_queryset(self, level):
                        return None
                """,
            line=4,
        ),
        Keeps(
            """\
                class Table:
                    def get_current_queryset(self, level):
                        return None

                def show():
                    return Table().get_current_queryset(0)
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        node, call = site.node, site.call
        if isinstance(node, Function):
            class_ = site.class_
            names = {one.name for one in class_.body if isinstance(one, Function)} if class_ else set()
            if _NEW not in names:
                yield site.flag()
            return
        if call is None or not isinstance(node, ast.Attribute):
            return
        if is_super(node.value) and site.function is not None and site.function.name == _OLD:
            return
        if not site.certain and "Prefetch" not in site.module.text:
            return
        if not self.replaceable:
            if self.gone and site.certain:
                yield site.flag()
            return
        inner = site.edit_call(call).callee(f"{site.source(node.value)}.{_NEW}").code
        edit = site.replace(call, f"({inner} or [None])[0]")
        if site.certain:
            yield site.fix(edit, node=call)
        else:
            yield site.suggest(
                edit, node=call, advice=f"Say yes if {site.source(node.value)} is a Prefetch object."
            )
