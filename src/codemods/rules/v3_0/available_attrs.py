"""``available_attrs()``."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer, CannotRewrite
from codemods.rules.examples import Fixes, Flags, Keeps
from codemods.rules.shapes.called import CallBecomes
from codemods.rules.site import Site

_WRAPPERS = {"functools.wraps": 1, "functools.update_wrapper": 2}
"""Function -> 0-based position of its parameter ``assigned``."""


class AvailableAttrs(CallBecomes):
    """``available_attrs()`` only returned ``functools.WRAPPER_ASSIGNMENTS``, which ``wraps()`` takes by itself."""

    change = "3.0/available-attrs"
    calls = {"django.utils.decorators.available_attrs": (("fn",), "{functools.WRAPPER_ASSIGNMENTS}")}
    available = "2.0"
    advice = "Drop it, or use functools.WRAPPER_ASSIGNMENTS."
    examples = [
        Fixes(
            before="""\
                from functools import wraps

                from django.utils.decorators import available_attrs

                def polite(view):
                    @wraps(view, assigned=available_attrs(view))
                    def inner(request):
                        return view(request)
                    return wraps(view, available_attrs(view))(inner), available_attrs(view)
                """,
            after="""\
                from functools import WRAPPER_ASSIGNMENTS, wraps

                def polite(view):
                    @wraps(view)
                    def inner(request):
                        return view(request)
                    return wraps(view)(inner), WRAPPER_ASSIGNMENTS
                """,
        ),
        Fixes(
            before="""\
                import functools

                from django.utils import decorators

                def polite(view):
                    @functools.wraps(view, assigned=decorators.available_attrs(view))
                    def inner(request):
                        return view(request)
                    return inner
                """,
            after="""\
                import functools

                def polite(view):
                    @functools.wraps(view)
                    def inner(request):
                        return view(request)
                    return inner
                """,
        ),
        Flags("from django.utils.decorators import available_attrs\n\nprint(available_attrs)\n", line=1),
        Keeps("from shop.decorators import available_attrs\n\nprint(available_attrs(print))\n"),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        call = site.call
        if site.kind == "use" and call is not None and self.replaceable:
            parent = site.module.parents.get(call)
            outer = site.module.parents.get(parent) if isinstance(parent, ast.keyword) else parent
            if isinstance(outer, ast.Call):
                position = _WRAPPERS.get(site.resolve(outer.func) or "")
                key: int | str | None = None
                if isinstance(parent, ast.keyword) and parent.arg == "assigned":
                    key = "assigned"
                elif (
                    position is not None and len(outer.args) == position + 1 and outer.args[position] is call
                ):
                    key = position
                if position is not None and key is not None:
                    try:
                        yield site.fix(
                            site.edit_call(outer).remove(key).edit(), node=call, message=self.told(site)
                        )
                        return
                    except CannotRewrite:
                        pass
        yield from super().visit(site)
