"""``urlquote()`` and its kin."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.findings import Edit
from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Keeps, Suggests
from codemods.rules.shapes.functions import RenameFunctions
from codemods.rules.shapes.texts import is_lazy, is_text
from codemods.rules.site import Site
from codemods.source.names import last_name
from codemods.source.scopes import ScopeKind

_MAKES_NUMBERS = frozenset(["int", "float", "len"])


class Urlquote(RenameFunctions):
    """``urlquote()``, ``urlunquote()`` and their ``_plus`` forms only wrapped functions of ``urllib.parse``."""

    change = "3.0/urlquote"
    also = (
        "3.0/urlquote-plus",
        "3.0/urlunquote",
        "3.0/urlunquote-plus",
        "4.0/urlquote",
        "4.0/urlquote-plus",
        "4.0/urlunquote",
        "4.0/urlunquote-plus",
    )
    renames = {
        f"django.utils.http.url{name}": f"urllib.parse.{name}"
        for name in ("quote", "quote_plus", "unquote", "unquote_plus")
    }
    parameters = {"url": "string", "quoted_url": "string"}
    available = "2.0"
    examples = [
        Fixes(
            before="""\
                from django.utils.http import urlencode, urlquote, urlunquote_plus as plain

                def link(text: str, name):
                    return urlquote(text, safe="") + urlquote(url="a b") + plain(name.strip()) + urlencode({})
                """,
            after="""\
                from urllib.parse import quote, unquote_plus as plain

                from django.utils.http import urlencode

                def link(text: str, name):
                    return quote(text, safe="") + quote(string="a b") + plain(name.strip()) + urlencode({})
                """,
        ),
        Fixes(
            before="""\
                from django.utils.http import urlquote
                from django.utils.translation import gettext_lazy

                def link(book, request):
                    path = request.path or "/"
                    parts = urlquote(5), urlquote(book.pk), urlquote(gettext_lazy("next page"))
                    return parts, urlquote(url=book.title), urlquote(path), urlquote(book.title.encode()), urlquote("%s" % book)
                """,
            after="""\
                from django.utils.encoding import force_str
                from urllib.parse import quote
                from django.utils.translation import gettext_lazy

                def link(book, request):
                    path = request.path or "/"
                    parts = quote(str(5)), quote(str(book.pk)), quote(str(gettext_lazy("next page")))
                    return parts, quote(string=force_str(book.title)), quote(path), quote(book.title.encode()), quote("%s" % book)
                """,
        ),
        Suggests(
            before="""\
                from django.urls import reverse_lazy
                from django.utils.http import urlquote

                NEXT = urlquote(reverse_lazy("books"))
                """,
            after="""\
                from django.urls import reverse_lazy
                from urllib.parse import quote

                NEXT = quote(str(reverse_lazy("books")))
                """,
        ),
        Suggests(
            before="""\
                from django.utils.http import urlquote

                def links(books):
                    return map(urlquote, books)
                """,
            after="""\
                from urllib.parse import quote

                def links(books):
                    return map(quote, books)
                """,
        ),
        Fixes(
            before="""\
                from django.utils import http

                def link(quote: str):
                    return http.urlquote_plus(quote) + http.urlquote(quote)
                """,
            after="""\
                from urllib.parse import quote as parse_quote, quote_plus

                def link(quote: str):
                    return quote_plus(quote) + parse_quote(quote)
                """,
        ),
        Keeps("""\
                from shop.http import urlquote
                from django.utils.http import urlencode

                def link(text, urlunquote):
                    return urlquote(text) + urlunquote(text) + urlencode({})
                """),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        call = site.call
        if (
            site.kind == "use"
            and site.certain
            and call is not None
            and self._available(self.new_name(site.qname))
        ):
            yield from self._made_text(site, call)
        yield from super().visit(site)

    def _made_text(self, site: Site, call: ast.Call) -> Iterator[Answer]:
        """Django's functions take anything, and lazy texts; those of the standard library take texts alone."""
        value = self._quoted(site, call)
        if value is None or self._taken_as_is(site, call, value) or site.module.in_fstring(call):
            return
        if self._is_no_bytes(site, value) and site.module.scope_at(call).owner("str") is None:
            made = "str"
        else:
            made = site.need("django.utils.encoding.force_str", call)
        edit = site.replace(value, f"{made}({site.source(value)})")
        message = "The function of the standard library takes text, and nothing that has yet to be made text"
        if self._made_on_import(site, call, value):
            advice = "It is made text when the module is imported; see that it is known by then."
            yield site.suggest(edit, node=value, message=message, advice=advice)
        else:
            yield site.fix(edit, node=value, message=message)

    def _answer(self, site: Site, *edits: Edit, also: list[ast.AST] | None = None) -> Answer:
        uses: list[ast.expr] = []
        if site.kind == "import" and site.binding is not None:
            uses = site.uses_of(site.binding)[0]
        elif isinstance(site.node, ast.expr):
            uses = [site.node]
        if all(self._is_sure(site, use) for use in uses):
            return super()._answer(site, *edits, also=also)
        return site.suggest(
            *edits,
            message=self._message(site.qname, self.new_name(site.qname) or ""),
            advice="Right where it is given text, and no lazy text or number, which the old function makes text of.",
            also=also or [],
        )

    def _is_sure(self, site: Site, use: ast.expr) -> bool:
        """Whether what a use of the name is given is text, or can be made text there and then."""
        call = site.module.walk.calls.get(use)
        value = self._quoted(site, call) if call is not None else None
        if call is None or value is None:
            return isinstance(use, ast.Constant)  # the dotted name in a string, for a patch
        if self._taken_as_is(site, call, value):
            return True
        return not site.module.in_fstring(call) and not self._made_on_import(site, call, value)

    def _quoted(self, site: Site, call: ast.Call) -> ast.expr | None:
        if site.has_stars(call):
            return None
        return next(
            (site.argument(call, name, 0) for name in ("url", "quoted_url") if site.argument(call, name, 0)),
            None,
        )

    def _taken_as_is(self, site: Site, call: ast.Call, value: ast.expr) -> bool:
        if is_text(site, value):
            return True
        encoded = isinstance(value, ast.Call) and last_name(value.func) == "encode"
        return "unquote" not in site.qname and (
            encoded or (isinstance(value, ast.Constant) and isinstance(value.value, bytes))
        )

    def _is_no_bytes(self, site: Site, value: ast.expr) -> bool:
        """Whether a value is nothing that ``str()`` would make something else of than Django does: bytes, that is."""
        if isinstance(value, ast.Constant):
            return not isinstance(value.value, bytes)
        if isinstance(value, ast.Attribute):
            return value.attr in ("pk", "id")
        numbers = isinstance(value, ast.Call) and getattr(value.func, "id", "") in _MAKES_NUMBERS
        return numbers or is_lazy(site, value)

    def _made_on_import(self, site: Site, call: ast.Call, value: ast.expr) -> bool:
        """Whether what may be a lazy text would be made text when the module is imported."""
        scope = site.module.scope_at(call)
        while scope.kind in (ScopeKind.CLASS, ScopeKind.COMPREHENSION) and scope.parent is not None:
            scope = scope.parent
        return scope.kind is ScopeKind.MODULE and (is_lazy(site, value) or not self._is_no_bytes(site, value))
