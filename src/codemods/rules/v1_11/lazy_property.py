"""``lazy_property``."""

from __future__ import annotations

import ast

from codemods.rewrite.answer import CannotRewrite
from codemods.rules.examples import Flags, Keeps, Suggests
from codemods.rules.shapes.called import CallBecomes, arguments_of
from codemods.rules.site import Site


class LazyProperty(CallBecomes):
    """``lazy_property`` is gone: a ``property`` whose functions look the methods up does the same."""

    change = "1.11/lazy-property-removed"
    calls = {"django.utils.functional.lazy_property": (("fget", "fset", "fdel", "doc"), "")}
    suggests = True
    advice = (
        "Use property() with functions that call the methods on self, so that overrides in subclasses count."
    )
    examples = [
        Suggests(
            before="""\
                from django.utils.functional import lazy_property

                class Box:
                    def _get_size(self):
                        return 1

                    def _set_size(self, value):
                        pass

                    size = lazy_property(_get_size, _set_size)
                """,
            after="""\
                class Box:
                    def _get_size(self):
                        return 1

                    def _set_size(self, value):
                        pass

                    size = property(lambda self: self._get_size(), lambda self, value: self._set_size(value))
                """,
        ),
        Flags(
            """\
                from django.utils import functional

                class Box:
                    @functional.lazy_property
                    def size(self):
                        return 1
                """,
            line=4,
        ),
        Keeps("from shop.lazy import lazy_property\n\nprint(lazy_property(1))\n"),
    ]

    def written(self, site: Site, call: ast.Call) -> tuple[str, bool]:
        given = arguments_of(site, call, ("fget", "fset", "fdel", "doc"))
        pieces: list[str] = []
        keyword = False
        for name, form in (
            ("fget", "lambda self: self.{}()"),
            ("fset", "lambda self, value: self.{}(value)"),
            ("fdel", "lambda self: self.{}()"),
        ):
            node = given.get(name)
            if node is None or (isinstance(node, ast.Constant) and node.value is None):
                keyword = True
                continue
            if not isinstance(node, ast.Name):
                raise CannotRewrite("the functions are not given by name")
            text = form.format(node.id)
            pieces.append(f"{name}={text}" if keyword else text)
        if "doc" in given:
            pieces.append(f"doc={site.source(given['doc'])}")
        return f"property({', '.join(pieces)})", False
