"""``django.shortcuts.render_to_response()``."""

from __future__ import annotations

import ast

from codemods.rewrite.answer import CannotRewrite
from codemods.rules.examples import Fixes, Flags, Keeps
from codemods.rules.shapes.called import CallBecomes
from codemods.rules.site import Site
from codemods.rules.v1_8.template_contexts import takes_contexts


class RenderToResponse(CallBecomes):
    """``render_to_response()`` made way for ``render()``, which takes the request first; ``None`` is what it did."""

    change = "2.0/render-to-response"
    also = ("3.0/render-to-response",)
    calls = {"django.shortcuts.render_to_response": ((), "")}
    advice = "Give render() the request in place of None where the template wants the context processors' variables."
    examples = [
        Fixes(
            before="""\
                from django.shortcuts import get_object_or_404, render_to_response

                def detail(request, pk):
                    order = get_object_or_404(Order, pk=pk)
                    return render_to_response("order.html", {"order": order}, status=201)
                """,
            after="""\
                from django.shortcuts import get_object_or_404, render

                def detail(request, pk):
                    order = get_object_or_404(Order, pk=pk)
                    return render(None, "order.html", {"order": order}, status=201)
                """,
        ),
        Fixes(
            before="""\
                from django import shortcuts

                def detail(request):
                    return shortcuts.render_to_response(
                        "order.html",
                        context={},
                    )
                """,
            after="""\
                from django import shortcuts

                def detail(request):
                    return shortcuts.render(
                        None,
                        "order.html",
                        context={},
                    )
                """,
        ),
        Flags(
            """\
                from functools import partial

                from django.shortcuts import render_to_response

                detail = partial(render_to_response, "order.html")
                """,
            line=3,
        ),
        Flags(
            """\
                from django.shortcuts import render_to_response

                def detail(ctx):
                    return render_to_response("order.html", {}, ctx)
                """,
            line=4,
            current="1.9",
        ),
        Keeps(
            """\
                from django.shortcuts import render
                from django.views.generic import TemplateView

                class Detail(TemplateView):
                    def get(self, request):
                        if request.GET:
                            return render(request, "a.html")
                        return self.render_to_response({})
                """
        ),
    ]

    def written(self, site: Site, call: ast.Call) -> tuple[str, bool]:
        if site.keyword(call, "context_instance") is not None or any(
            _context(site, one) for one in call.args
        ):
            raise CannotRewrite("a context is given, which render() makes by itself")
        third = call.args[2] if len(call.args) > 2 else None
        if third is not None and takes_contexts(site) and not isinstance(getattr(third, "value", None), str):
            raise CannotRewrite("the third argument is a context for the release that this runs on")
        if not call.args and not call.keywords:
            raise CannotRewrite("no template is given")
        func = call.func
        owner = site.source(func.value) if isinstance(func, ast.Attribute) else ""
        editor = site.edit_call(call)
        editor.callee(f"{owner}.render" if owner else site.need("django.shortcuts.render", call))
        return editor.add(None, "None", at=0).code, True


def _context(site: Site, node: ast.expr) -> bool:
    """Whether an argument is a template context, as Django before 1.10 took one."""
    return isinstance(node, ast.Call) and site.is_name(
        node.func, "django.template.RequestContext", "django.template.Context"
    )
