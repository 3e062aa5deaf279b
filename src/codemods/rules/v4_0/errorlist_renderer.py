"""``ErrorList(renderer=)``."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Keeps
from codemods.rules.shapes import ChangeMethods
from codemods.rules.site import Site


class ErrorListRenderer(ChangeMethods):
    """``ErrorList`` is made with a ``renderer`` as well."""

    change = "4.0/errorlist-init-renderer"
    available = "4.0"
    bases = ("django.forms.utils.ErrorList",)
    grow = {"__init__": (("renderer", "None"),)}
    examples = [
        Fixes(
            before="""\
                from django.forms.utils import ErrorList

                class ShopErrors(ErrorList):
                    def __init__(self, initlist=None, error_class=None):
                        super().__init__(initlist, error_class)
                """,
            after="""\
                from django.forms.utils import ErrorList

                class ShopErrors(ErrorList):
                    def __init__(self, initlist=None, error_class=None, renderer=None):
                        super().__init__(initlist, error_class, renderer=renderer)
                """,
        ),
        Keeps(
            """\
                from django.forms.utils import ErrorList

                class ShopErrors(ErrorList):
                    def __init__(self, *args, **kwargs):
                        super().__init__(*args, **kwargs)

                class MadeByHand(ErrorList):
                    def __init__(self, form):
                        super().__init__()
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        node = site.node
        if isinstance(node, ast.FunctionDef):
            arguments = node.args
            given = len(arguments.posonlyargs) + len(arguments.args) - len(arguments.defaults)
            if given > 1:
                return  # a form could not make it either
        yield from super().visit(site)
