"""Namespaces of ``include()``."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer, CannotRewrite
from codemods.rules.examples import Fixes, Flags, Keeps, Suggests
from codemods.rules.rule import Rule
from codemods.rules.site import Site
from codemods.rules.triggers import OnCall, Trigger
from codemods.source.scopes import BindingKind

_INCLUDE = "django.conf.urls.include"
_NAMES = ("arg", "namespace", "app_name")


class IncludeAdminSiteUrls(Rule):
    """The ``urls`` of an admin site go into the pattern as they are, without ``include()``."""

    change = "2.0/include-admin-site-urls"
    triggers = (OnCall(_INCLUDE),)
    examples = [
        Fixes(
            before="""\
                from django.conf.urls import include, url
                from django.contrib import admin
                from django.contrib.admin.sites import AdminSite

                backstage = AdminSite(name="backstage")

                urlpatterns = [
                    url(r"^admin/", include(admin.site.urls)),
                    url(r"^backstage/", include(backstage.urls, namespace="backstage")),
                ]
                """,
            after="""\
                from django.conf.urls import url
                from django.contrib import admin
                from django.contrib.admin.sites import AdminSite

                backstage = AdminSite(name="backstage")

                urlpatterns = [
                    url(r"^admin/", admin.site.urls),
                    url(r"^backstage/", backstage.urls),
                ]
                """,
        ),
        Flags(
            """\
                from django.conf.urls import include, url
                from django.contrib import admin

                urlpatterns = [url(r"^admin/", include(admin.site.urls, namespace="other"))]
                """,
            line=4,
        ),
        Keeps(
            """\
                from django.conf.urls import include, url
                from django.contrib import admin
                from rest_framework.routers import DefaultRouter

                router = DefaultRouter()

                urlpatterns = [url(r"^admin/", admin.site.urls), url(r"^api/", include(router.urls))]
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        call = site.call
        if call is None:
            return
        urls = site.argument(call, "arg", 0)
        if not isinstance(urls, ast.Attribute) or not admin_urls(site, urls):
            return
        namespace = site.argument(call, "namespace", 1)
        name = _site_name(site, urls.value)
        if site.has_stars(call) or (
            namespace is not None and not (isinstance(namespace, ast.Constant) and namespace.value == name)
        ):
            yield site.flag(advice="Give the site that name, and its urls to the pattern without include().")
            return
        yield site.fix(site.replace(call, site.source(urls)))


def admin_urls(site: Site, node: ast.expr) -> bool:
    """Whether an expression is the ``urls`` of an admin site."""
    if not isinstance(node, ast.Attribute) or node.attr != "urls":
        return False
    if site.is_name(node.value, "django.contrib.admin.site", "django.contrib.admin.sites.site"):
        return True
    found = site.infer(node.value)
    return found is not None and site.index.is_subclass(found.qname, "django.contrib.admin.sites.AdminSite")


def _site_name(site: Site, node: ast.expr) -> object:
    """The name that an admin site was made with; None where it cannot be told."""
    if site.is_name(node, "django.contrib.admin.site", "django.contrib.admin.sites.site"):
        return "admin"
    made = site.value_of(node.id) if isinstance(node, ast.Name) else None
    if isinstance(made, ast.Call):
        given = site.argument(made, "name", 0)
        if given is None:
            return "admin"
        return given.value if isinstance(given, ast.Constant) else None
    return None


class IncludeNamespace(Rule):
    """A namespace needs the name of an application: ``include()`` takes it in a pair, no longer as ``app_name``."""

    change = "2.0/include-namespace-needs-app-name"
    also = ("2.0/include-app-name", "2.0/include-three-tuple")
    available = "1.9"
    advice = "Set app_name in the included module, or include a pair of the patterns and the name."
    examples = [
        Fixes(
            before="""\
                from django.conf.urls import include, url

                inner = [url(r"^$", "x")]

                urlpatterns = [
                    url(r"^a/", include("polls.urls", namespace="polls", app_name="questions")),
                    url(r"^b/", include("polls.urls", "polls", "questions")),
                    url(r"^c/", include((inner, "inner", "other"))),
                    url(r"^d/", include("polls.urls", namespace="polls")),
                    url(r"^e/", include(inner, namespace="inner")),
                    url(r"^f/", include([url("", inner)], namespace="inner")),
                ]
                """,
            after="""\
                from django.conf.urls import include, url

                inner = [url(r"^$", "x")]

                urlpatterns = [
                    url(r"^a/", include(("polls.urls", "questions"), namespace="polls")),
                    url(r"^b/", include(("polls.urls", "questions"), "polls")),
                    url(r"^c/", include((inner, "inner"), namespace="other")),
                    url(r"^d/", include(("polls.urls", "polls"), namespace="polls")),
                    url(r"^e/", include((inner, "inner"), namespace="inner")),
                    url(r"^f/", include(([url("", inner)], "inner"), namespace="inner")),
                ]
                """,
        ),
        Suggests(
            before="""\
                from django.conf.urls import include, url

                from shop.patterns import inner

                urlpatterns = [url(r"^a/", include(inner, namespace="inner"))]
                """,
            after="""\
                from django.conf.urls import include, url

                from shop.patterns import inner

                urlpatterns = [url(r"^a/", include((inner, "inner"), namespace="inner"))]
                """,
        ),
        Flags(
            """\
                from django.conf.urls import include, url

                urlpatterns = [
                    url(r"^a/", include("polls.urls", app_name="polls")),
                    url(r"^b/", include("polls.urls", namespace=make())),
                ]
                """,
            lines=(4, 5),
        ),
        Keeps(
            """\
                from django.conf.urls import include, url

                pair = ([], "inner")

                urlpatterns = [
                    url(r"^a/", include("shop.inner", namespace="inner")),
                    url(r"^b/", include(("polls.urls", "polls"), namespace="polls")),
                    url(r"^c/", include("polls.urls")),
                    url(r"^d/", include(pair, namespace="inner")),
                    url(r"^e/", include("polls.urls", namespace=None)),
                ]
                """,
            files={"shop/__init__.py": "", "shop/inner.py": "app_name = 'inner'\nurlpatterns = []\n"},
        ),
    ]

    @classmethod
    def subscriptions(cls) -> Iterator[Trigger]:
        yield OnCall(_INCLUDE)

    def visit(self, site: Site) -> Iterator[Answer]:
        call = site.call
        if call is None or site.has_stars(call):
            return
        given, namespace, app_name = (site.argument(call, name, at) for at, name in enumerate(_NAMES))
        if given is None or admin_urls(site, given):
            return
        if isinstance(given, ast.Name) and isinstance(value := site.value_of(given.id), ast.Tuple):
            if len(value.elts) == 2 or app_name is not None:
                return
            if len(value.elts) == 3:
                yield site.flag(message="include() takes a pair, no longer three", advice=self.advice)
            return
        try:
            if isinstance(given, ast.Tuple):
                yield from self._tuple(site, call, given)
            elif app_name is not None and not _none(app_name):
                yield from self._app_name(site, call, given, namespace, app_name)
            elif namespace is not None and not _none(namespace):
                yield from self._namespace(site, call, given, namespace)
        except CannotRewrite as reason:
            yield site.flag(advice=f"{self.advice} Not rewritten: {reason}.")

    def _tuple(self, site: Site, call: ast.Call, given: ast.Tuple) -> Iterator[Answer]:
        if len(given.elts) != 3 or len(call.args) + len(call.keywords) > 1:
            return
        patterns, app_name, namespace = (site.source(one) for one in given.elts)
        editor = site.edit_call(call).value(0 if call.args else "arg", f"({patterns}, {app_name})")
        edit = editor.add("namespace", namespace).edit()
        yield site.fix(edit, message="include() takes a pair, and the namespace by itself")

    def _app_name(
        self, site: Site, call: ast.Call, given: ast.expr, namespace: ast.expr | None, app_name: ast.expr
    ) -> Iterator[Answer]:
        if namespace is None:
            raise CannotRewrite("no namespace is given")
        key: int | str = 0 if call.args else "arg"
        editor = site.edit_call(call).value(key, f"({site.source(given)}, {site.source(app_name)})")
        edit = editor.remove("app_name" if site.keyword(call, "app_name") is not None else 2).edit()
        yield site.fix(edit, message="include() takes no app_name; a pair names the application")

    def _namespace(
        self, site: Site, call: ast.Call, given: ast.expr, namespace: ast.expr
    ) -> Iterator[Answer]:
        sure = isinstance(given, ast.List)
        module = given.value if isinstance(given, ast.Constant) else site.resolve(given)
        if isinstance(given, ast.Name) and isinstance(site.value_of(given.id), ast.List):
            sure = True
        elif isinstance(module, str):
            facts = site.index.modules.get(module)
            if facts is not None and "app_name" in facts.bindings:
                return
            # Where an installed package's module has an app_name, that one counts, whatever the pair says.
            sure = sure or isinstance(given, ast.Constant) or facts is not None or self._module(site, given)
        if not isinstance(namespace, ast.Constant | ast.Name | ast.Attribute):
            raise CannotRewrite("the namespace is made here")
        key: int | str = 0 if call.args else "arg"
        editor = site.edit_call(call).value(key, f"({site.source(given)}, {site.source(namespace)})")
        if sure:
            yield site.fix(editor.edit())
        else:
            yield site.suggest(
                editor.edit(),
                advice=f"Include a pair if {site.source(given)} is a list of patterns or a module.",
            )

    def _module(self, site: Site, given: ast.expr) -> bool:
        """Whether an expression is a module that was imported as one."""
        if not isinstance(given, ast.Name):
            return False
        found = site.module.lookup(given.id, site.module.scope_at(given), given).bindings
        return (
            len(found) == 1 and found[0].kind is BindingKind.IMPORT and isinstance(found[0].node, ast.Import)
        )


def _none(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and node.value is None
