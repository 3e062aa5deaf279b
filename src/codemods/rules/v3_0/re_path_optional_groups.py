"""Optional groups in the regular expressions of URL patterns."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from codemods.index.facts import FunctionFacts
from codemods.rewrite.answer import Answer
from codemods.rules.examples import Flags, Keeps
from codemods.rules.rule import Rule
from codemods.rules.shapes.overrides import own_definition
from codemods.rules.site import Site
from codemods.rules.triggers import OnCall
from codemods.source.names import last_name

_OPTIONAL = re.compile(r"\(\?P<(\w+)>(?:[^()\\]|\\.|\([^()]*\))*\)(?:\?|\*|\{0?,\d*\})")
_OUTER = re.compile(r"\((?:\?:)?(?:[^()\\]|\\.)*\(\?P<(\w+)>(?:[^()\\]|\\.)*\)(?:[^()\\]|\\.)*\)\?")
_METHODS = ("get", "post", "put", "patch", "delete")
# Decorators that hand on what they are given.
_PLAIN = frozenset(
    [
        *("cache_page", "csrf_exempt", "csrf_protect", "ensure_csrf_cookie", "login_required", "never_cache"),
        *("permission_required", "require_GET", "require_POST", "require_http_methods", "require_safe"),
        *("staff_member_required", "user_passes_test", "vary_on_headers", "xframe_options_exempt"),
    ]
)
_VIEWS = """\
def one(request, page):
    pass


def two(request, page=None):
    pass


@login_required
def three(request, page):
    pass


@paged
def four(request, page):
    pass


class One(View):
    def get(self, request, page):
        pass


class Two(View):
    def get(self, request, page=None):
        pass
"""


class RePathOptionalGroups(Rule):
    """An optional group that did not match is not given to the view as ``None`` any more: it needs a default."""

    change = "3.0/re-path-optional-groups"
    triggers = (OnCall("django.urls.re_path"), OnCall("django.conf.urls.url"))
    examples = [
        Flags(
            """\
                from django.urls import re_path

                from shop import views

                urlpatterns = [
                    re_path(r"^a/(?P<page>[0-9]+)?$", views.one),
                    re_path(r"^b/(?:page-(?P<page>[0-9]+)/)?$", views.one),
                    re_path(r"^c/(?P<page>([0-9]+)){0,1}$", login_required(views.one)),
                    re_path(r"^d/(?P<page>[0-9]+)?$", views.three),
                    re_path(r"^e/(?P<page>[0-9]+)?$", views.One.as_view()),
                ]
                """,
            lines=(6, 7, 8, 9, 10),
            files={"shop/__init__.py": "", "shop/views.py": _VIEWS},
            path="shop/urls.py",
        ),
        Keeps(
            """\
                from django.urls import re_path

                from shop import views

                urlpatterns = [
                    re_path(r"^a/(?P<page>[0-9]+)?$", views.two),
                    re_path(r"^b/(?P<page>[0-9]+)$", views.one),
                    re_path(r"^c/(?P<page>[0-9]+)?$", views.four),
                    re_path(r"^d/(?P<page>[0-9]+)?$", views.Two.as_view()),
                ]
                """,
            files={"shop/__init__.py": "", "shop/views.py": _VIEWS},
            path="shop/urls.py",
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        call = site.call
        if call is None:
            return
        route = site.argument(call, "regex", 0) or site.argument(call, "route", 0)
        view = site.argument(call, "view", 1)
        if not isinstance(route, ast.Constant) or not isinstance(route.value, str) or view is None:
            return
        names = {*_OPTIONAL.findall(route.value), *_OUTER.findall(route.value)}
        for name, facts in _called(site, view) if names else ():
            required = facts.positional[: len(facts.positional) - facts.defaults]
            lacking = sorted(names.intersection(required))
            if lacking and set(facts.decorators) <= _PLAIN:
                yield site.flag(
                    node=route,
                    message=f"{name}() is not given {', '.join(lacking)} where the group did not match",
                    advice=f"Give the parameter a default: {lacking[0]}=None.",
                )
                return


def _called(site: Site, view: ast.expr) -> Iterator[tuple[str, FunctionFacts]]:
    """What a route calls: a function, one that a decorator is given, or the methods of a class."""
    if isinstance(view, ast.Call):
        func = view.func
        if isinstance(func, ast.Attribute) and func.attr == "as_view":
            owner = site.resolve(func.value)
            for method in _METHODS if owner is not None else ():
                facts = own_definition(site, owner or "", method)
                if facts is not None:
                    yield method, facts
        elif len(view.args) == 1 and not view.keywords:
            name = last_name(func)
            if name in _PLAIN:
                yield from _called(site, view.args[0])
        return
    qname = site.resolve(view)
    facts = site.index.function_facts(qname) if qname is not None else None
    if qname is not None and facts is not None:
        yield qname.rpartition(".")[2], facts
