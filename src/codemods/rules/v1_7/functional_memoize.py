"""``django.utils.functional.memoize()``."""

from __future__ import annotations

import ast

from codemods.rewrite.answer import CannotRewrite
from codemods.rules.examples import Flags, Keeps, Suggests
from codemods.rules.shapes.called import CallBecomes, arguments_of
from codemods.rules.site import Site
from codemods.source.scopes import BindingKind


class FunctionalMemoize(CallBecomes):
    """``memoize()`` is gone; ``lru_cache()`` remembers what a function has given."""

    change = "1.7/functional-memoize"
    also = ("1.9/memoize",)
    calls = {"django.utils.functional.memoize": (("func", "cache", "num_args"), "")}
    advice = "The cache is emptied with cache_clear() of the function; the dictionary is used no more."
    examples = [
        Suggests(
            before="""\
                from django.utils.functional import memoize

                _cache = {}

                def price(book, shop):
                    return 1

                price = memoize(price, _cache, 2)
                """,
            after="""\
                from functools import lru_cache

                _cache = {}

                def price(book, shop):
                    return 1

                price = lru_cache(maxsize=None)(price)
                """,
            target="3.0",
        ),
        Flags(
            """\
                from django.utils.functional import memoize

                def price(book, shop):
                    return 1

                price = memoize(price, {}, 1)
                """,
            line=6,
        ),
        Keeps(
            """\
                try:
                    from django.utils.lru_cache import lru_cache
                except ImportError:
                    from django.utils.functional import memoize
                """,
            current="1.8",
            target="3.2",
        ),
        Keeps(
            """\
                from shop.functional import memoize

                price = memoize(price, {}, 2)
                """
        ),
    ]

    def written(self, site: Site, call: ast.Call) -> tuple[str, bool]:
        given = arguments_of(site, call, ("func", "cache", "num_args"))
        function, count = given.get("func"), given.get("num_args")
        if not isinstance(function, ast.Name) or not isinstance(count, ast.Constant):
            raise CannotRewrite("what is remembered cannot be told")
        scope = site.module.scope_at(function).owner(function.id)
        bindings = scope.bindings[function.id] if scope is not None else []
        definition = next((one.node for one in bindings if one.kind is BindingKind.FUNCTION), None)
        if not isinstance(definition, ast.FunctionDef):
            raise CannotRewrite("what is remembered cannot be told")
        arguments = definition.args
        if arguments.vararg or arguments.kwarg or len(arguments.args) != count.value:
            raise CannotRewrite("not every argument counts, and lru_cache() counts them all")
        from codemods.django import api

        name = "django.utils.lru_cache.lru_cache"
        if not all(api.exists(name, release) for release in self.range.supported):
            name = "functools.lru_cache"
        return f"{site.need(name)}(maxsize=None)({function.id})", False
