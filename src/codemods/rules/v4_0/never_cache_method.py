"""``never_cache`` on methods."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Flags, Keeps
from codemods.rules.rule import Rule
from codemods.rules.site import Site
from codemods.rules.triggers import OnName

_NEVER = "django.views.decorators.cache.never_cache"
_METHOD = "django.utils.decorators.method_decorator"


class NeverCacheMethod(Rule):
    """``never_cache`` refuses what is no request, so it is no decorator of methods."""

    change = "4.0/undocumented-never-cache-method"
    triggers = (OnName(_NEVER),)
    advice = "Put @method_decorator(never_cache) in its place."
    examples = [
        Fixes(
            before="""\
                from django.views.decorators.cache import never_cache
                from django.views.generic import View

                class Status(View):
                    @never_cache
                    def get(self, request, *args, **kwargs):
                        return answer(request)
                """,
            after="""\
                from django.utils.decorators import method_decorator
                from django.views.decorators.cache import never_cache
                from django.views.generic import View

                class Status(View):
                    @method_decorator(never_cache)
                    def get(self, request, *args, **kwargs):
                        return answer(request)
                """,
        ),
        Flags(
            """\
                from django.views.decorators.cache import never_cache
                from django.views.generic import View

                class Status(View):
                    dispatch = never_cache(View.dispatch)
                """,
            line=5,
        ),
        Keeps(
            """\
                from django.utils.decorators import method_decorator
                from django.views.decorators.cache import never_cache
                from django.views.generic import View

                @method_decorator(never_cache, name="dispatch")
                class Status(View):
                    @method_decorator(never_cache)
                    def get(self, request):
                        @never_cache
                        def inner(request):
                            return answer(request)
                        return inner(request)

                    @staticmethod
                    @never_cache
                    def plain(request):
                        return answer(request)

                    urls = [path("", never_cache(view))]

                @never_cache
                def status(request):
                    return answer(request)
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        node, parent = site.node, site.parent
        if site.kind != "use" or not isinstance(node, ast.expr):
            return
        if isinstance(parent, ast.FunctionDef | ast.AsyncFunctionDef) and node in parent.decorator_list:
            first = parent.args.args[0].arg if parent.args.args else ""
            if first in ("self", "cls") and isinstance(site.module.parents.get(parent), ast.ClassDef):
                yield site.fix(site.replace(node, f"{site.need(_METHOD)}({site.source(node)})"))
        elif isinstance(parent, ast.Call) and parent.func is node and parent.args:
            given, statement = parent.args[0], site.module.parents.get(parent)
            if isinstance(statement, ast.Assign) and isinstance(given, ast.Attribute):
                owner = site.module.parents.get(statement)
                if isinstance(owner, ast.ClassDef) and given.attr in (
                    "dispatch",
                    "get",
                    "post",
                    "head",
                    "put",
                ):
                    yield site.flag(node=parent)
