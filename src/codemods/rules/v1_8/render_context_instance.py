"""The argument ``context_instance`` of ``render()``."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer, CannotRewrite
from codemods.rules.examples import Fixes, Flags, Keeps
from codemods.rules.rule import Rule
from codemods.rules.site import Site
from codemods.rules.triggers import OnCall
from codemods.rules.v1_8.template_contexts import context_of, merged, takes_contexts


class RenderContextInstance(Rule):
    """``render()`` takes no ``context_instance``; it makes the context from the request itself."""

    change = "1.8/render-context-instance"
    also = ("1.10/render-context-instance",)
    triggers = (OnCall("django.shortcuts.render"),)
    advice = "Give render() the data as a plain dictionary."
    examples = [
        Fixes(
            before="""\
                from django.shortcuts import render
                from django.template import RequestContext

                def view(request, data):
                    render(request, "a.html", {"x": 1}, context_instance=RequestContext(request))
                    render(request, "a.html", context_instance=RequestContext(request, data))
                    return render(request, "a.html", {"x": 1}, RequestContext(request, data))
                """,
            after="""\
                from django.shortcuts import render

                def view(request, data):
                    render(request, "a.html", {"x": 1})
                    render(request, "a.html", data)
                    return render(request, "a.html", dict(data, **{"x": 1}))
                """,
        ),
        Fixes(
            before="""\
                from django.shortcuts import render

                def view(request):
                    return render(request, "a.html", {"x": 1}, None, "text/plain", 403)
                """,
            after="""\
                from django.shortcuts import render

                def view(request):
                    return render(request, "a.html", {"x": 1}, content_type="text/plain", status=403)
                """,
            current="1.8",
        ),
        Flags(
            """\
                from django.shortcuts import render

                def view(request, data):
                    return render(request, "a.html", data, made(request))
                """,
            line=4,
            current="1.8",
        ),
        Flags(
            """\
                from django.shortcuts import render
                from django.template import Context

                def view(request, context):
                    render(request, "a.html", {}, context_instance=Context({}))
                    return render(request, "a.html", {}, context_instance=context)
                """,
            lines=(5, 6),
        ),
        Keeps(
            """\
                from django.shortcuts import render

                def view(request):
                    return render(request, "a.html", {"x": 1}, "text/xml")
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        call = site.node
        if not isinstance(call, ast.Call):
            return
        given = site.argument(call, "context_instance", 3)
        if given is None:
            return
        named = site.keyword(call, "context_instance") is not None
        found = context_of(site, given)
        request = site.argument(call, "request", 0)
        old = takes_contexts(site)
        if found is None or not found.certain or request is None:
            if named or (old and not isinstance(given, ast.Constant)):
                yield site.flag()
            return
        if not named and isinstance(given, ast.Constant) and not (old and len(call.args) > 4):
            return  # no content type, rather than no context
        if found.request is None and found.data is not None:
            raise CannotRewrite("a Context runs no context processors, render() does")
        if found.request is not None and found.request != site.source(request):
            raise CannotRewrite("the context has another request")
        editor = site.edit_call(call)
        for position, name in ((7, "dirs"), (6, "current_app"), (5, "status"), (4, "content_type")):
            if editor.positional > position:
                editor.to_keyword(position, name)
        editor.remove("context_instance" if named else 3)
        editor.rename("dictionary", "context")
        place: int | str | None = "context" if editor.has("context") else 2 if editor.has(2) else None
        above = editor.text(place) if place is not None else None
        text = merged(found.data, above)
        if place is not None and text is not None and text != above:
            editor.value(place, text)
        elif place is None and text is not None:
            if editor.positional == 2:
                editor.add(None, text, at=2)
            else:
                editor.add("context", text)
        yield site.fix(editor.edit())
