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


class ClassViewContexts(Rule):
    """What a class-based view renders is a plain dictionary, not a ``Context``."""

    change = "1.8/templateresponse-context-template"
    also = ("1.10/template-response-context",)
    triggers = (OnCall("django.template.Context", subclasses=True),)
    available = "1.8"
    advice = TemplateresponseContextTemplate.advice
    examples = [
        Fixes(
            before="""\
                from django.template import RequestContext
                from django.template.response import TemplateResponse
                from django.views.generic import TemplateView

                class Page(TemplateView):
                    def get_context_data(self, **kwargs):
                        context = super(Page, self).get_context_data(**kwargs)
                        return RequestContext(self.request, context)

                    def get(self, request):
                        return self.render_to_response(RequestContext(request, {"x": 1}))

                class Other(TemplateView):
                    def render_to_response(self, context, **kwargs):
                        return super().render_to_response(RequestContext(self.request, context), **kwargs)

                class Response(TemplateResponse):
                    def resolve_context(self, context):
                        return RequestContext(self._request, context)
                """,
            after="""\
                from django.template.response import TemplateResponse
                from django.views.generic import TemplateView

                class Page(TemplateView):
                    def get_context_data(self, **kwargs):
                        context = super(Page, self).get_context_data(**kwargs)
                        return context

                    def get(self, request):
                        return self.render_to_response({"x": 1})

                class Other(TemplateView):
                    def render_to_response(self, context, **kwargs):
                        return super().render_to_response(context, **kwargs)

                class Response(TemplateResponse):
                    def resolve_context(self, context):
                        return context
                """,
        ),
        Suggests(
            before="""\
                from django.http import HttpResponse
                from django.template import RequestContext, Template
                from django.views.generic import TemplateView

                class Page(TemplateView):
                    def get(self, request):
                        return self.render_to_response(RequestContext(request, {"x": 1}))

                    def render_to_response(self, context):
                        return HttpResponse(Template("x").render(context))
                """,
            after="""\
                from django.http import HttpResponse
                from django.template import Template
                from django.views.generic import TemplateView

                class Page(TemplateView):
                    def get(self, request):
                        return self.render_to_response({"x": 1})

                    def render_to_response(self, context):
                        return HttpResponse(Template("x").render(context))
                """,
        ),
        Flags(
            """\
                from django.template import RequestContext
                from django.views.generic import TemplateView

                class Page(TemplateView):
                    def get_context_data(self, **kwargs):
                        return RequestContext(self.request, kwargs, [extra])
                """,
            line=6,
        ),
        Keeps(
            """\
                from django.template import Context, RequestContext, Template
                from django.views.generic import TemplateView

                class Page(TemplateView):
                    def get_text(self):
                        return Template("x").render(RequestContext(self.request, {}))

                    def get_context_data(self, **kwargs):
                        return {"text": Template("x").render(Context(kwargs))}

                class Mail:
                    def get_context_data(self):
                        return Context({})
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        call, parent, class_ = site.node, site.parent, site.class_
        if not isinstance(call, ast.Call) or class_ is None or not site.descends(class_, *_RENDERING):
            return
        if isinstance(parent, ast.Return):
            if site.function is None or site.function.name not in ("get_context_data", "resolve_context"):
                return
        elif not (isinstance(parent, ast.Call) and _renders(site, parent) and call in parent.args[:1]):
            return
        found = context_of(site, call)
        own = found is not None and found.request in (None, "request", "self.request", "self._request")
        if found is None or not found.certain or not own or not self.replaceable:
            yield site.flag()
            return
        edit = site.replace(call, found.data or "{}")
        if self._is_rendered_by_own(site, class_, parent):
            yield site.suggest(
                edit, advice="Take it if the render_to_response() of the project is content with that."
            )
        else:
            yield site.fix(edit)

    def _is_rendered_by_own(self, site: Site, class_: ast.ClassDef, parent: ast.AST) -> bool:
        """Whether the context goes to a ``render_to_response()`` of the project's own."""
        own = f"{site.module.name}.{class_.name}"
        above = isinstance(parent, ast.Call) and site.source(parent.func).startswith("super(")
        lines = [site.index.ancestry(one) for one in (own, *site.index.heirs(own))]
        classes = [one for line in lines for one in line if not (above and one == own)]
        known = [site.index.class_facts(one) for one in classes]
        return any(one is not None and "render_to_response" in one.members for one in known)


_RENDERING = (
    "django.views.generic.base.ContextMixin",
    "django.views.generic.base.TemplateResponseMixin",
    _SIMPLE,
)


def _renders(site: Site, call: ast.Call) -> bool:
    """Whether a call is ``self.render_to_response(…)`` or that of ``super()``."""
    func = call.func
    return (
        isinstance(func, ast.Attribute)
        and func.attr == "render_to_response"
        and site.source(func.value).startswith(("self", "super("))
    )
