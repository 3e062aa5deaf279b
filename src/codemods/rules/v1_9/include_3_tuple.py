"""``include()`` of three things at once."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Flags, Keeps
from codemods.rules.rule import Rule
from codemods.rules.shapes.values import assigned_values
from codemods.rules.site import Site
from codemods.rules.triggers import OnCall


class Include3Tuple(Rule):
    """``include()`` takes a pair of patterns and application name; the namespace is an argument of its own."""

    change = "1.9/include-3-tuple"
    also = ("2.0/include-three-tuple",)
    triggers = (OnCall("django.conf.urls.include"),)
    available = "1.9"
    advice = "Write include((patterns, app_name), namespace=...)."
    examples = [
        Fixes(
            path="shop/urls.py",
            before="""\
                from django.conf.urls import include, url

                urlpatterns = [url(r'^polls/', include((polls, 'polls', 'author-polls')))]
                """,
            after="""\
                from django.conf.urls import include, url

                urlpatterns = [url(r'^polls/', include((polls, 'polls'), namespace='author-polls'))]
                """,
        ),
        Fixes(
            path="shop/urls.py",
            before="""\
                from django.conf.urls import include, url

                polls = ([url(r'^$', index)], 'polls', 'author-polls')
                urlpatterns = [url(r'^polls/', include(polls))]
                """,
            after="""\
                from django.conf.urls import include, url

                polls = ([url(r'^$', index)], 'polls', 'author-polls')
                urlpatterns = [url(r'^polls/', include(polls[:2], namespace=polls[2]))]
                """,
        ),
        Flags(
            path="shop/urls.py",
            source="""\
                from django.conf.urls import include, url

                urlpatterns = [url(r'^polls/', include((polls, 'polls', 'author-polls')))]
                """,
            line=3,
            supports="1.8",
        ),
        Keeps(
            path="shop/urls.py",
            source="""\
                from django.conf.urls import include, url

                polls = ([url(r'^$', index)], 'polls')
                urlpatterns = [
                    url(r'^polls/', include((polls[0], 'polls'), namespace='author-polls')),
                    url(r'^more/', include(polls, 'more')),
                ]
                """,
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        call = site.node
        if not isinstance(call, ast.Call) or len(call.args) != 1 or call.keywords:
            return
        given = call.args[0]
        message = "include() takes no triple of patterns, application name and namespace any more"
        if isinstance(given, ast.Tuple):
            if not _triple(given):
                return
            patterns, app_name, namespace = (site.source(one) for one in given.elts)
            pair = f"({patterns}, {app_name})"
        elif isinstance(given, ast.Name):
            values = assigned_values(site, given)
            if not values or not all(isinstance(one, ast.Tuple) and _triple(one) for one in values):
                return
            pair, namespace = f"{given.id}[:2]", f"{given.id}[2]"
        else:
            return
        if not self.replaceable:
            if self.gone or site.range.supports < site.range.target:
                yield site.flag(message=message)
            return
        yield site.fix(
            site.edit_call(call).value(0, pair).add("namespace", namespace).edit(), message=message
        )


def _triple(node: ast.Tuple) -> bool:
    return len(node.elts) == 3 and not any(isinstance(one, ast.Starred) for one in node.elts)
