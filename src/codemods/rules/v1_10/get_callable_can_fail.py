"""``can_fail`` of ``get_callable()``."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Flags, Keeps
from codemods.rules.rule import Rule
from codemods.rules.site import Site
from codemods.rules.triggers import OnCall


class GetCallableCanFail(Rule):
    """``get_callable()`` takes no ``can_fail`` any more, and always fails on what is no path to a callable."""

    change = "1.10/undocumented-get-callable-can-fail"
    triggers = (OnCall("django.core.urlresolvers.get_callable"),)
    advice = "Catch ImportError and ViewDoesNotExist where the text itself was wanted."
    examples = [
        Fixes(
            before="""\
                from django.core.urlresolvers import get_callable

                view = get_callable("shop.views.cart", False)
                more = get_callable("shop.views.cart", can_fail=False)
                """,
            after="""\
                from django.core.urlresolvers import get_callable

                view = get_callable("shop.views.cart")
                more = get_callable("shop.views.cart")
                """,
        ),
        Flags(
            """\
                from django.core.urlresolvers import get_callable

                view = get_callable("shop.views.cart", True)
                more = get_callable(lookup_view=path, can_fail=lenient)
                """,
            lines=(3, 4),
        ),
        Keeps(
            """\
                from django.core.urlresolvers import get_callable
                from shop.views import get_callable as own

                view = get_callable("shop.views.cart")
                more = own("shop.views.cart", can_fail=True)
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        call = site.node
        if not isinstance(call, ast.Call):
            return
        given = site.argument(call, "can_fail", 1)
        if given is None:
            return
        if isinstance(given, ast.Constant) and not given.value:
            editor = site.edit_call(call)
            yield site.fix(editor.remove("can_fail" if editor.has("can_fail") else 1).edit())
        else:
            yield site.flag()
