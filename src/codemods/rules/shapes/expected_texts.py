"""Texts that tests expect Django to write, word for word."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Sequence
from typing import ClassVar

from codemods.rewrite.answer import Answer
from codemods.rules.rule import Rule
from codemods.rules.site import Site
from codemods.rules.triggers import OnModule, Trigger
from codemods.source.names import last_name

__all__ = ["ExpectedTexts", "compared_as_html", "expected", "expects_error"]

_HTML = frozenset(["assertHTMLEqual", "assertHTMLNotEqual", "assertInHTML", "assertNotInHTML"])
_RAISES = frozenset(
    ["assertRaises", "assertRaisesMessage", "assertRaisesRegex", "assertRaisesRegexp", "raises"]
)
# What is given a text of the test's own, to read it or to render it.
_GIVEN = frozenset(
    [
        "BeautifulSoup",
        "HttpResponse",
        "SafeString",
        "SafeText",
        "Template",
        "format_html",
        "from_string",
        "fromstring",
        "mark_safe",
        "parse_html",
        "strip_tags",
        "unescape",
    ]
)


class ExpectedTexts(Rule):
    """Text that Django writes has changed; tests that compare it have to expect the new one."""

    words: ClassVar[Sequence[str]] = ()
    """Parts of the text, one of which each text holds."""
    pattern: ClassVar[re.Pattern[str]]
    """What is found in such a text."""
    html_too: ClassVar[bool] = False
    """Whether comparisons of HTML, which take no notice of its spelling, are hit as well."""

    @classmethod
    def subscriptions(cls) -> Iterator[Trigger]:
        yield OnModule(tuple(cls.words), roles=("test",))
        yield from cls.triggers

    def visit(self, site: Site) -> Iterator[Answer]:
        for node in expected(site, self.words, self.pattern):
            if self.html_too or not compared_as_html(site, node):
                yield site.flag(node=node)


def expected(
    site: Site, words: Sequence[str], pattern: re.Pattern[str] | None = None
) -> Iterator[ast.Constant]:
    """The strings of a module that hold one of the words, but for docstrings and texts that something is made of.

    With ``pattern`` only those in which it is found.
    """
    for node in site.module.texts(*words):
        if pattern is not None and not pattern.search(str(node.value)):
            continue
        if isinstance(site.module.parents.get(node), ast.Expr) or _is_given(site, node):
            continue
        yield node


def _is_given(site: Site, node: ast.Constant) -> bool:
    return any(last_name(call.func) in _GIVEN for call in _calls(site, node))


def compared_as_html(site: Site, node: ast.AST) -> bool:
    """Whether a text is compared as HTML, by what it means and not by how it is written.

    So it is too where it is given a name first, and where a test has a method of its own for that.
    """
    if any(_compares_html(site, call) for call in _calls(site, node)):
        return True
    statement = site.module.statement_of(node)
    if not isinstance(statement, ast.Assign) or len(statement.targets) != 1:
        return False
    target, function = statement.targets[0], site.module.scope_at(statement)
    return isinstance(target, ast.Name) and any(
        scope is function and any(_compares_html(site, call) for call in _calls(site, use))
        for use, scope in site.module.walk.names.get(target.id, ())
    )


def _compares_html(site: Site, call: ast.Call) -> bool:
    name = last_name(call.func)
    html = site.keyword(call, "html")
    if name in _HTML or ("html" in name.lower() and not name.startswith("parse")) or "RendersTo" in name:
        return True
    return html is not None and isinstance(html.value, ast.Constant) and html.value.value is True


def expects_error(site: Site, node: ast.AST) -> bool:
    """Whether a place stands where a test expects an error."""
    for around in site.module.ancestors(node):
        if isinstance(around, ast.With):
            for item in around.items:
                context = item.context_expr
                if isinstance(context, ast.Call) and last_name(context.func) in _RAISES:
                    return True
        if isinstance(around, ast.Call) and last_name(around.func) in _RAISES:
            return True
    return False


def _calls(site: Site, node: ast.AST) -> Iterator[ast.Call]:
    """The calls that an expression stands in, innermost first."""
    for around in site.module.ancestors(node):
        if isinstance(around, ast.stmt):
            return
        if isinstance(around, ast.Call):
            yield around
