"""``Context`` and ``Template`` for ``TemplateResponse``."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer, CannotRewrite
from codemods.rules.examples import Fixes, Flags, Keeps, Suggests
from codemods.rules.rule import Rule
from codemods.rules.site import Site
from codemods.rules.triggers import OnCall
from codemods.rules.v1_8.template_contexts import context_of

_SIMPLE = "django.template.response.SimpleTemplateResponse"
_FULL = "django.template.response.TemplateResponse"


class TemplateresponseContextTemplate(Rule):
    """``TemplateResponse`` takes a plain dictionary and a template of an engine, not a ``Context`` or ``Template``."""

    change = "1.8/templateresponse-context-template"
    also = ("1.10/template-response-context", "1.10/template-response-template")
    triggers = (OnCall(_SIMPLE, subclasses=True),)
    available = "1.8"
    advice = "Give it a plain dictionary, and a name or a template of an engine."
    examples = [
        Fixes(
            before="""\
                from django.template import Context, RequestContext
                from django.template.response import SimpleTemplateResponse, TemplateResponse

                def view(request, data):
                    SimpleTemplateResponse("a.html", Context(data))
                    return TemplateResponse(request, "a.html", context=RequestContext(request, {"x": 1}))
                """,
            after="""\
                from django.template.response import SimpleTemplateResponse, TemplateResponse

                def view(request, data):
                    SimpleTemplateResponse("a.html", data)
                    return TemplateResponse(request, "a.html", context={"x": 1})
                """,
        ),
        Suggests(
            before="""\
                from django.template import Template
                from django.template.response import TemplateResponse

                def view(request):
                    return TemplateResponse(request, Template("{{ x }}"), {"x": 1})
                """,
            after="""\
                from django.template import engines
                from django.template.response import TemplateResponse

                def view(request):
                    return TemplateResponse(request, engines['django'].from_string("{{ x }}"), {"x": 1})
                """,
        ),
        Flags(
            """\
                from django.template import Context
                from django.template.response import TemplateResponse

                def view(request):
                    context = Context({})
                    return TemplateResponse(request, "a.html", context)
                """,
            line=6,
        ),
        Keeps(
            """\
                from django.template.response import TemplateResponse

                def view(request, context):
                    return TemplateResponse(request, ["a.html"], context, status=404)
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        call = site.node
        if not isinstance(call, ast.Call):
            return
        full = not site.is_name(call.func, _SIMPLE)
        shift = 1 if full else 0
        context = site.argument(call, "context", 1 + shift)
        template = site.argument(call, "template", shift)
        if isinstance(context, ast.Call | ast.Name):
            found = context_of(site, context)
            if found is not None:
                if not self.replaceable or not found.certain:
                    raise CannotRewrite("the context is made elsewhere")
                request = site.argument(call, "request", 0)
                if found.request is not None and (
                    not full or request is None or found.request != site.source(request)
                ):
                    raise CannotRewrite("the context has another request")
                yield site.fix(site.replace(context, found.data or "{}"))
        if isinstance(template, ast.Call) and site.is_name(
            template.func, "django.template.base.Template", "django.template.Template"
        ):
            if not self.replaceable or len(template.args) != 1 or template.keywords:
                yield site.flag(node=template)
                return
            engines = site.need("django.template.engines")
            yield site.suggest(
                site.replace(template, f"{engines}['django'].from_string({site.source(template.args[0])})"),
                node=template,
                advice="Take it if the engine in TEMPLATES has no other NAME than django.",
            )
