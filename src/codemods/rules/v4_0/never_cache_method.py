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
_METHODS = frozenset(["delete", "dispatch", "get", "head", "patch", "post", "put"])
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

                    @never_cache
                    def head(this, request):
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

                    @method_decorator(never_cache)
                    def head(this, request):
                        return answer(request)
                """,
        ),
        Flags(
            """\
                from django.views.decorators.cache import never_cache
                from django.views.generic import View

                class Status(View):
                    dispatch = never_cache(View.dispatch)

                    def put(self, request):
                        return answer(request)

                    patch = never_cache(put)

                Status.put = never_cache(Status.put)
                """,
            lines=(5, 10, 12),
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
                    page = never_cache(view)

                server.get = never_cache(server.get)

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
            names = [one.arg for one in parent.args.args]
            bound = names[:1] in (["self"], ["cls"]) or names[1:2] == ["request"]
            if bound and isinstance(site.module.parents.get(parent), ast.ClassDef):
                yield site.fix(site.replace(node, f"{site.need(_METHOD)}({site.source(node)})"))
        elif isinstance(parent, ast.Call) and parent.func is node and parent.args:
            statement = site.module.parents.get(parent)
            if isinstance(statement, ast.Assign) and self._is_method(site, parent.args[0], statement):
                yield site.flag(node=parent)

    def _is_method(self, site: Site, given: ast.expr, statement: ast.Assign) -> bool:
        """Whether a method is decorated by an assignment: in the body of a class, or from outside."""
        inside = isinstance(site.module.parents.get(statement), ast.ClassDef)
        if isinstance(given, ast.Name):
            bound = site.scope.bindings.get(given.id, ()) if inside else ()
            return any(isinstance(one.node, ast.FunctionDef | ast.AsyncFunctionDef) for one in bound)
        if not isinstance(given, ast.Attribute) or given.attr not in _METHODS:
            return False
        named = site.source(statement.targets[0]) == site.source(given)
        return inside or (named and site.index.class_facts(site.resolve(given.value) or "") is not None)
