"""Views for errors and their ``exception``."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from codemods.index.facts import FunctionFacts
from codemods.index.index import Index
from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Flags, Keeps
from codemods.rules.rule import Rule
from codemods.rules.shapes.overrides import own_definition
from codemods.rules.site import Site
from codemods.rules.triggers import OnModule

_HANDLERS = ("handler400", "handler403", "handler404")
_TELLING = re.compile(r"40[034]|not_?found|denied|forbidden|bad_?request", re.IGNORECASE)


class ErrorViewSignature(Rule):
    """The views for the errors 400, 403 and 404 are given the ``exception``."""

    change = "1.9/error-view-signature"
    also = ("2.0/error-views-exception",)
    triggers = (OnModule(("request", *_HANDLERS)),)
    advice = "Let it take a parameter exception=None."
    examples = [
        Fixes(
            path="shop/views.py",
            before="""\
                from django.shortcuts import render

                def page_not_found(request):
                    return render(request, "404.html", status=404)

                def handler403(request, template_name="403.html"):
                    return render(request, template_name, status=403)

                def error(request):
                    return render(request, "500.html", status=500)
                """,
            after="""\
                from django.shortcuts import render

                def page_not_found(request, exception=None):
                    return render(request, "404.html", status=404)

                def handler403(request, template_name="403.html", exception=None):
                    return render(request, template_name, status=403)

                def error(request):
                    return render(request, "500.html", status=500)
                """,
            files={
                "shop/__init__.py": "",
                "shop/urls.py": "from shop.views import handler403\n"
                "handler404 = 'shop.views.page_not_found'\nhandler500 = 'shop.views.error'\n",
            },
        ),
        Flags(
            path="shop/urls.py",
            source="""\
                from shop.views import missing

                handler500 = handler404 = missing
                handler400 = 'shop.views.whole'

                class Denied(View):
                    def get(self, request):
                        pass

                class Whole(View):
                    def get(self, request, **kwargs):
                        pass

                handler403 = Denied.as_view()
                handler400 = Whole.as_view()
                """,
            lines=(3, 14),
            files={
                "shop/__init__.py": "",
                "shop/views.py": "def missing(request):\n    pass\n\ndef whole(request, exception):\n    pass\n",
            },
        ),
        Keeps(
            path="shop/views.py",
            source="""\
                def page_not_found(request, exception):
                    pass

                def not_found(request, *args, **kwargs):
                    pass

                def book_not_found(request):
                    pass
                """,
            files={
                "shop/__init__.py": "",
                "shop/urls.py": "from shop.views import not_found as handler403\nhandler404 = 'shop.views.page_not_found'\n",
            },
        ),
    ]

    def concerns(self, index: Index) -> bool:
        return any(index.binders(name) for name in _HANDLERS)

    def visit(self, site: Site) -> Iterator[Answer]:
        named = site.index.ask(_named)
        if named:
            yield from self._views(site, named)
        if any(name in site.module.walk.root.bindings for name in _HANDLERS):
            yield from self._handlers(site)

    def _views(self, site: Site, named: frozenset[str]) -> Iterator[Answer]:
        for node in site.module.tree.body:
            if not isinstance(node, ast.FunctionDef) or f"{site.module.name}.{node.name}" not in named:
                continue
            arguments = node.args
            names = [one.arg for one in [*arguments.posonlyargs, *arguments.args]]
            if not _TELLING.search(node.name) or not names or arguments.kwarg is not None:
                continue
            if "exception" in names or "exception" in [one.arg for one in arguments.kwonlyargs]:
                continue
            message = f"{node.name}() is called with an exception"
            if len(names) - len(arguments.defaults) > 1:
                yield site.flag(node=node, message=message, advice="Name its second parameter exception.")
            else:
                yield site.fix(site.add_parameter(node, "exception", "None"), node=node, message=message)

    def _handlers(self, site: Site) -> Iterator[Answer]:
        """Handlers whose names do not tell what they are: told where they are named."""
        for node in site.module.tree.body:
            if not isinstance(node, ast.Assign):
                continue
            handlers = [one.id for one in node.targets if isinstance(one, ast.Name) and one.id in _HANDLERS]
            if not handlers:
                continue
            value, handler = node.value, handlers[0]
            if isinstance(value, ast.Call):
                yield from self._of_class(site, value, handler)
                continue
            named = value.value if isinstance(value, ast.Constant) else site.resolve(value)
            if not isinstance(named, str):
                continue
            module, _, name = site.index.name(named).qname.rpartition(".")
            facts = site.index.modules.get(module)
            function = facts.functions.get(name) if facts is not None else None
            if function is not None and not _TELLING.search(name) and not _takes(function):
                yield site.flag(node=value, message=f"{name}() is called with an exception as {handler}")

    def _of_class(self, site: Site, call: ast.Call, handler: str) -> Iterator[Answer]:
        """``handler404 = Missing.as_view()``: its methods are given the exception."""
        if not isinstance(call.func, ast.Attribute) or call.func.attr != "as_view":
            return
        owner = site.resolve(call.func.value)
        for name in ("get", "post", "dispatch") if owner is not None else ():
            method = own_definition(site, owner or "", name)
            if method is not None and not _takes(method):
                yield site.flag(node=call, message=f"{name}() is called with an exception as {handler}")
                return


def _named(index: Index) -> frozenset[str]:
    """Names that modules with handlers of errors take or write as texts."""
    takers = [facts for handler in _HANDLERS for facts in index.binders(handler)]
    return frozenset(index.name(name).qname for facts in takers for name in (*facts.uses, *facts.strings))


def _takes(function: FunctionFacts) -> bool:
    if function.var_keyword or function.decorators:
        return True
    return "exception" in (*function.positional, *function.keyword_only)
