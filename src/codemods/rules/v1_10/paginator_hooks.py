"""The private hooks of ``Paginator``."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Keeps, Suggests
from codemods.rules.rule import Rule
from codemods.rules.site import Site
from codemods.rules.triggers import OnMember, OnMethod, Trigger

_HOOKS = {"_get_count": "count", "_get_num_pages": "num_pages", "_get_page_range": "page_range"}


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
            yield OnMethod("django.core.paginator.Paginator", name)
            yield OnMember("django.core.paginator.Paginator", name)

    def visit(self, site: Site) -> Iterator[Answer]:
        node, class_ = site.node, site.class_
        if isinstance(node, ast.Attribute):
            yield from self._call(site, node)
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
