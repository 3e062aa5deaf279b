"""``response._headers``."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Flags, Keeps, Suggests
from codemods.rules.rule import Rule
from codemods.rules.site import Site
from codemods.rules.triggers import OnAttribute
from codemods.source.names import last_name

_RESPONSE = "django.http.HttpResponse"
_BASE = "django.http.response.HttpResponseBase"


class ResponsePrivateHeaders(Rule):
    """The headers of a response are in ``headers``; the private ``_headers`` is gone."""

    change = "3.2/response-private-headers"
    triggers = (OnAttribute("_headers"),)
    available = "3.2"
    advice = "Use response.headers, which maps the names of headers to their values."
    examples = [
        Fixes(
            before="""\
                from django.http import HttpResponse
                from django.test import TestCase

                class PageTest(TestCase):
                    def test_page(self):
                        response = self.client.get("/")
                        self.assertIn("content-type", response._headers.keys())
                        return HttpResponse()._headers["content-type"][1], "x" in response._headers.keys()
                """,
            after="""\
                from django.http import HttpResponse
                from django.test import TestCase

                class PageTest(TestCase):
                    def test_page(self):
                        response = self.client.get("/")
                        self.assertIn("content-type", response.headers)
                        return HttpResponse().headers["content-type"], "x" in response.headers
                """,
        ),
        Suggests(
            before="""\
                from django.http import HttpResponse

                def show(response):
                    return response._headers["content-type"][1], "x" in response._headers, response._headers.values()

                def moved(answer, key):
                    return answer._headers["location"][1], answer._headers[key][1]
                """,
            after="""\
                from django.http import HttpResponse

                def show(response):
                    return response.headers["content-type"], "x" in response.headers, response.headers.items()

                def moved(answer, key):
                    return answer.headers["location"], answer._headers[key][1]
                """,
        ),
        Flags(
            """\
                from django.http import HttpResponse

                class Own(HttpResponse):
                    def show(self):
                        self._headers["x"] = ("X", "1")
                """,
            line=5,
        ),
        Keeps(
            """\
                class Client:
                    def show(self, message):
                        return self._headers["x"], message._headers, message._headers[0][1], self._headers["x"][1]
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        node = site.node
        if not isinstance(node, ast.Attribute):
            return
        certain = self._response(site, node.value)
        if certain is None and _is_pair(site, node) and site.infer(node.value) is None:
            certain = False  # a name and a value, under a text: so only responses keep their headers
        if certain is None:
            return
        if not self.replaceable:
            if self.gone:
                yield site.flag()
            return
        replaced = self._replaced(site, node, f"{site.source(node.value)}.headers")
        if replaced is None:
            yield site.flag()
            return
        old, new = replaced
        answer = site.fix if certain else site.suggest
        yield answer(site.replace(old, new), node=old)

    def _replaced(self, site: Site, node: ast.Attribute, new: str) -> tuple[ast.AST, str] | None:
        """What is asked of the headers, and how it is asked now."""
        parent = site.parent
        outer = site.module.parents.get(parent) if parent is not None else None
        if isinstance(parent, ast.Subscript) and isinstance(parent.ctx, ast.Load) and parent.value is node:
            if (
                isinstance(outer, ast.Subscript)
                and isinstance(outer.slice, ast.Constant)
                and outer.slice.value == 1
            ):
                return outer, f"{new}[{site.source(parent.slice)}]"
        elif _looked_in(site, node):
            return node, new
        elif isinstance(parent, ast.Attribute) and isinstance(outer, ast.Call) and outer.func is parent:
            if parent.attr == "values":
                return outer, f"{new}.items()"
            if parent.attr == "keys" and _looked_in(site, outer):
                return outer, new
        return None

    def _response(self, site: Site, owner: ast.expr) -> bool | None:
        """Whether an object is a response for certain (True) or by its name (False); None where it is not."""
        found = site.infer(owner)
        if found is not None:
            known = any(site.index.is_subclass(found.qname, one) for one in (_RESPONSE, _BASE))
            return found.certain if known else None
        last = last_name(owner)
        return False if last in ("response", "resp") else None


def _is_pair(site: Site, node: ast.Attribute) -> bool:
    """Whether an expression goes on as ``._headers["location"][1]``."""
    parent = site.parent
    outer = site.module.parents.get(parent) if parent is not None else None
    return (
        isinstance(parent, ast.Subscript)
        and isinstance(outer, ast.Subscript)
        and isinstance(parent.slice, ast.Constant)
        and isinstance(parent.slice.value, str)
        and isinstance(outer.slice, ast.Constant)
        and outer.slice.value in (0, 1)
    )


def _looked_in(site: Site, node: ast.expr) -> bool:
    """Whether a name is looked for in something: ``x in headers``, ``assertIn(x, headers)``."""
    parent = site.module.parents.get(node)
    if isinstance(parent, ast.Compare):
        return node in parent.comparators and isinstance(parent.ops[-1], ast.In | ast.NotIn)
    if isinstance(parent, ast.Call) and isinstance(parent.func, ast.Attribute):
        return parent.func.attr in ("assertIn", "assertNotIn") and parent.args[1:2] == [node]
    return False
