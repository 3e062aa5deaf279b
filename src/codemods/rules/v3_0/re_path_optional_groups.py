"""Optional groups in the regular expressions of URL patterns."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Flags, Keeps
from codemods.rules.rule import Rule
from codemods.rules.site import Site
from codemods.rules.triggers import OnCall

_OPTIONAL = re.compile(r"\(\?P<(\w+)>(?:[^()\\]|\\.)*\)\?")
_OUTER = re.compile(r"\((?:\?:)?(?:[^()\\]|\\.)*\(\?P<(\w+)>(?:[^()\\]|\\.)*\)(?:[^()\\]|\\.)*\)\?")
_VIEWS = "def one(request, page):\n    pass\n\ndef two(request, page=None):\n    pass\n"


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
                ]
                """,
            lines=(6, 7),
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
        qname = site.resolve(view)
        facts = site.index.function_facts(qname) if names and qname is not None else None
        if facts is None or facts.decorators:
            return
        required = facts.positional[: len(facts.positional) - facts.defaults]
        lacking = sorted(names.intersection(required))
        if lacking:
            name = qname.rpartition(".")[2] if qname else ""
            yield site.flag(
                node=route,
                message=f"{name}() is not given {', '.join(lacking)} where the group did not match",
                advice=f"Give the parameter a default: {lacking[0]}=None.",
            )
