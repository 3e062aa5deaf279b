"""Logging out in tests."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Keeps, Suggests
from codemods.rules.rule import Rule
from codemods.rules.shapes.logout_addresses import logout_name, named_logout, places_of
from codemods.rules.site import Site
from codemods.rules.triggers import OnCall, OnModule
from codemods.source.names import last_name


class LogoutTestClient(Rule):
    """A GET request no longer logs out: tests must POST."""

    change = "4.1/logout-get-test-client"
    also = ("5.0/logout-get-test-client",)
    triggers = (OnModule(("logout",)), OnCall("django.urls.reverse"), OnCall("django.urls.reverse_lazy"))
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
        Fixes(
            path="shop/tests/test_it.py",
            files={
                "shop/__init__.py": "",
                "shop/urls.py": "from django.contrib.auth.views import LogoutView\nfrom django.urls import path\n\n"
                "urlpatterns = [path('out/', LogoutView.as_view(), name='out'), path('in/', enter, name='in')]\n",
            },
            before="""\
                from django.test import Client, TestCase
                from django.urls import reverse

                class Tests(TestCase):
                    def test_it(self):
                        self.client.get(reverse("out"))
                        url = reverse("out")
                        Client().get(url)
                        self.client.get(reverse("in"))
                        CACHE.get(url)
                """,
            after="""\
                from django.test import Client, TestCase
                from django.urls import reverse

                class Tests(TestCase):
                    def test_it(self):
                        self.client.post(reverse("out"))
                        url = reverse("out")
                        Client().post(url)
                        self.client.get(reverse("in"))
                        CACHE.get(url)
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
        if isinstance(site.node, ast.Module):
            for node, _ in site.module.walk.attributes.get("get", ()):
                call = site.module.parents.get(node)
                if isinstance(call, ast.Call) and call.func is node:
                    path = site.argument(call, "path", 0)
                    if isinstance(path, ast.Constant):
                        yield from self._get(site, call, path)
        elif isinstance(site.node, ast.Call) and site.node.args and named_logout(site, site.node.args[0]):
            for place in places_of(site, site.node):
                call = site.module.parents.get(place)
                if isinstance(call, ast.Call) and site.argument(call, "path", 0) is place:
                    yield from self._get(site, call, site.node)

    def _get(self, site: Site, call: ast.Call, address: ast.expr) -> Iterator[Answer]:
        node = call.func
        if not isinstance(node, ast.Attribute) or node.attr != "get" or not self._is_client(site, node.value):
            return
        found = logout_name(site, address)
        if found is None:
            return
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
        last = last_name(node)
        return "client" in last.lower()
