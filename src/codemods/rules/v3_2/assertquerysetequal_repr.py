"""``assertQuerysetEqual()`` and the ``repr()`` of objects."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.releases import Release
from codemods.rewrite.answer import Answer, CannotRewrite
from codemods.rules.examples import Fixes, Keeps, Suggests
from codemods.rules.rule import Rule
from codemods.rules.shapes.overrides import own_definition
from codemods.rules.shapes.values import assigned_values
from codemods.rules.site import Site
from codemods.rules.triggers import OnAttribute

_NAMES = ("assertQuerysetEqual", "assertQuerySetEqual")


class AssertquerysetequalRepr(Rule):
    """``assertQuerysetEqual()`` compares the objects themselves; to compare their ``repr()`` it must be told so."""

    change = "3.2/assertquerysetequal-repr"
    also = ("4.1/assertquerysetequal-repr",)
    triggers = tuple(OnAttribute(name) for name in _NAMES)
    advice = "Give transform=repr, or the objects in place of their repr()."
    examples = [
        Fixes(
            before="""\
                from django.test import TestCase

                class OrderTests(TestCase):
                    def test(self):
                        self.assertQuerysetEqual(self.orders(), ["<Order: 1>", "<Order: 2>"])
                        self.assertQuerysetEqual(self.orders(), map(repr, ORDERS), ordered=False)
                        self.assertQuerysetEqual(self.orders(), [repr(one) for one in ORDERS])
                        self.assertQuerysetEqual(self.orders(), [repr(self.one), self.two.__repr__()])
                        expected = ["<Order: %s>" % number for number in (1, 2)]
                        self.assertQuerysetEqual(self.orders(), expected)
                        self.assertQuerysetEqual(self.orders(), ["<{}: 1>".format(name), f"<{name}: 2>"])
                """,
            after="""\
                from django.test import TestCase

                class OrderTests(TestCase):
                    def test(self):
                        self.assertQuerysetEqual(self.orders(), ["<Order: 1>", "<Order: 2>"], transform=repr)
                        self.assertQuerysetEqual(self.orders(), map(repr, ORDERS), ordered=False, transform=repr)
                        self.assertQuerysetEqual(self.orders(), [repr(one) for one in ORDERS], transform=repr)
                        self.assertQuerysetEqual(self.orders(), [repr(self.one), self.two.__repr__()], transform=repr)
                        expected = ["<Order: %s>" % number for number in (1, 2)]
                        self.assertQuerysetEqual(self.orders(), expected, transform=repr)
                        self.assertQuerysetEqual(self.orders(), ["<{}: 1>".format(name), f"<{name}: 2>"], transform=repr)
                """,
        ),
        Suggests(
            before="""\
                from django.test import TestCase

                class OrderTests(TestCase):
                    def test(self):
                        self.assertQuerysetEqual(self.orders(), self.expected)
                """,
            after="""\
                from django.test import TestCase

                class OrderTests(TestCase):
                    def test(self):
                        self.assertQuerysetEqual(self.orders(), self.expected, transform=repr)
                """,
        ),
        Keeps(
            """\
                from django.test import TestCase

                class OrderTests(TestCase):
                    def test(self):
                        self.assertQuerysetEqual(self.orders(), ORDERS)
                """,
            current="3.2",
            target="4.1",
        ),
        Keeps(
            """\
                from django.test import TestCase

                class ShopTests(TestCase):
                    def assertQuerysetEqual(self, one, other, transform=repr):
                        self.assertEqual([*map(transform, one)], [*map(transform, other)])

                class OrderTests(ShopTests):
                    def test(self):
                        self.assertQuerysetEqual(self.orders(), ORDERS)
                """
        ),
        Keeps(
            """\
                from django.test import TestCase

                class OrderTests(TestCase):
                    def test(self):
                        self.assertQuerysetEqual(self.orders(), ["a"], transform=str)
                        self.assertQuerysetEqual(self.orders(), ["<Order: 1>"], repr)
                        self.assertQuerysetEqual(self.orders(), [])
                        self.assertQuerysetEqual(self.names(), ["a", "b"])
                        self.assertQuerysetEqual(self.names(), [f"{name}: 2", "{}: 1".format(name)])
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        call = site.call
        if call is None or site.has_stars(call) or site.argument(call, "transform", 2) is not None:
            return
        values = site.argument(call, "values", 1)
        if values is None or self._is_own(site):
            return
        sure = _are_reprs(site, values)
        if sure is None or (not sure and not self._compared_reprs):
            return
        try:
            edit = site.edit_call(call).add("transform", "repr").edit()
        except CannotRewrite as reason:
            yield site.flag(advice=f"{self.advice} Not rewritten: {reason}.")
            return
        if sure:
            yield site.fix(edit, node=call)
        else:
            yield site.suggest(
                edit, node=call, advice="Right where the values are texts, which they had to be."
            )

    def _is_own(self, site: Site) -> bool:
        """Whether a class of the repository has put an assertion of its own in the place of Django's."""
        node = site.node
        found = site.infer(node.value) if isinstance(node, ast.Attribute) else None
        return found is not None and any(own_definition(site, found.qname, name) for name in _NAMES)

    @property
    def _compared_reprs(self) -> bool:
        """Whether the code runs on a release that compares with ``repr()`` of the objects, whatever the values are."""
        current = self.range.current
        return current is not None and current < Release(3, 2)


def _are_reprs(site: Site, values: ast.expr) -> bool | None:
    """Whether the expected values are the ``repr()`` of objects, False where nothing shows what they are."""
    found = assigned_values(site, values) if isinstance(values, ast.Name) else [values]
    if not found:
        return False
    if all(map(_reprs, found)):
        return True
    return False if isinstance(found[0], ast.Name | ast.Attribute | ast.Call | ast.Subscript) else None


def _reprs(values: ast.expr) -> bool:
    """Whether the expected values are the ``repr()`` of objects by their form."""
    if isinstance(values, ast.List | ast.Tuple):
        return bool(values.elts) and all(_repr(one) for one in values.elts)
    if isinstance(values, ast.ListComp | ast.GeneratorExp):
        return _repr(values.elt)
    if isinstance(values, ast.Call) and isinstance(values.func, ast.Name):
        if values.func.id == "map" and values.args:
            return isinstance(values.args[0], ast.Name) and values.args[0].id == "repr"
        if values.func.id in ("list", "tuple", "sorted") and len(values.args) == 1:
            return _reprs(values.args[0])
    return False


def _repr(value: ast.expr) -> bool:
    if isinstance(value, ast.Constant) and isinstance(value.value, str):
        return value.value.startswith("<") and value.value.endswith(">") and ":" in value.value
    if isinstance(value, ast.BinOp) and isinstance(value.op, ast.Mod):
        return _repr(value.left)
    if isinstance(value, ast.JoinedStr):
        ends = [value.values[0], value.values[-1]]
        texts = [str(one.value) if isinstance(one, ast.Constant) else "" for one in (*ends, *value.values)]
        return texts[0].startswith("<") and texts[1].endswith(">") and any(":" in text for text in texts)
    if isinstance(value, ast.Call) and isinstance(value.func, ast.Attribute) and value.func.attr == "format":
        return _repr(value.func.value)
    if isinstance(value, ast.Call) and isinstance(value.func, ast.Attribute):
        return value.func.attr == "__repr__" and not value.args
    return isinstance(value, ast.Call) and isinstance(value.func, ast.Name) and value.func.id == "repr"
