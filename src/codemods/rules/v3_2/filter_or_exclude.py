"""``QuerySet._filter_or_exclude()`` and how it is given its conditions."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.findings import Edit
from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Flags, Keeps
from codemods.rules.rule import Rule
from codemods.rules.shapes.docstrings import insert_first
from codemods.rules.shapes.mixed_in import overrides_hook_of
from codemods.rules.shapes.overrides import is_super
from codemods.rules.site import Site
from codemods.rules.triggers import OnAttribute, OnFunction

_QUERYSET = "django.db.models.query.QuerySet"
_NAMES = ("_filter_or_exclude", "_filter_or_exclude_inplace")


class FilterOrExclude(Rule):
    """``QuerySet._filter_or_exclude()`` takes the conditions as a tuple and a dict."""

    change = "3.2/filter-or-exclude-signature"
    available = "3.2"
    triggers = (*map(OnFunction, _NAMES), *map(OnAttribute, _NAMES))
    advice = "Take (self, negate, args, kwargs), and hand args and kwargs on as they are."
    examples = [
        Fixes(
            before="""\
                from django.db.models import QuerySet

                class BookSet(QuerySet):
                    def _filter_or_exclude(self, negate, *args, **kwargs):
                        '''Books of all shelves.'''
                        more = conditions(self.model, kwargs)
                        return super(BookSet, self)._filter_or_exclude(negate, *(list(args) + more), **kwargs)

                    def shelved(self, *args, **kwargs):
                        return self._filter_or_exclude(False, *args, **kwargs)

                class PageMixin(object):
                    def _filter_or_exclude(self, negate, *args, **kwargs):
                        return super()._filter_or_exclude(negate, Q(page=1), *args, book=1, **kwargs)

                class PageSet(PageMixin, QuerySet):
                    def first_ones(self):
                        return self._filter_or_exclude(False, page__lt=3)

                    def last_ones(self, *args):
                        return self.all()._filter_or_exclude(True, *args)

                class NameSet(QuerySet):
                    def _filter_or_exclude(self, negate, *args, **kwargs):
                        return QuerySet._filter_or_exclude(self, negate, *args, **kwargs)
                """,
            after="""\
                from django.db.models import QuerySet

                class BookSet(QuerySet):
                    def _filter_or_exclude(self, negate, args, kwargs):
                        '''Books of all shelves.'''
                        kwargs = dict(kwargs)
                        more = conditions(self.model, kwargs)
                        return super(BookSet, self)._filter_or_exclude(negate, tuple(list(args) + more), kwargs)

                    def shelved(self, *args, **kwargs):
                        return self._filter_or_exclude(False, args, kwargs)

                class PageMixin(object):
                    def _filter_or_exclude(self, negate, args, kwargs):
                        return super()._filter_or_exclude(negate, (Q(page=1), *args), {"book": 1, **kwargs})

                class PageSet(PageMixin, QuerySet):
                    def first_ones(self):
                        return self._filter_or_exclude(False, (), {"page__lt": 3})

                    def last_ones(self, *args):
                        return self.all()._filter_or_exclude(True, args, {})

                class NameSet(QuerySet):
                    def _filter_or_exclude(self, negate, args, kwargs):
                        return QuerySet._filter_or_exclude(self, negate, args, kwargs)
                """,
        ),
        Flags(
            """\
                from django.db.models import QuerySet

                class PageSet(QuerySet):
                    def _filter_or_exclude(self, negate, *args, **kwargs):
                        return super()._filter_or_exclude(*[negate, *args], **kwargs)

                class BookSet(QuerySet):
                    def _filter_or_exclude(self, negate, *args, **kwargs):
                        return super()._filter_or_exclude(
                            negate,  # as asked
                            *args,
                            **kwargs
                        )
                """,
            lines=(4, 5, 8, 9),
        ),
        Keeps(
            """\
                from django.db.models import QuerySet

                class BookSet(QuerySet):
                    def _filter_or_exclude(self, negate, args, kwargs):
                        return super()._filter_or_exclude(negate, args, kwargs)

                class PageSet(QuerySet):
                    def _filter_or_exclude(self, *args, **kwargs):
                        return super()._filter_or_exclude(*args, **kwargs)

                class NameSet(QuerySet):
                    def _filter_or_exclude(self, negate, args, kwargs):
                        return QuerySet._filter_or_exclude(self, negate, args, kwargs)

                class Search(Engine):
                    def _filter_or_exclude(self, negate, *args, **kwargs):
                        return super()._filter_or_exclude(negate, *args, **kwargs)
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        node = site.node
        if isinstance(node, ast.FunctionDef):
            class_ = site.module.parents.get(node)
            if isinstance(class_, ast.ClassDef) and overrides_hook_of(site, class_, _QUERYSET):
                yield from self._override(site, node)
        elif isinstance(node, ast.Attribute) and site.call is not None:
            if _is_self(node.value) or is_super(node.value):
                if not overrides_hook_of(site, site.class_, _QUERYSET):
                    return
            else:
                found = site.infer(node.value)
                if found is None or not site.index.is_subclass(found.qname, _QUERYSET):
                    return
            function = site.function
            if function is None or function.name not in _NAMES or not _takes_old(function):
                if not _hands_all_on(function, site.call):
                    yield from self._call(site, site.call)

    def _override(self, site: Site, node: ast.FunctionDef) -> Iterator[Answer]:
        given = node.args
        if not _takes_old(node):
            return
        calls = [
            one
            for one in ast.walk(node)
            if isinstance(one, ast.Call) and isinstance(one.func, ast.Attribute) and one.func.attr in _NAMES
        ]
        texts = [self._arguments(site, one) for one in calls]
        if given.vararg is None or given.kwarg is None or len(given.args) != 2 or given.kwonlyargs:
            yield site.flag()
            return
        if None in texts or not self.replaceable:
            yield site.flag()
            for call, text in zip(calls, texts, strict=True):
                if text is None:
                    yield site.flag(node=call)
            return
        args, kwargs = given.vararg.arg, given.kwarg.arg
        start = site.module.span(given.args[1])[1]
        end = site.module.span(given.kwarg)[1]
        edits = [Edit(start, end, f", {args}, {kwargs}")]
        handed = {id(one.value) for call in calls for one in call.keywords if one.arg is None}
        loose = [
            one
            for one in ast.walk(node)
            if isinstance(one, ast.Name) and one.id == kwargs and id(one) not in handed
        ]
        if loose:  # it used to be a dict of the method's own
            edits.append(insert_first(site, node, f"{kwargs} = dict({kwargs})"))
        for call, text in zip(calls, texts, strict=True):
            edits.append(site.replace(call, f"{site.source(call.func)}({text})"))
        yield site.fix(edits)

    def _call(self, site: Site, call: ast.Call) -> Iterator[Answer]:
        if _new_form(call):
            return
        text = self._arguments(site, call)
        if text is None or not self.replaceable:
            yield site.flag(node=call)
        else:
            yield site.fix(site.replace(call, f"{site.source(call.func)}({text})"), node=call)

    def _arguments(self, site: Site, call: ast.Call) -> str | None:
        """The arguments in the new form; None where it cannot be told which is which."""
        first = 1 if _is_by_class(call) else 0
        if len(call.args) <= first or any(isinstance(one, ast.Starred) for one in call.args[: first + 1]):
            return None
        if "#" in site.source(call):
            return None  # a comment may stand inside
        rest = call.args[first + 1 :]
        if len(rest) == 1 and isinstance(rest[0], ast.Starred):
            value = rest[0].value
            text = site.source(value)
            args = text if isinstance(value, ast.Name) else f"tuple({_bare(text)})"
        else:
            inside = ", ".join(site.source(one) for one in rest)
            args = f"({inside}{',' if len(rest) == 1 else ''})"
        if len(call.keywords) == 1 and call.keywords[0].arg is None:
            kwargs = site.source(call.keywords[0].value)
        else:
            kwargs = ", ".join(
                f"**{site.source(one.value)}" if one.arg is None else f'"{one.arg}": {site.source(one.value)}'
                for one in call.keywords
            )
            kwargs = f"{{{kwargs}}}"
        return ", ".join([*map(site.source, call.args[: first + 1]), args, kwargs])


def _bare(text: str) -> str:
    """The text of an expression without brackets that go around all of it."""
    try:
        if text.startswith("(") and text.endswith(")"):
            ast.parse(text[1:-1], mode="eval")
            return text[1:-1] if "," not in text else text
    except SyntaxError:
        pass
    return text


def _is_self(node: ast.AST) -> bool:
    return isinstance(node, ast.Name) and node.id == "self"


def _is_by_class(call: ast.Call) -> bool:
    """``Base.method(self, …)``."""
    owner = call.func.value if isinstance(call.func, ast.Attribute) else call.func
    return bool(call.args) and _is_self(call.args[0]) and not _is_self(owner) and not is_super(owner)


def _takes_old(node: ast.AST) -> bool:
    """Whether a method names what is negated and gathers the conditions."""
    if not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
        return False
    given = node.args
    return len(given.args) > 1 and (given.vararg is not None or given.kwarg is not None)


def _hands_all_on(node: ast.AST | None, call: ast.Call) -> bool:
    """Whether an override of the method does nothing but hand on all that it gets."""
    if not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) or node.name not in _NAMES:
        return False
    return bool(call.args) and isinstance(call.args[0], ast.Starred)


def _new_form(call: ast.Call) -> bool:
    """Whether a call gives one tuple and one dict, as names, literals or by keyword."""
    if any(isinstance(one, ast.Starred) for one in call.args) or any(
        one.arg is None for one in call.keywords
    ):
        return False
    named = {one.arg for one in call.keywords}
    return len(call.args) + len(named & {"negate", "args", "kwargs"}) == (4 if _is_by_class(call) else 3)
