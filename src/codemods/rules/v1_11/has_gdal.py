"""``HAS_GDAL``."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Flags, Keeps
from codemods.rules.rule import Rule
from codemods.rules.site import Site
from codemods.rules.triggers import OnName, Trigger
from codemods.source.names import last_name

_NAMES = ("django.contrib.gis.gdal.HAS_GDAL", "django.contrib.gis.utils.HAS_GDAL")


class HasGdal(Rule):
    """``HAS_GDAL`` is gone, as GeoDjango always needs GDAL."""

    change = "1.11/undocumented-has-gdal"
    available = "1.11"
    advice = "Take it as true, and drop what is for the other case."
    examples = [
        Fixes(
            before="""\
                from unittest import TestCase, skipIf, skipUnless
                from django.contrib.gis.gdal import HAS_GDAL

                @skipUnless(HAS_GDAL, "GDAL is required")
                class ShapeTests(TestCase):
                    @skipIf(not HAS_GDAL, "GDAL is required")
                    def test(self):
                        pass
                """,
            after="""\
                from unittest import TestCase

                class ShapeTests(TestCase):
                    def test(self):
                        pass
                """,
        ),
        Flags(
            """\
                from django.contrib.gis import gdal

                if gdal.HAS_GDAL:
                    print("maps")
                """,
            line=3,
        ),
        Keeps("from shop.gis import HAS_GDAL\n\nif HAS_GDAL:\n    print(1)\n"),
    ]

    @classmethod
    def subscriptions(cls) -> Iterator[Trigger]:
        for name in _NAMES:
            yield OnName(name)

    def visit(self, site: Site) -> Iterator[Answer]:
        node = site.node
        if site.kind == "import":
            binding = site.binding
            if binding is not None and not site.uses_of(binding)[0]:
                yield site.flag()
            return
        if site.kind != "use" or not isinstance(node, ast.expr):
            return
        if not self.replaceable:
            if self.gone:
                yield site.flag()
            return
        test, wanted = node, "skipUnless"
        parent = site.parent
        if isinstance(parent, ast.UnaryOp) and isinstance(parent.op, ast.Not):
            test, wanted = parent, "skipIf"
            parent = site.module.parents.get(parent)
        if isinstance(parent, ast.Call) and parent.args and parent.args[0] is test:
            called = last_name(parent.func)
            owner = site.module.parents.get(parent)
            if called == wanted and isinstance(owner, ast.FunctionDef | ast.ClassDef):
                if parent in owner.decorator_list:
                    yield site.fix(site.drop_decorator(owner, parent), node=parent)
                    return
        yield site.flag()
