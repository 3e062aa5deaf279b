"""Test clients that override ``generic()``."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Flags, Keeps
from codemods.rules.rule import Rule
from codemods.rules.shapes.literals import key_of
from codemods.rules.shapes.mixed_in import overrides_hook_of
from codemods.rules.site import Site
from codemods.rules.triggers import OnMethod
from codemods.source.guards import in_dead_arm

_BASES = ("django.test.client.RequestFactory", "django.test.client.AsyncRequestFactory")
_KEY = "QUERY_STRING"


class TestClientOverrideSignature(Rule):
    """``get()`` and ``head()`` of the test client hand their data to ``generic()`` as ``query_params``."""

    change = "5.1/test-client-override-signature"
    advice = "Take query_params=None, read the parameters from it as well, and hand it on."
    triggers = (OnMethod("", "generic"),)
    examples = [
        Flags(
            """\
                from django.test import Client

                class Recorder(Client):
                    def generic(self, method, path, data="", content_type="text/plain", secure=False, **extra):
                        self.asked.append(extra.get("QUERY_STRING"))
                        if "QUERY_STRING" in extra:
                            path += "?" + extra["QUERY_STRING"]
                        return super().generic(method, path, data, content_type, secure, **extra)
                """,
            lines=(5, 6, 7),
        ),
        Keeps(
            """\
                from django.test import Client, RequestFactory

                class Quiet(Client):
                    def generic(self, method, path, *args, **extra):
                        extra["QUERY_STRING"] = "quiet=1"
                        return super().generic(method, path, *args, **extra)

                class Adapted(RequestFactory):
                    def generic(self, method, path, *args, query_params=None, **extra):
                        print(query_params, extra.get("QUERY_STRING"))
                        return super().generic(method, path, *args, query_params=query_params, **extra)

                class Page:
                    def generic(self, **extra):
                        return extra["QUERY_STRING"]
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        node = site.node
        if not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) or node.args.kwarg is None:
            return
        if not overrides_hook_of(site, site.class_, *_BASES):
            return
        if "query_params" in site.source(node):
            return
        for place in self._reads(node, node.args.kwarg.arg):
            if not in_dead_arm(site.module, place, self.range, site.index):
                yield site.flag(
                    node=place, message="The test client's get() no longer gives QUERY_STRING to generic()"
                )

    def _reads(self, method: ast.FunctionDef | ast.AsyncFunctionDef, extra: str) -> Iterator[ast.expr]:
        """The places that read the query string from the further arguments."""
        for node in ast.walk(method):
            if isinstance(node, ast.Subscript) and isinstance(node.ctx, ast.Load):
                if getattr(node.value, "id", "") == extra and key_of(node.slice) == _KEY:
                    yield node
            elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.args:
                if node.func.attr in ("get", "pop") and getattr(node.func.value, "id", "") == extra:
                    if key_of(node.args[0]) == _KEY:
                        yield node
            elif isinstance(node, ast.Compare) and key_of(node.left) == _KEY:
                if getattr(node.comparators[0], "id", "") == extra:
                    yield node
