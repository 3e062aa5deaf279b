"""The prefix of ``i18n_patterns()``."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.findings import Edit
from codemods.rewrite.answer import Answer, CannotRewrite
from codemods.rules.examples import Fixes, Flags, Keeps
from codemods.rules.rule import Rule
from codemods.rules.site import Site
from codemods.rules.triggers import OnCall
from codemods.rules.v1_8.pattern_entries import entry_texts, spliced
from codemods.rules.v1_8.view_paths import of_shim


class I18nPatternsPrefix(Rule):
    """``i18n_patterns()`` takes instances of ``url()`` only: no prefix, and no tuples."""

    change = "1.8/i18n-patterns-prefix"
    also = ("1.10/i18n-patterns-prefix",)
    triggers = (OnCall("django.conf.urls.i18n.i18n_patterns"),)
    available = "1.8"
    advice = "Give it url() instances only."
    examples = [
        Fixes(
            path="shop/urls.py",
            before="""\
                from django.conf.urls import url
                from django.conf.urls.i18n import i18n_patterns

                urlpatterns = i18n_patterns('',
                    url(r'^a/$', a),
                    (r'^b/$', b),
                )
                urlpatterns += i18n_patterns('', url(r'^c/$', c))
                """,
            after="""\
                from django.conf.urls import url
                from django.conf.urls.i18n import i18n_patterns

                urlpatterns = i18n_patterns(
                    url(r'^a/$', a),
                    url(r'^b/$', b),
                )
                urlpatterns += i18n_patterns(url(r'^c/$', c))
                """,
        ),
        Flags(
            path="shop/urls.py",
            source="""\
                from django.conf.urls.i18n import i18n_patterns

                urlpatterns = i18n_patterns(PREFIX, (r'^b/$', "b"))
                """,
            line=3,
        ),
        Keeps(
            path="shop/urls.py",
            source="""\
                from django.conf.urls import url
                from django.conf.urls.i18n import i18n_patterns

                urlpatterns = i18n_patterns(url(r'^a/$', a), *more, prefix_default_language=False)
                """,
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        call = site.node
        if not isinstance(call, ast.Call) or not call.args:
            return
        site.certain = site.certain or of_shim(site)
        first = call.args[0]
        tuples = any(isinstance(entry, ast.Tuple | ast.List) for entry in call.args)
        constant = isinstance(first, ast.Constant) and isinstance(first.value, str)
        if not constant and not tuples:
            return
        if not self.replaceable:
            if self.gone:
                yield site.flag()
            return
        text = site.module.text
        start, end = site.module.span(call)
        if not constant:
            if not isinstance(first, ast.Tuple | ast.List | ast.Call):
                raise CannotRewrite("the prefix is computed")
            entries, prefix = call.args, ""
            edits: list[Edit] = entry_texts(site, entries, prefix)
        else:
            assert isinstance(first, ast.Constant)
            edits = entry_texts(site, call.args[1:], str(first.value))
            edits.append(self._prefix(site, first))
        yield site.fix(
            Edit(start, end, spliced(text, start, end, edits)), message="i18n_patterns() takes url() only"
        )

    def _prefix(self, site: Site, first: ast.Constant) -> Edit:
        """The edit that takes out the prefix with its comma."""
        text = site.module.text
        start, end = site.module.span(first)
        after = text[end:].lstrip()
        if not after.startswith(","):
            return Edit(start, end, "")
        stop = text.index(",", end) + 1
        while text[stop] in " \t":
            stop += 1
        if text[stop] == "\n" and "\n" in text[text.rindex("(", 0, start) : start]:
            start = text.rindex("\n", 0, start)
        return Edit(start, stop, "")
