"""Headers of test requests."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer, CannotRewrite
from codemods.rules.examples import Fixes, Keeps
from codemods.rules.rule import Rule
from codemods.rules.site import Site
from codemods.rules.triggers import OnModule

_METHODS = frozenset(
    ["get", "post", "put", "patch", "delete", "head", "options", "trace", "generic", "request"]
)
_CLIENTS = ("django.test.client.Client", "django.test.client.RequestFactory")


class ClientHeaders(Rule):
    """Test requests take ``headers``, which says more than keywords like ``HTTP_ACCEPT``."""

    change = "4.2/test-client-headers"
    available = "4.2"
    triggers = (OnModule(("HTTP_",)),)
    examples = [
        Fixes(
            modernize=True,
            before="""\
                from django.test import RequestFactory, TestCase

                class Tests(TestCase):
                    def test_it(self):
                        self.client.get("/", HTTP_ACCEPT_LANGUAGE="fr", HTTP_X_REQUESTED_WITH="XMLHttpRequest", follow=True)
                        self.client.get("/", HTTP_HOST="example.com")
                        RequestFactory(HTTP_ACCEPT="a").post("/")
                """,
            after="""\
                from django.test import RequestFactory, TestCase

                class Tests(TestCase):
                    def test_it(self):
                        self.client.get("/", headers={"accept-language": "fr", "x-requested-with": "XMLHttpRequest"}, follow=True)
                        self.client.get("/", headers={"host": "example.com"})
                        RequestFactory(headers={"accept": "a"}).post("/")
                """,
        ),
        Keeps(
            """\
                from django.test import TestCase

                class Tests(TestCase):
                    def test_it(self):
                        self.client.get("/", HTTP_ACCEPT="a", headers={"x": "y"})
                        self.client.get("/", REMOTE_ADDR="a")
                        self.client.get("/", HTTP_HOST="example.com", follow=True)
                        self.client.get("/", **{"HTTP_ACCEPT": "a"})
                        other.get("/", HTTP_ACCEPT="a")
                """,
            modernize=True,
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        if not self.replaceable:
            return
        done: set[ast.Call] = set()
        for name, calls in site.module.walk.keywords.items():
            if not name.startswith("HTTP_"):
                continue
            for call, _ in calls:
                if call not in done and self._of_tests(site, call):
                    done.add(call)
                    answer = self._rewritten(site, call)
                    if answer is not None:
                        yield answer

    def _rewritten(self, site: Site, call: ast.Call) -> Answer | None:
        # A redirect that is followed sets HTTP_HOST anew, and ``headers`` would set it back.
        followed = site.keyword(call, "follow") is not None or site.has_stars(call)
        given = [
            one
            for one in call.keywords
            if one.arg and one.arg.startswith("HTTP_") and not (one.arg == "HTTP_HOST" and followed)
        ]
        if not given or site.keyword(call, "headers") is not None:
            return None
        pairs = [
            f'"{(one.arg or "")[5:].lower().replace("_", "-")}": {site.source(one.value)}' for one in given
        ]
        first, *others = [one.arg for one in given if one.arg]
        try:
            editor = site.edit_call(call).value(first, "{" + ", ".join(pairs) + "}").rename(first, "headers")
            for name in others:
                editor.remove(name)
        except CannotRewrite:
            return None
        return site.fix(editor.edit(), node=call)

    def _of_tests(self, site: Site, call: ast.Call) -> bool:
        """Whether the call is one of the test client or the request factory, or makes one."""
        func = call.func
        if site.is_name(func, *_CLIENTS):
            return True
        if not isinstance(func, ast.Attribute) or func.attr not in _METHODS:
            return False
        found = site.infer(func.value)
        return (
            found is not None
            and found.certain
            and any(site.index.is_subclass(found.qname, base) for base in _CLIENTS)
            and site.index.class_facts(found.qname) is None
        )
