"""The private hooks of ``Paginator``."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Flags, Keeps, Suggests
from codemods.rules.rule import Rule
from codemods.rules.site import Site
from codemods.rules.triggers import OnMember, OnMethod, Trigger

_HOOKS = {"_get_count": "count", "_get_num_pages": "num_pages", "_get_page_range": "page_range"}
_KEPT = {"_count": "count", "_num_pages": "num_pages"}
_PAGINATOR = "django.core.paginator.Paginator"


class PaginatorHooks(Rule):
    """``count``, ``num_pages`` and ``page_range`` of a paginator are properties: ``_get_…()`` is never called."""

    change = "1.10/undocumented-paginator-hooks"
    available = "1.10"
    advice = "Override the property itself."
    examples = [
        Fixes(
            before="""\
                from django.core.paginator import Paginator

                def pages(items):
                    paginator = Paginator(items, 10)
                    return paginator._get_num_pages(), Paginator(items, 5)._get_page_range()
                """,
            after="""\
                from django.core.paginator import Paginator

                def pages(items):
                    paginator = Paginator(items, 10)
                    return paginator.num_pages, Paginator(items, 5).page_range
                """,
        ),
        Suggests(
            before="""\
                from django.core.paginator import Paginator

                class BookPaginator(Paginator):
                    def _get_count(self):
                        return min(super(BookPaginator, self)._get_count(), 100)

                    def _get_page_range(self):
                        return range(9)
                """,
            after="""\
                from django.core.paginator import Paginator
                from django.utils.functional import cached_property

                class BookPaginator(Paginator):
                    @cached_property
                    def count(self):
                        return min(super(BookPaginator, self).count, 100)

                    @property
                    def page_range(self):
                        return range(9)
                """,
        ),
        Flags(
            """\
                from django.core.paginator import Paginator

                class BookPaginator(Paginator):
                    def pages(self):
                        if self._num_pages is None:
                            self._num_pages = 1
                        return self._num_pages
                """,
            lines=(5, 7),
        ),
        Keeps(
            """\
                from django.core.paginator import Paginator

                class BookPaginator(Paginator):
                    def __init__(self, *args):
                        super().__init__(*args)
                        self._count = None

                    def size(self):
                        return self._count or self.count

                class Pages:
                    def size(self):
                        return self._count
                """
        ),
        Keeps(
            """\
                from django.core.paginator import Paginator

                class BookPaginator(Paginator):
                    def _get_count(self):
                        return 100
                    count = property(_get_count)

                class Pages:
                    def _get_count(self):
                        return 1
                """
        ),
    ]

    @classmethod
    def subscriptions(cls) -> Iterator[Trigger]:
        for name in _HOOKS:
            yield OnMethod(_PAGINATOR, name)
            yield OnMember(_PAGINATOR, name)
        for name in _KEPT:
            yield OnMember(_PAGINATOR, name)

    def visit(self, site: Site) -> Iterator[Answer]:
        node, class_ = site.node, site.class_
        if isinstance(node, ast.Attribute):
            if node.attr in _HOOKS:
                yield from self._call(site, node)
            elif isinstance(node.ctx, ast.Load) and not _is_set_at_first(site, node):
                new = _KEPT[node.attr]
                message = f"A paginator has no {node.attr} any more: {new} keeps its value by itself"
                yield site.flag(message=message, advice=f"Override {new} with a cached_property.")
            return
        if not isinstance(node, ast.FunctionDef) or class_ is None or not self.replaceable:
            return
        new = _HOOKS[node.name]
        if new in site.scope.bindings or node.decorator_list or len(node.args.args) != 1:
            return
        decorator = (
            "property" if new == "page_range" else site.need("django.utils.functional.cached_property")
        )
        edits = [site.add_decorator(node, decorator), site.replace_name(node, new)]
        for part in ast.walk(class_):
            if (
                isinstance(part, ast.Call)
                and isinstance(part.func, ast.Attribute)
                and part.func.attr == node.name
            ):
                start, end = site.module.span(part.func)
                text = site.module.text[start : end - len(node.name)] + new
                edits.append(site.replace(part, text))
        yield site.suggest(edits)

    def _call(self, site: Site, node: ast.Attribute) -> Iterator[Answer]:
        call, found = site.call, site.infer(node.value)
        if call is None or call.args or call.keywords or found is None or not self.replaceable:
            return
        if any(isinstance(one, ast.ClassDef) for one in site.module.ancestors(node)):
            if isinstance(node.value, ast.Name) and node.value.id == "self":
                return  # goes with the class's own hooks
        if any(node.attr in facts.methods for facts in site.index.own_line(found.qname)):
            return
        yield site.fix(site.replace(call, f"{site.source(node.value)}.{_HOOKS[node.attr]}"))


def _is_set_at_first(site: Site, node: ast.Attribute) -> bool:
    """Whether a constructor in the file, or the body of the class, gives an attribute its first value."""
    class_ = site.class_
    if class_ is not None and node.attr in site.module.walk.scope_of[class_].bindings:
        return True
    return any(
        scope.node.name == "__init__"
        for use, scope in site.module.walk.attributes[node.attr]
        if isinstance(use.ctx, ast.Store) and isinstance(scope.node, ast.FunctionDef)
    )
