"""Inline flags in URL patterns."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from codemods.rewrite.answer import Answer, CannotRewrite
from codemods.rules.examples import Fixes, Flags, Keeps
from codemods.rules.rule import Rule
from codemods.rules.site import Site
from codemods.rules.triggers import OnCall, Trigger

_FLAGS = re.compile(r"\(\?(?:[aiLmsux]+\)|#)")


class UrlRegexInlineFlags(Rule):
    """URL patterns with inline flags or comment groups can no longer be reversed."""

    change = "1.11/url-regex-inline-flags"
    also = ("2.1/url-regex-inline-flags",)
    advice = (
        "Write the pattern for one spelling, and redirect other spellings in a view (handler404) if need be."
    )
    examples = [
        Fixes(
            path="shop/urls.py",
            before="""\
                from django.conf.urls import url
                from django.utils.translation import ugettext_lazy as _
                from shop import views

                urlpatterns = [
                    url(r"^(?P<tag>[^/]+(?u))/$", views.tag),
                    url(_(r"(?u)^tags/$"), views.tags),
                ]
                """,
            after="""\
                from django.conf.urls import url
                from django.utils.translation import ugettext_lazy as _
                from shop import views

                urlpatterns = [
                    url(r"^(?P<tag>[^/]+)/$", views.tag),
                    url(_(r"(?u)^tags/$"), views.tags),
                ]
                """,
        ),
        Flags(
            path="shop/urls.py",
            source="""\
                from django.conf.urls import url
                from shop import views

                urlpatterns = [
                    url(r"(?i)^books/$", views.books),
                    url(r"^shelf/(?#number)(\\d+)/$", views.shelf),
                ]
                """,
            lines=(5, 6),
        ),
        Keeps(
            path="shop/urls.py",
            source="""\
                import re
                from django.conf.urls import url
                from shop import views

                urlpatterns = [url(r"^books/(?P<slug>[a-z]+)/(?:x|y)$", views.books)]
                pattern = re.compile("(?i)^books/$")
                """,
        ),
    ]

    @classmethod
    def subscriptions(cls) -> Iterator[Trigger]:
        yield OnCall("django.conf.urls.url")
        yield OnCall("django.urls.re_path")

    def visit(self, site: Site) -> Iterator[Answer]:
        call = site.call
        if call is None:
            return
        pattern = site.argument(call, "regex", 0) or site.argument(call, "route", 0)
        translated = isinstance(pattern, ast.Call)
        if isinstance(pattern, ast.Call) and pattern.args:
            pattern = pattern.args[0]
        if not isinstance(pattern, ast.Constant) or not isinstance(pattern.value, str):
            return
        found = _FLAGS.findall(pattern.value)
        if found == ["(?u)"] and not translated:  # what text patterns do anyway on Python 3
            try:
                edit = site.replace_in_string(pattern, "(?u)", "")
            except CannotRewrite:
                yield site.flag(node=pattern)
                return
            yield site.fix(
                edit, node=pattern, message="The flag (?u) says nothing in a URL pattern, and stops it"
            )
        elif found:
            yield site.flag(node=pattern)
