"""``DeleteViewCustomDeleteWarning``."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Flags, Keeps
from codemods.rules.shapes import RemoveSymbols
from codemods.rules.site import Site

_NAME = "django.views.generic.edit.DeleteViewCustomDeleteWarning"
_FILTERS = ("warnings.filterwarnings", "warnings.simplefilter")


class DeleteViewWarning(RemoveSymbols):
    """The warning about ``DeleteView.delete()`` is gone, and so is its class."""

    change = "5.0/deleteview-warning-class"
    names = {_NAME: "Delete the filter and the import."}
    examples = [
        Fixes(
            before="""\
                import warnings
                from django.views.generic.edit import DeleteView, DeleteViewCustomDeleteWarning

                warnings.filterwarnings("ignore", category=DeleteViewCustomDeleteWarning)

                class Remove(DeleteView):
                    pass
                """,
            after="""\
                from django.views.generic.edit import DeleteView

                class Remove(DeleteView):
                    pass
                """,
        ),
        Flags(
            """\
                from django.views.generic.edit import DeleteViewCustomDeleteWarning

                print(DeleteViewCustomDeleteWarning)
                """,
            line=1,
        ),
        Keeps(
            """\
                from shop.views import DeleteViewCustomDeleteWarning

                print(DeleteViewCustomDeleteWarning)
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        if site.kind == "use" and isinstance(site.node, ast.expr):
            statement = self._filter(site, site.node)
            if statement is not None:
                yield site.fix(site.remove(statement), message=self.told(site.qname))
                return
        if site.kind == "import" and site.binding is not None:
            uses, certain = site.uses_of(site.binding)
            if uses and certain and all(self._filter(site, use) is not None for use in uses):
                return  # it goes with the filters
        yield from super().visit(site)

    def _filter(self, site: Site, use: ast.expr) -> ast.Expr | None:
        """The statement that only sets a filter for the warning."""
        call = site.module.parents.get(use)
        if isinstance(call, ast.keyword):
            call = site.module.parents.get(call)
        if not isinstance(call, ast.Call) or site.resolve(call.func) not in _FILTERS:
            return None
        statement = site.module.parents.get(call)
        return statement if isinstance(statement, ast.Expr) else None
