"""The argument ``context_instance`` of ``render_to_response()``."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer, CannotRewrite
from codemods.rules.examples import Fixes, Flags, Keeps, Suggests
from codemods.rules.rule import Rule
from codemods.rules.site import Site
from codemods.rules.triggers import OnCall
from codemods.rules.v1_8.template_contexts import Given, context_of, merged


class RenderToResponseContextInstance(Rule):
    """``render_to_response()`` takes no ``context_instance``; ``render()`` takes the request."""

    change = "1.8/render-to-response-context-instance"
    also = ("1.10/render-to-response-context-instance",)
    triggers = (OnCall("django.shortcuts.render_to_response"),)
    available = "1.8"
    advice = "Call render() with the request, or give a plain dictionary."
    examples = [
        Fixes(
            before="""\
                from django.shortcuts import render_to_response, get_object_or_404
                from django.template import Context, RequestContext

                def one(request):
                    return render_to_response("a.html", {"x": 1}, context_instance=RequestContext(request))

                def two(request):
                    return render_to_response("a.html", locals(), RequestContext(request), content_type="text/xml")

                def three(self):
                    return render_to_response(
                        "a.html",
                        {
                            "x": 1,
                        },
                        context_instance=RequestContext(self.request),
                    )

                def four(request):
                    return render_to_response("a.html", RequestContext(request, {"x": 1}))

                def five(request, data, base):
                    render_to_response("a.html", context_instance=RequestContext(request))
                    render_to_response("a.html", data, context_instance=RequestContext(request, {"x": 1}))
                    return render_to_response("a.html", data, context_instance=Context(base))
                """,
            after="""\
                from django.shortcuts import render_to_response, get_object_or_404, render

                def one(request):
                    return render(request, "a.html", {"x": 1})

                def two(request):
                    return render(request, "a.html", locals(), content_type="text/xml")

                def three(self):
                    return render(
                        self.request,
                        "a.html",
                        {
                            "x": 1,
                        },
                    )

                def four(request):
                    return render(request, "a.html", {"x": 1})

                def five(request, data, base):
                    render(request, "a.html")
                    render(request, "a.html", dict({"x": 1}, **data))
                    return render_to_response("a.html", dict(base, **data))
                """,
        ),
        Fixes(
            before="""\
                from django.shortcuts import render_to_response
                from django.template import RequestContext

                def one(request):
                    return render_to_response("a.html", {}, RequestContext(request), "text/xml", 404)
                """,
            after="""\
                from django.shortcuts import render

                def one(request):
                    return render(request, "a.html", {}, content_type="text/xml", status=404)
                """,
            current="1.8",
        ),
        Fixes(
            before="""\
                from django import shortcuts, template

                def one(request):
                    return shortcuts.render_to_response("a.html", dictionary={}, context_instance=template.RequestContext(request))
                """,
            after="""\
                from django import shortcuts

                def one(request):
                    return shortcuts.render(request, "a.html", context={})
                """,
        ),
        Suggests(
            before="""\
                from django.shortcuts import render_to_response
                from django.template import RequestContext

                def one(request):
                    context = RequestContext(request, {"x": 1})
                    context["y"] = 2
                    return render_to_response("a.html", {}, context)
                """,
            after="""\
                from django.shortcuts import render
                from django.template import RequestContext

                def one(request):
                    context = RequestContext(request, {"x": 1})
                    context["y"] = 2
                    return render(request, "a.html", context.flatten())
                """,
        ),
        Flags(
            """\
                from django.shortcuts import render_to_response
                from django.template import RequestContext

                def one(request, context):
                    render_to_response("a.html", {}, RequestContext(request, processors=[]))
                    return render_to_response("a.html", {}, context_instance=context)
                """,
            lines=(5, 6),
        ),
        Keeps(
            """\
                from django.shortcuts import render_to_response
                from shop.shortcuts import render_to_response as own

                def one(request):
                    own("a.html", {}, context_instance=None)
                    render_to_response("a.html", {"x": 1}, "text/xml")
                    return render_to_response("a.html", {"x": 1}, content_type="text/xml")
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        call = site.node
        if not isinstance(call, ast.Call):
            return
        keyword = site.keyword(call, "context_instance")
        third = site.argument(call, "context_instance", 2)
        context = self._context(site, call)
        try:
            instance = context_of(site, third)
            whole = context_of(site, context) if instance is None and third is None else None
        except CannotRewrite as reason:
            yield self._flag(site, str(reason))
            return
        if isinstance(context, ast.Constant):
            whole = None
        if instance is None and whole is None:
            if keyword is not None:
                yield self._flag(site, "what the context holds cannot be told")
            return
        if not self.replaceable:
            if self.gone:
                yield site.flag()
            return
        found = instance or whole
        assert found is not None
        yield self._rewritten(site, call, found, context if whole is None else None)

    def _context(self, site: Site, call: ast.Call) -> ast.expr | None:
        for name in ("dictionary", "context"):
            value = site.argument(call, name, 1)
            if value is not None:
                return value
        return None

    def _flag(self, site: Site, reason: str) -> Answer:
        return site.flag(advice=f"{self.advice} Not rewritten: {reason}.")

    def _rewritten(self, site: Site, call: ast.Call, found: Given, above: ast.expr | None) -> Answer:
        editor = site.edit_call(call)
        for position, name in ((5, "dirs"), (4, "status"), (3, "content_type")):
            if editor.positional > position:
                editor.to_keyword(position, name)
        editor.remove("context_instance" if editor.has("context_instance") else 2)
        editor.rename("dictionary", "context")
        text = merged(found.data, site.source(above) if above is not None else None)
        place: int | str | None = "context" if editor.has("context") else 1 if editor.has(1) else None
        if text is None and place is not None:
            editor.remove(place)
        elif text is not None and place is not None:
            if above is None or text != site.source(above):
                editor.value(place, text)
        elif text is not None:
            if editor.positional == 1:
                editor.add(None, text, at=1)
            else:
                editor.add("context", text)
        if found.request is not None:
            func = call.func
            render = (
                f"{site.source(func.value)}.render"
                if isinstance(func, ast.Attribute)
                else site.need("django.shortcuts.render")
            )
            editor.callee(render).add(None, found.request, at=0)
        if found.certain:
            return site.fix(editor.edit())
        return site.suggest(
            editor.edit(),
            advice="The context processors run once more; check what the context is used for besides.",
        )
