"""Logging out in tests."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Keeps, Suggests
from codemods.rules.rule import Rule
from codemods.rules.shapes.logout_addresses import logout_name
from codemods.rules.site import Site
from codemods.rules.triggers import OnModule


class LogoutTestClient(Rule):
    """A GET request no longer logs out: tests must POST."""

    change = "4.1/logout-get-test-client"
    also = ("5.0/logout-get-test-client",)
    triggers = (OnModule(("logout",)),)
    examples = [
        Fixes(
            before="""\
                from django.contrib.auth.views import LogoutView
                from django.test import TestCase
                from django.urls import reverse

                class Tests(TestCase):
                    def test_it(self):
                        self.client.get(reverse("admin:logout"), follow=True)
                        self.client.get("/logout/")
                """,
            after="""\
                from django.contrib.auth.views import LogoutView
                from django.test import TestCase
                from django.urls import reverse

                class Tests(TestCase):
                    def test_it(self):
                        self.client.post(reverse("admin:logout"), follow=True)
                        self.client.post("/logout/")
                """,
        ),
        Suggests(
            path="shop/tests/test_it.py",
            files={
                "shop/__init__.py": "",
                "shop/views.py": "def logout_all(request):\n    pass\n",
                "shop/urls.py": "from django.urls import include, path\nfrom shop.views import logout_all\n\n"
                "urlpatterns = [path('a/', include('django.contrib.auth.urls')), path('b/', logout_all)]\n",
            },
            before="""\
                from django.test import TestCase
                from django.urls import reverse

                class Tests(TestCase):
                    def test_it(self):
                        self.client.get(reverse("logout"))
                """,
            after="""\
                from django.test import TestCase
                from django.urls import reverse

                class Tests(TestCase):
                    def test_it(self):
                        self.client.post(reverse("logout"))
                """,
        ),
        Keeps(
            """\
                from django.test import TestCase
                from django.urls import reverse

                class Tests(TestCase):
                    def test_it(self):
                        self.client.get(reverse("logout"))
                        self.client.get("/logout/")
                        self.client.post(reverse("admin:logout"))
                        OPTIONS.get("admin:logout")
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        for node, _ in site.module.walk.attributes.get("get", ()):
            call = site.module.parents.get(node)
            if not isinstance(call, ast.Call) or call.func is not node:
                continue
            found = logout_name(site, site.argument(call, "path", 0))
            if found is None or not self._is_client(site, node.value):
                continue
            edit = site.replace_name(node, "post")
            if found == "sure":
                yield site.fix(edit, node=node)
            else:
                yield site.suggest(
                    edit, node=node, advice="Right if Django's LogoutView answers at this address."
                )

    def _is_client(self, site: Site, node: ast.expr) -> bool:
        inferred = site.infer(node)
        if inferred is not None:
            return site.index.is_subclass(inferred.qname, "django.test.client.Client")
        last = node.attr if isinstance(node, ast.Attribute) else getattr(node, "id", "")
        return "client" in last.lower()
